import type { ByteOrder } from "../records/foreign-bytes.js";

/** A byte that UTF-8 does not know: stands for half a character, so that its row is refused and not altered. */
const NO_UTF8 = Buffer.from([0xff]);

/** Half a character. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** The same text in UTF-8. */
export async function* fromUtf16(source: AsyncIterable<Buffer>, order: ByteOrder): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    const bytes = Buffer.concat([held, piece]);
    const length = wholeLength(bytes, order);
    held = bytes.subarray(length);
    if (length > 0) yield decode(bytes.subarray(0, length), order);
  }
  if (held.length > 1) yield decode(held.subarray(0, 2), order);
  if (held.length % 2 === 1) yield NO_UTF8;
}

/** How many bytes are whole characters. */
function wholeLength(bytes: Buffer, order: ByteOrder): number {
  const even = bytes.length - (bytes.length % 2);
  const high = bytes[order === "little-endian" ? even - 1 : even - 2] ?? 0;
  return (high & 0xfc) === 0xd8 ? even - 2 : even;
}

/** @param bytes - a copy, which is changed */
function decode(bytes: Buffer, order: ByteOrder): Buffer {
  const text = (order === "little-endian" ? bytes : bytes.swap16()).toString("utf16le");
  if (!LONE_SURROGATE.test(text)) return Buffer.from(text);
  return Buffer.concat(
    text
      .split(LONE_SURROGATE)
      .flatMap((part, index) => (index === 0 ? [Buffer.from(part)] : [NO_UTF8, Buffer.from(part)])),
  );
}
