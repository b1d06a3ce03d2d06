import { letGo } from "./room.js";
import type { ScratchFile } from "./scratch-file.js";

/** Records of a few words, parted so that all that belong together can be looked at in little memory. */
export interface Partitions {
  /** Copies the record that stands at a place among words. */
  readonly push: (words: Uint32Array, from?: number) => void;
  /** The records of each part, one behind the other, in the order in which they came. Its array holds the next part after it. */
  readonly parts: () => IterableIterator<Uint32Array, void>;
}

/** A hundred million records, parted so, still fit part by part. */
export const PARTS = 256;

/** Records for which a part has room at first: most logs have no more. */
const FIRST_RECORDS = 32;

/** Records of a part that are in memory at most, however much of it there is. */
const MOST_RECORDS = 2 ** 20;

/** The words of one part: those before in the scratch file, the last ones in memory. */
interface Part {
  /** Where in the file they stand, piece by piece; each piece was full. */
  readonly written: number[];
  last: Uint32Array<ArrayBuffer>;
  used: number;
}

/**
 * No records.
 *
 * @param width - words of a record
 * @param memory - bytes beyond which parts are written to the scratch file
 * @param partOf - in which of the `PARTS` a record belongs, by its first word; by default that is part of a hash
 */
export function createPartitions(
  width: number,
  scratch: ScratchFile,
  memory: number,
  partOf: (word: number) => number = partByHash,
): Partitions {
  const first = width * FIRST_RECORDS;
  const fitting = Math.floor(memory / (PARTS * width * BYTES));
  const most = width * Math.min(Math.max(fitting, FIRST_RECORDS), MOST_RECORDS);
  const parts = Array.from({ length: PARTS }, (): Part => ({ written: [], last: new Uint32Array(0), used: 0 }));

  const makeRoom = (part: Part): void => {
    const { last } = part;
    if (last.length < most) {
      part.last = new Uint32Array(Math.min(most, Math.max(first, 2 * last.length)));
      part.last.set(last);
      letGo(last.buffer);
    } else {
      part.written.push(scratch.write(bytesOf(last)).offset);
      part.used = 0;
    }
  };
  return {
    push(words, from = 0) {
      const part = parts[partOf(words[from] ?? 0)];
      if (part === undefined) return;
      if (part.used === part.last.length) makeRoom(part);
      const { last, used } = part;
      for (let word = 0; word < width; word += 1) last[used + word] = words[from + word] ?? 0;
      part.used += width;
    },
    *parts() {
      const room = new Uint32Array(Math.max(...parts.map(({ written, used }) => written.length * most + used)));
      for (const { written, last, used } of parts) {
        for (const [piece, offset] of written.entries()) {
          const into = bytesOf(room.subarray(piece * most, (piece + 1) * most));
          scratch.read({ offset, length: into.length }, into);
        }
        room.set(last.subarray(0, used), written.length * most);
        yield room.subarray(0, written.length * most + used);
      }
      letGo(room.buffer);
    },
  };
}

function partByHash(word: number): number {
  return word & (PARTS - 1);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array<ArrayBuffer>): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const BYTES = Uint32Array.BYTES_PER_ELEMENT;
