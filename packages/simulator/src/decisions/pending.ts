import type { CallContext } from "@recond/evaluator";
import type { CallId } from "../logs/call-id.js";
import { type Bits, clearBit, forEachRow } from "../columns/bits.js";
import type { FactColumn } from "../columns/fact-column.js";
import { flagColumn } from "../columns/flag-column.js";
import type { Truths } from "../columns/truths.js";
import { AGAIN, DIFFERENT, isLive, repeatIn, REPLACED } from "../facts/call-index.js";
import { REPEAT_UNCLEAR, REPEAT_UNKNOWN } from "../facts/repeats.js";
import type { CallPlace } from "../replay/simulation.js";
import type { AskedRows, RowsSource } from "./asked-rows.js";

/** A batch that waits for what only the whole log can tell: plain data, without the texts of its rows but for their ids. */
export interface PendingBatch extends Pick<
  AskedRows,
  "live" | "campaigns" | "leaves" | "repeats" | "recorded" | "hours"
> {
  readonly rows: number;
  readonly places: Places;
  /** What the facts of a row are made of; undefined where they are not to be kept. */
  readonly facts: PendingFacts | undefined;
  /** For each field by which is grouped, the group of each row: its index in the values of that field. */
  readonly groups: readonly Int32Array[];
}

interface PendingFacts extends Pick<NonNullable<AskedRows["facts"]>, "odd"> {
  /** The codes of the rows, and what each code stands for. */
  readonly columns: readonly { readonly codes: FactColumn["codes"]; readonly values: readonly CallContext[] }[];
}

/** Where the rows of a batch stand. */
export interface Places {
  readonly file: string;
  /** Which row of the log the first one is, from 1. */
  readonly firstNumber: number;
  readonly lines: Uint32Array;
  /** How many rows before each of them could not be read; null where none is of these. */
  readonly skipped: Uint32Array | null;
  readonly ids: AskedRows["ids"];
}

/** A batch of which everything is known. */
export interface SettledBatch extends Omit<PendingBatch, "repeats" | "places" | "facts"> {
  readonly placeOf: (row: number) => CallPlace;
  /** The facts of a row; undefined where they were not kept. */
  readonly callOf: ((row: number) => CallContext) | undefined;
  readonly counts: SettledCounts;
  /** By fact the rows of which only the campaign told it. */
  readonly fromCampaign?: ReadonlyMap<string, Bits>;
}

/** What the whole log told of a batch. */
export interface SettledCounts {
  readonly replaced: number;
  readonly duplicates: number;
  /** Calls whose `repeat` follows from the log, and calls of which the log itself says it. */
  readonly derivedRepeats: number;
  readonly givenRepeats: number;
  /** Calls of which both say it, and do not agree. */
  readonly disagreements: number;
  /** Rows that say something else than the first one of their id, and rows that correct a call that another row corrects, too. */
  readonly different: readonly number[];
  readonly again: readonly number[];
}

/** Takes out of rows what is needed later. */
export function pendingBatch(
  { source, live, campaigns, leaves, repeats, recorded, hours, facts, ids }: AskedRows,
  { firstNumber, file, groups }: Pick<Places, "firstNumber" | "file"> & Pick<PendingBatch, "groups">,
): PendingBatch {
  const { rows, lines } = source;
  const places = { file, firstNumber, lines, skipped: skippedBefore(source), ids };
  return { rows, places, live, campaigns, leaves, repeats, recorded, hours, groups, facts: facts && ownFacts(facts) };
}

/** The values that the rows of a batch have, without the others that the log had so far. */
function ownFacts({ columns, odd }: NonNullable<AskedRows["facts"]>): PendingFacts {
  const ownColumns = [...columns.values()].map(({ codes, contexts }) => {
    const places = new Map([...new Set(codes)].map((code, place) => [code, place]));
    return {
      codes: codes.map((code) => places.get(code) ?? 0),
      values: Array.from(places.keys(), (code) => contexts.values[code] ?? {}),
    };
  });
  return { columns: ownColumns, odd };
}

/** What the log itself says outweighs what was worked out. */
function givenOr(worked: number, given = REPEAT_UNKNOWN): number {
  if (given === REPEAT_UNCLEAR) return REPEAT_UNKNOWN;
  return given === REPEAT_UNKNOWN ? worked : given;
}

/** Both lists are in the order of the file. */
function skippedBefore({ lines, rejected }: RowsSource): Uint32Array | null {
  const lost = rejected.filter(({ isRow }) => isRow);
  if (lost.length === 0) return null;
  let next = 0;
  return Uint32Array.from(lines, (line) => {
    while (next < lost.length && (lost[next]?.line ?? 0) < line) next += 1;
    return next;
  });
}

