import { behindBlanks } from "./blanks.js";
import type { Mark, MarkFinder } from "./marks.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Open brackets around a place: 0 before and behind the array, 1 between its elements, more inside one. */
const BETWEEN = 1;

/** Where the scan of an array is; survives from one piece of the stream to the next. */
interface Place {
  depth: number;
  inString: boolean;
  isEscaped: boolean;
  hasCommas: boolean;
  isClosed: boolean;
}

/**
 * A JSON array: one record an element. Only brackets, quotes and commas are looked at, so that an element that is no JSON does not hide
 * the next one.
 */
export function arrayMarks(): MarkFinder {
  const place: Place = { depth: 0, inString: false, isEscaped: false, hasCommas: false, isClosed: false };
  let isStrayFound = false;
  /** Text behind the array, once. */
  const findStray = (bytes: Buffer, from: number): readonly Mark[] => {
    const start = behindBlanks(bytes, from);
    if (isStrayFound || start === bytes.length) return [];
    isStrayFound = true;
    return [{ start, end: bytes.length, mistake: "not-the-end" }];
  };
  return {
    find(bytes) {
      const marks = place.isClosed ? [] : findMarks(bytes, place);
      return place.isClosed ? [...marks, ...findStray(bytes, marks.at(-1)?.end ?? 0)] : marks;
    },
    isOver: () => place.isClosed,
    ending() {
      if (place.isClosed) return "whole";
      return place.depth === BETWEEN && !place.inString ? "no-bracket" : "cut";
    },
  };
}

/** The array's own brackets and commas, up to the bracket that closes it. */
function findMarks(bytes: Buffer, place: Place): readonly Mark[] {
  const marks: Mark[] = [];
  // Local variables: this loop sees every byte of files of many gigabytes.
  let { depth, inString, isEscaped } = place;
  for (let index = 0; index < bytes.length && !place.isClosed; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) {
      inString = true;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
      if (depth === BETWEEN) marks.push({ start: index, end: index + 1 });
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
      if (depth < BETWEEN) marks.push(closing(index, place));
    } else if (byte === COMMA && depth === BETWEEN) {
      marks.push({ start: index, end: index + 1, mistake: "missing" });
      place.hasCommas = true;
    }
  }
  Object.assign(place, { depth, inString, isEscaped });
  return marks;
}

/** An array may be empty, but for a comma. */
function closing(index: number, place: Place): Mark {
  place.isClosed = true;
  return { start: index, end: index + 1, ...(place.hasCommas ? { mistake: "trailing-comma" as const } : {}) };
}
