import type { Extent, ScratchFile } from "./scratch-file.js";

/** Records of a few words, parted so that all that belong together can be looked at in little memory. */
export interface Partitions {
  /** @param record - is copied */
  readonly push: (record: Uint32Array) => void;
  /** The records of each part, one behind the other, in the order in which they came. Its array holds the next part after it. */
  readonly parts: () => IterableIterator<Uint32Array, void>;
}

/** A hundred million records, parted so, still fit part by part. */
export const PARTS = 128;

/** Records that are written at once, and those of the first chunk of a part: most logs have no more. */
const CHUNK_RECORDS = 1024;
const FIRST_RECORDS = 32;

/** The words of one part: some in the scratch file, the last ones in memory. */
interface Part {
  readonly written: Extent[];
  readonly chunks: Uint32Array[];
  last: Uint32Array;
  used: number;
}

/**
 * No records.
 *
 * @param width - words of a record
 * @param memory - bytes beyond which parts are written to the scratch file
 * @param partOf - in which of the `PARTS` a record belongs; by default its first word, which is part of a hash, tells it
 */
export function createPartitions(
  width: number,
  scratch: ScratchFile,
  memory: number,
  partOf: (record: Uint32Array) => number = partByHash,
): Partitions {
  const parts = Array.from({ length: PARTS }, (): Part => ({
    written: [],
    chunks: [],
    last: new Uint32Array(0),
    used: 0,
  }));
  let held = 0;

  const next = (part: Part): void => {
    if (part.used > 0) part.chunks.push(part.last);
    if (held * BYTES > memory) {
      for (const each of parts) spill(each, scratch);
      held = 0;
    }
    part.last = new Uint32Array(width * (part.used === 0 ? FIRST_RECORDS : CHUNK_RECORDS));
    part.used = 0;
    held += part.last.length;
  };
  return {
    push(record) {
      const part = parts[partOf(record)];
      if (part === undefined) return;
      if (part.used === part.last.length) next(part);
      const { last, used } = part;
      for (let word = 0; word < width; word += 1) last[used + word] = record[word] ?? 0;
      part.used += width;
    },
    *parts() {
      const room = new Uint32Array(Math.max(...parts.map(lengthOf)));
      for (const part of parts) yield wordsOf(part, room, scratch);
    },
  };
}

function partByHash(record: Uint32Array): number {
  return (record[0] ?? 0) & (PARTS - 1);
}

/** Whole chunks only: the last one goes on being filled. */
function spill(part: Part, scratch: ScratchFile): void {
  for (const chunk of part.chunks.splice(0)) part.written.push(scratch.write(new Uint8Array(chunk.buffer)));
}

/** The words of a part, in an array that has room for them. */
function wordsOf({ written, chunks, last, used }: Part, into: Uint32Array, scratch: ScratchFile): Uint32Array {
  let place = 0;
  for (const extent of written) {
    scratch.read(extent, new Uint8Array(into.buffer, place * BYTES, extent.length));
    place += extent.length / BYTES;
  }
  for (const some of [...chunks, last.subarray(0, used)]) {
    into.set(some, place);
    place += some.length;
  }
  return into.subarray(0, place);
}

const BYTES = Uint32Array.BYTES_PER_ELEMENT;

function lengthOf({ written, chunks, used }: Part): number {
  const inFile = written.reduce((sum, { length }) => sum + length, 0) / BYTES;
  return chunks.reduce((sum, { length }) => sum + length, inFile + used);
}