/** Tells where rows stand. */
export function placeGetter({ file, firstNumber, lines, skipped, ids }: Places): (row: number) => CallPlace {
  let split: readonly (CallId | undefined)[] | undefined;
  return (row) => {
    split ??= typeof ids === "string" ? ids.split("\n") : ids;
    const line = lines[row] ?? 0;
    const id = split[row];
    return {
      file,
      line,
      row: firstNumber + row + (skipped?.[row] ?? 0),
      ...(id === undefined || id === "" ? {} : { id }),
    };
  };
}

/** What all columns give of a call. */
function mergedCall(columns: PendingFacts["columns"], row: number): CallContext {
  const parts = columns.map(({ codes, values }) => values[codes[row] ?? 0] ?? {});
  const custom = parts.flatMap(({ custom_data: fields }) => (fields === undefined ? [] : Object.entries(fields)));
  const unknown = parts.flatMap((part) => part.unknown ?? []);
  const call: CallContext = Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
  return {
    ...call,
    ...(unknown.length === 0 ? {} : { unknown }),
    ...(custom.length === 0 ? {} : { custom_data: Object.fromEntries(custom) }),
  };
}

const NOTHING: SettledCounts = {
  replaced: 0,
  duplicates: 0,
  derivedRepeats: 0,
  givenRepeats: 0,
  disagreements: 0,
  different: [],
  again: [],
};

/** The predicate `repeat`, by our reading or another. */
export interface RepeatLeaf {
  /** Its index among the predicates. */
  readonly index: number;
  /** The index of its reading among those that the index of calls was asked for. */
  readonly way: number;
  readonly truths: (column: FactColumn, rows: number) => Truths;
}

/**
 * Brings in what the whole log tells.
 *
 * @param told - what the index of calls tells of each row; undefined for rows that are judged by themselves
 * @param repeatLeaves - none where nobody asks
 */
export function settleBatch(
  { repeats, places, facts, ...batch }: PendingBatch,
  told?: Uint16Array,
  repeatLeaves: readonly RepeatLeaf[] = [],
): SettledBatch {
  const placeOf = placeGetter(places);
  const callOf = facts && ((row: number) => facts.odd.get(row) ?? mergedCall(facts.columns, row));
  if (told === undefined) return { ...batch, placeOf, callOf, counts: NOTHING };
  const counts = { ...NOTHING, different: [] as number[], again: [] as number[] };
  const live = batch.live.slice();
  const codes = repeats?.slice() ?? new Uint8Array(batch.rows);
  forEachRow(batch.live, (row) => {
    const code = told[row] ?? 0;
    if (code & DIFFERENT) counts.different.push(row);
    if (isLive(code)) {
      if (code & AGAIN) counts.again.push(row);
      codes[row] = settledRepeat(codes[row] ?? 0, repeatIn(code, OURS), counts);
      return;
    }
    clearBit(live, row);
    counts[code & REPLACED ? "replaced" : "duplicates"] += 1;
  });
  const column = flagColumn("repeat", codes);
  const leaves = [...batch.leaves];
  for (const { index, way, truths } of repeatLeaves) {
    // What the log itself says is the same by every reading.
    const codesOfWay =
      way === OURS ? codes : Uint8Array.from(told, (code, row) => givenOr(repeatIn(code, way), repeats?.[row]));
    leaves[index] = truths(flagColumn("repeat", codesOfWay), batch.rows);
  }
  return {
    ...batch,
    placeOf,
    live,
    counts,
    leaves,
    callOf: callOf && ((row) => ({ ...callOf(row), repeat: column.contexts.values[codes[row] ?? 0]?.repeat })),
  };
}

/** Our reading is the first that the index of calls is asked for. */
const OURS = 0;

type GrowingCounts = { -readonly [Name in keyof SettledCounts]: SettledCounts[Name] };

/** What the log itself says of a call counts before what follows from its other calls. */
function settledRepeat(given: number, derived: number, counts: GrowingCounts): number {
  if (given === REPEAT_UNKNOWN) {
    if (derived !== REPEAT_UNKNOWN) counts.derivedRepeats += 1;
    return derived;
  }
  if (given === REPEAT_UNCLEAR) return REPEAT_UNKNOWN;
  counts.givenRepeats += 1;
  if (derived !== REPEAT_UNKNOWN && derived !== given) counts.disagreements += 1;
  return given;
}
