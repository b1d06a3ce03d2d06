/** A bit for each row of a batch, 32 to a word. */
export type Bits = Uint32Array;

/** No bit set. */
export function createBits(rows: number): Bits {
  return new Uint32Array((rows + 31) >>> 5);
}

/** All bits set, of the rows that there are. */
export function allBits(rows: number): Bits {
  const bits = createBits(rows).fill(0xffffffff);
  const rest = rows & 31;
  if (rest !== 0) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

/** Sets the bit of a row. */
export function setBit(bits: Bits, row: number): void {
  const word = row >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (row & 31));
}

/** Clears the bit of a row. */
export function clearBit(bits: Bits, row: number): void {
  const word = row >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (row & 31));
}

/** Whether the bit of a row is set. */
export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/*
 * Loops rather than `map`, whose call for each word would cost more than the work.
 */

/** The bits of the first that the second does not have. */
export function without(bits: Bits, others: Bits): Bits {
  const rest = new Uint32Array(bits.length);
  for (let index = 0; index < rest.length; index += 1) rest[index] = (bits[index] ?? 0) & ~(others[index] ?? 0);
  return rest;
}

/** The bits that both have. */
export function both(a: Bits, b: Bits): Bits {
  const shared = new Uint32Array(a.length);
  for (let index = 0; index < shared.length; index += 1) shared[index] = (a[index] ?? 0) & (b[index] ?? 0);
  return shared;
}

/** The bits that one of them has. */
export function either(a: Bits, b: Bits): Bits {
  const all = new Uint32Array(a.length);
  for (let index = 0; index < all.length; index += 1) all[index] = (a[index] ?? 0) | (b[index] ?? 0);
  return all;
}

/** How many bits are set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (const word of bits) count += ones(word);
  return count;
}

/** How many bits both have, without a third set of bits for it. */
export function countBoth(a: Bits, b: Bits): number {
  let count = 0;
  for (let index = 0; index < a.length; index += 1) count += ones((a[index] ?? 0) & (b[index] ?? 0));
  return count;
}

/** The number of ones in a word of 32 bits. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Visits the rows whose bit is set, in order. */
export function forEachRow(bits: Bits, visit: (row: number) => void): void {
  for (let index = 0; index < bits.length; index += 1) {
    let word = bits[index] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      visit(index * 32 + (31 - Math.clz32(lowest)));
      word ^= lowest;
    }
  }
}
