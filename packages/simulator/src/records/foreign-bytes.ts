import { isUtf8 } from "node:buffer";

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
 * Where the first byte stands that UTF-8 does not know.
 *
 * @param bytes - that are no UTF-8
 * @returns line and column from 1, the column in UTF-16 units
 */
export function firstForeignByte(bytes: Buffer): { readonly line: number; readonly column: number } {
  let [line, start] = [1, 0];
  for (let end = bytes.indexOf(NEWLINE) + 1; end > 0; end = bytes.indexOf(NEWLINE, start) + 1) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
    line += 1;
  }
  // A character may have several bytes: it is known once all of them are there.
  let known = start;
  for (let end = start; end < bytes.length && end - known < MOST_BYTES; end += 1) {
    if (isUtf8(bytes.subarray(known, end + 1))) known = end + 1;
  }
  return { line, column: bytes.toString("utf8", start, known).length + 1 };
}

/**
 * What is said of a record that is no UTF-8.
 *
 * @param what - what the record is: `call`
 */
export function notUtf8(what: string, bytes: Buffer): string {
  const { line, column } = firstForeignByte(bytes);
  const place = `${line > 1 ? `Line ${line} of it, column` : "Column"} ${column}`;
  return `This ${what} is no UTF-8 text. ${place} has a byte that UTF-8 does not know. Save the file as UTF-8.`;
}

const NEWLINE = 0x0a;

/** Of a character. */
const MOST_BYTES = 4;

/**
 * The encoding of a text that starts like one of the encodings that people save by accident.
 *
 * @param bytes - the beginning of the text
 * @returns its name, or undefined when it may be UTF-8
 */
export function foreignEncoding(bytes: Uint8Array): string | undefined {
  if (byteOrderOf(bytes) !== undefined) return "UTF-16";
  return bytes[0] === 0xff && bytes[1] === 0xfe ? "UTF-32" : undefined;
}

/** The order of the two bytes of a character. */
export type ByteOrder = "little-endian" | "big-endian";

/** The byte order of UTF-16, with or without a byte-order mark; undefined where the text is not UTF-16. */
export function byteOrderOf(beginning: Uint8Array): ByteOrder | undefined {
  const [first, second, third, fourth] = beginning;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? undefined : "little-endian";
  if (first === 0xfe && second === 0xff) return "big-endian";
  if (beginning.length < 4) return undefined;
  // Every other byte of a Latin text is zero.
  if (first === 0 && third === 0 && second !== 0 && fourth !== 0) return "big-endian";
  return second === 0 && fourth === 0 && first !== 0 && third !== 0 ? "little-endian" : undefined;
}
