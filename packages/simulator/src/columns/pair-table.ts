/** A table from pairs of numbers to the rows where they were first seen, in typed arrays: millions of entries take some 30 bytes each. */
export interface PairTable {
  /** The slot of a pair, a new one if it is not there yet. */
  readonly slotOf: (high: number, low: number) => number;
  /** The slot of a pair, or -1. */
  readonly find: (high: number, low: number) => number;
  /** How many slots were given away; they are counted from 0. */
  readonly size: () => number;
}

/** An empty table. */
export function createPairTable(): PairTable {
  let highs = new Float64Array(1024);
  let lows = new Float64Array(1024);
  let slots = new Int32Array(4096).fill(-1);
  let size = 0;

  const placeOf = (high: number, low: number): number => {
    const mask = slots.length - 1;
    let place = (low ^ Math.imul(high % 0x7fffffff, 0x9e3779b1)) & mask;
    for (;;) {
      const slot = slots[place] ?? -1;
      if (slot === -1 || (highs[slot] === high && lows[slot] === low)) return place;
      place = (place + 1) & mask;
    }
  };
  const grow = (): void => {
    highs = larger(highs);
    lows = larger(lows);
  };
  const spreadOut = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let slot = 0; slot < size; slot += 1) slots[placeOf(highs[slot] ?? 0, lows[slot] ?? 0)] = slot;
  };
  return {
    slotOf(high, low) {
      const place = placeOf(high, low);
      const known = slots[place] ?? -1;
      if (known !== -1) return known;
      if (size === highs.length) grow();
      highs[size] = high;
      lows[size] = low;
      slots[place] = size;
      size += 1;
      if (size * 2 > slots.length) spreadOut();
      return size - 1;
    },
    find: (high, low) => slots[placeOf(high, low)] ?? -1,
    size: () => size,
  };
}

function larger(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(array.length * 2);
  copy.set(array);
  return copy;
}
