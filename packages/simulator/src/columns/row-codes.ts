import { createPartitions, PARTS } from "./partitions.js";
import { createRoom } from "./room.js";
import type { ScratchFile } from "./scratch-file.js";

/** A code of at most 16 bits for each row of a log: told in any order, read in the order of the rows, in little memory. */
export interface RowCodes {
  /** Adds bits to the code of a row. */
  readonly add: (row: number, bits: number) => void;
  /** The codes of the next rows, from the first one on, once all bits are told: in an array that holds those of others after it. */
  readonly take: (rows: number) => Uint16Array;
}

/** No bits. @param memory - bytes beyond which the scratch file is used */
export function createRowCodes(size: number, scratch: ScratchFile, memory: number): RowCodes {
  const width = Math.max(1, Math.ceil(size / PARTS));
  const records = createPartitions(2, scratch, memory, (row) => Math.floor(row / width));
  const record = new Uint32Array(2);
  const codes = new Uint16Array(width);
  const room = createRoom((length) => new Uint16Array(length));
  let parts: Iterator<Uint32Array, void> | undefined;
  let taken = 0;

  const readPart = (): void => {
    parts ??= records.parts();
    const words = parts.next().value ?? NOTHING;
    codes.fill(0);
    for (let at = 0; at < words.length; at += 2) {
      const place = (words[at] ?? 0) % width;
      codes[place] = (codes[place] ?? 0) | (words[at + 1] ?? 0);
    }
  };
  return {
    add(row, bits) {
      record[0] = row;
      record[1] = bits;
      records.push(record);
    },
    take(rows) {
      const own = room(rows);
      for (let filled = 0; filled < rows;) {
        const place = taken % width;
        if (place === 0) readPart();
        const some = codes.subarray(place, place + rows - filled);
        own.set(some, filled);
        filled += some.length;
        taken += some.length;
      }
      return own;
    },
  };
}

const NOTHING = new Uint32Array(0);
