/** The hash of a text: three numbers of 32 bits, which two texts of a log of any size that can be read share by no accident. */
export type HashedText = Uint32Array;

/** Room for the hash of a text. */
export function createHash(): HashedText {
  return new Uint32Array(3);
}

const NOTHING: HashedText = createHash();

/**
 * Hashes a text: each number mixes its characters in a way of its own, as cyrb53 does.
 *
 * @param into - takes the hash, so that a column of texts makes no garbage
 * @param within - the hash of another text: within it the same text has a hash of its own
 */
export function hashText(text: string, into: HashedText, within: HashedText = NOTHING): void {
  let a = Math.imul(0xdeadbeef ^ (within[0] ?? 0), 0x9e3779b1);
  let b = Math.imul(0x41c6ce57 ^ (within[1] ?? 0), 0x5f356495);
  let c = Math.imul(0x85ebca6b ^ (within[2] ?? 0), 0xc2b2ae3d);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    c = Math.imul(c ^ unit, 0xc2b2ae3d);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(c ^ (c >>> 13), 0xc2b2ae35);
  c = Math.imul(c ^ (c >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  into[0] = a;
  into[1] = b;
  into[2] = c;
}
