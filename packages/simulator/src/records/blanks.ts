const TAB = 0x09;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** The end of the white space that begins at a place; `end` when there is nothing else. */
export function behindBlanks(bytes: Uint8Array, start = 0, end: number = bytes.length): number {
  let index = start;
  while (index < end && isBlank(bytes[index])) index += 1;
  return index;
}

/** The beginning of the white space that ends at a place; `start` when there is nothing else. */
export function beforeBlanks(bytes: Uint8Array, start: number, end: number): number {
  let index = end;
  while (index > start && isBlank(bytes[index - 1])) index -= 1;
  return index;
}

/** Whether a byte is white space in JSON. */
export function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === NEWLINE || byte === CARRIAGE_RETURN || byte === TAB;
}
