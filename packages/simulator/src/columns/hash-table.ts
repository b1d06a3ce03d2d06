import type { HashedText } from "./hash-text.js";
import { letGo } from "./room.js";

/** Gives each hash a number, from 0 on, in typed arrays: millions of them take some 30 bytes each. */
export interface HashTable {
  /** The number of a hash, the next one if it is not there yet. */
  readonly numberOf: (hash: HashedText) => number;
  readonly size: () => number;
  /** Forgets all hashes, and keeps the room for as many. */
  readonly clear: () => void;
}

/** An empty table. */
export function createHashTable(): HashTable {
  let hashes = new Uint32Array(3 * 64);
  let places = new Int32Array(256).fill(-1);
  let size = 0;

  const placeOf = (a: number, b: number, c: number): number => {
    const mask = places.length - 1;
    // Not by the first word: records may be parted by it, so that all hashes of a table have the same last bits there.
    let place = b & mask;
    for (;;) {
      const number = places[place] ?? -1;
      const at = number * 3;
      if (number === -1 || (hashes[at] === a && hashes[at + 1] === b && hashes[at + 2] === c)) return place;
      place = (place + 1) & mask;
    }
  };
  const spreadOut = (): void => {
    const length = places.length * 2;
    letGo(places.buffer);
    places = new Int32Array(length).fill(-1);
    for (let number = 0; number < size; number += 1) {
      const at = number * 3;
      places[placeOf(hashes[at] ?? 0, hashes[at + 1] ?? 0, hashes[at + 2] ?? 0)] = number;
    }
  };
  return {
    numberOf(hash) {
      // Not taken apart as an array is: that would cost more than all else here.
      const a = hash[0] ?? 0;
      const b = hash[1] ?? 0;
      const c = hash[2] ?? 0;
      const place = placeOf(a, b, c);
      const known = places[place] ?? -1;
      if (known !== -1) return known;
      if (size * 3 === hashes.length) hashes = larger(hashes);
      hashes[size * 3] = a;
      hashes[size * 3 + 1] = b;
      hashes[size * 3 + 2] = c;
      places[place] = size;
      size += 1;
      if (size * 2 > places.length) spreadOut();
      return size - 1;
    },
    size: () => size,
    clear() {
      places.fill(-1);
      size = 0;
    },
  };
}

function larger(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(array.length * 2);
  copy.set(array);
  letGo(array.buffer);
  return copy;
}
