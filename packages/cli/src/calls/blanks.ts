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
