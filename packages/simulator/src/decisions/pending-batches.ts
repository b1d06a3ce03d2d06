import type { FactColumn } from "../columns/fact-column.js";
import type { Extent, ScratchFile } from "../columns/scratch-file.js";
import type { PendingBatch } from "./pending.js";

/** Batches that wait for the end of the log: in memory as long as they are few, in a scratch file beyond. */
export interface PendingBatches {
  readonly add: (batch: PendingBatch) => void;
  /** All of them in the order in which they were added, each once. */
  readonly take: () => Iterable<PendingBatch>;
}

/** A batch whose columns are in the scratch file; what is left in memory is small. */
interface StoredBatch {
  readonly extent: Extent;
  /** The batch with empty columns in the place of its own, and how long these are. */
  readonly batch: PendingBatch;
  readonly lengths: readonly number[];
  readonly ids: { readonly isText: boolean; readonly bytes: number };
}

/** No batches. @param memory - bytes beyond which the scratch file is used */
export function createPendingBatches(scratch: ScratchFile, memory: number): PendingBatches {
  const waiting: (PendingBatch | StoredBatch)[] = [];
  let held = 0;
  return {
    add(batch) {
      held += sizeOf(batch);
      waiting.push(held > memory ? store(batch, scratch) : batch);
    },
    *take() {
      for (const each of waiting.splice(0)) yield "extent" in each ? load(each, scratch) : each;
    },
  };
}

/** What is done with each column of a batch, by the size of its numbers. */
interface ColumnChange {
  readonly u8: (column: Uint8Array) => Uint8Array;
  readonly u16: (column: Uint16Array) => Uint16Array;
  readonly u32: (column: Uint32Array) => Uint32Array;
  readonly i32: (column: Int32Array) => Int32Array;
}

/** The batch with other columns, in a fixed order each in the place of the one that it is made of. */
function mapColumns(batch: PendingBatch, { u8, u16, u32, i32 }: ColumnChange): PendingBatch {
  const { places, live, campaigns, leaves, repeats, recorded, hours, groups, facts } = batch;
  const changeCodes = ({ codes, contexts }: FactColumn): FactColumn => ({
    codes: codes instanceof Uint8Array ? u8(codes) : u32(codes),
    contexts,
  });
  return {
    ...batch,
    places: { ...places, lines: u32(places.lines), skipped: places.skipped && u32(places.skipped) },
    live: u32(live),
    campaigns: u16(campaigns),
    leaves: leaves.map(({ yes, no }) => ({ yes: u32(yes), no: u32(no) })),
    repeats: repeats && u8(repeats),
    recorded: recorded && { yes: u32(recorded.yes), no: u32(recorded.no) },
    hours: hours && u32(hours),
    groups: groups.map((group) => i32(group)),
    facts: facts && {
      ...facts,
      columns: new Map([...facts.columns].map(([key, column]) => [key, changeCodes(column)])),
    },
  };
}

/** The columns of a batch, in that order. */
function columnsOf(batch: PendingBatch): readonly (Uint8Array | Uint16Array | Uint32Array | Int32Array)[] {
  const columns: (Uint8Array | Uint16Array | Uint32Array | Int32Array)[] = [];
  const collect = <Column extends (typeof columns)[number]>(column: Column): Column => {
    columns.push(column);
    return column;
  };
  mapColumns(batch, { u8: collect, u16: collect, u32: collect, i32: collect });
  return columns;
}

function sizeOf(batch: PendingBatch): number {
  return columnsOf(batch).reduce((sum, { byteLength }) => sum + byteLength, 0) + batch.places.ids.length * 2;
}

/** The bytes of each column begin where those of its numbers may. */
const ALIGNMENT = 4;

function store(batch: PendingBatch, scratch: ScratchFile): StoredBatch {
  const columns = columnsOf(batch);
  const { ids } = batch.places;
  const text = typeof ids === "string" ? Buffer.from(ids, "utf16le") : new Uint8Array(0);
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + aligned(column.byteLength), 0) + text.length);
  let place = 0;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), place);
    place += aligned(column.byteLength);
  }
  bytes.set(text, place);
  const emptied = mapColumns(batch, NO_COLUMNS);
  return {
    extent: scratch.write(bytes),
    batch: typeof ids === "string" ? { ...emptied, places: { ...emptied.places, ids: "" } } : emptied,
    lengths: columns.map(({ length }) => length),
    ids: { isText: typeof ids === "string", bytes: text.length },
  };
}

/** One of each for all batches: there may be tens of thousands of these. */
const EMPTY = { u8: new Uint8Array(0), u16: new Uint16Array(0), u32: new Uint32Array(0), i32: new Int32Array(0) };

const NO_COLUMNS: ColumnChange = {
  u8: () => EMPTY.u8,
  u16: () => EMPTY.u16,
  u32: () => EMPTY.u32,
  i32: () => EMPTY.i32,
};

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function load({ extent, batch, lengths, ids }: StoredBatch, scratch: ScratchFile): PendingBatch {
  const buffer = new ArrayBuffer(extent.length);
  scratch.read(extent, new Uint8Array(buffer));
  let place = 0;
  let next = 0;
  /** Where the next column begins, and how long it is. */
  const nextPlace = (bytes: number): readonly [start: number, length: number] => {
    const length = lengths[next] ?? 0;
    const start = place;
    next += 1;
    place += aligned(length * bytes);
    return [start, length];
  };
  const loaded = mapColumns(batch, {
    u8: () => new Uint8Array(buffer, ...nextPlace(1)),
    u16: () => new Uint16Array(buffer, ...nextPlace(2)),
    u32: () => new Uint32Array(buffer, ...nextPlace(4)),
    i32: () => new Int32Array(buffer, ...nextPlace(4)),
  });
  if (!ids.isText) return loaded;
  const text = Buffer.from(buffer, place, ids.bytes).toString("utf16le");
  return { ...loaded, places: { ...loaded.places, ids: text } };
}
