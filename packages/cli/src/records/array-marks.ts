const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Open brackets around a place: 0 before and behind the array, 1 between its elements, more inside one. */
const BETWEEN = 1;

/** Where the scan of an array is; survives from one piece of the file to the next. */
export interface ArrayPlace {
  depth: number;
  inString: boolean;
  isEscaped: boolean;
  /** From 1. */
  line: number;
}

/** A bracket or comma of the array itself. */
export interface ArrayMark {
  readonly index: number;
  /** The line it stands on. */
  readonly line: number;
  readonly isOpen: boolean;
  readonly isClose: boolean;
}

/** The place before an array. */
export function beforeArray(): ArrayPlace {
  return { depth: 0, inString: false, isEscaped: false, line: 1 };
}

/**
 * Whether a place is within the array and in none of its elements.
 *
 * @param place - of a scan
 */
export function isBetweenElements({ depth, inString }: ArrayPlace): boolean {
  return depth === BETWEEN && !inString;
}

/**
 * The array's own brackets and commas in the next piece of a file. Only brackets, quotes and commas are looked at, so that an element
 * that is no JSON does not hide the next one. Nothing behind the closing bracket is looked at.
 *
 * @param bytes - the piece
 * @param place - where the piece begins; afterwards, where it ends
 */
export function findMarks(bytes: Buffer, place: ArrayPlace): readonly ArrayMark[] {
  const marks: ArrayMark[] = [];
  // Local variables: this loop sees every byte of files of many gigabytes.
  let { depth, inString, isEscaped, line } = place;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === NEWLINE) line += 1;
    if (inString) {
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) {
      inString = true;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
      if (depth === BETWEEN) marks.push({ index, line, isOpen: true, isClose: false });
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
      if (depth < BETWEEN) {
        marks.push({ index, line, isOpen: false, isClose: true });
        break;
      }
    } else if (byte === COMMA && depth === BETWEEN) {
      marks.push({ index, line, isOpen: false, isClose: false });
    }
  }
  Object.assign(place, { depth, inString, isEscaped, line });
  return marks;
}
