const TAB = 0x09;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/**
 * How many bytes of white space a text begins with.
 *
 * @param bytes - the text
 */
export function countBlanks(bytes: Buffer): number {
  const first = bytes.findIndex((byte) => !isBlank(byte));
  return first === -1 ? bytes.length : first;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === NEWLINE || byte === CARRIAGE_RETURN || byte === TAB;
}

/**
 * How many bytes of white space a text ends with.
 *
 * @param bytes - the text
 */
export function countTrailingBlanks(bytes: Buffer): number {
  return bytes.length - 1 - bytes.findLastIndex((byte) => !isBlank(byte));
}
