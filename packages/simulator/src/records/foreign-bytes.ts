/**
 * Why bytes are no text that can be read.
 *
 * @param bytes - the beginning of a file
 * @returns what follows the file's name in a message; undefined when it may be UTF-8
 */
export function foreignBytes(bytes: Uint8Array): string | undefined {
  const encoding = foreignEncoding(bytes);
  if (encoding !== undefined) return `is written in ${encoding}. Save it as UTF-8.`;
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? "is compressed (gzip). Unpack it first." : undefined;
}

/**
 * The encoding of a text that starts like one of the encodings that people save by accident.
 *
 * @param bytes - the beginning of the text
 * @returns its name, or undefined when it may be UTF-8
 */
export function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "UTF-32" : "UTF-16";
  if (first === 0xfe && second === 0xff) return "UTF-16";
  // Without a mark: every other byte of a Latin text is zero.
  const isZeroAlternating =
    (first === 0 && third === 0 && second !== 0 && fourth !== 0) ||
    (second === 0 && fourth === 0 && first !== 0 && third !== 0);
  return bytes.length >= 4 && isZeroAlternating ? "UTF-16" : undefined;
}
