/** The texts of a column, each as two numbers of 53 bits: two texts of a log of any size that can be read have the same ones by no accident. */
export interface HashedText {
  readonly high: number;
  readonly low: number;
}

/** The hash of a text. It mixes as cyrb53 does, twice with other seeds. */
export function hashText(text: string): HashedText {
  return { high: hash(text, 0x9e3779b9), low: hash(text, 0x85ebca6b) };
}

function hash(text: string, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
