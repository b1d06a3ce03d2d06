import { isBlank } from "./blanks.js";
import type { Mark, MarkFinder } from "./marks.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Brackets around the elements of a list with an object around it: lists that are deeper say something else of a page. */
const DEEPEST = 2;

/** 1 for the bytes outside of strings that have to be looked at. */
const hasMeaning = new Uint8Array(256);
for (const byte of [QUOTE, COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE]) hasMeaning[byte] = 1;

/** Where the scan of a list is; survives from one piece of the stream to the next. */
interface Place {
  depth: number;
  /** Open brackets around the elements of the list; 0 outside of a list. */
  between: number;
  inString: boolean;
  isEscaped: boolean;
  hasCommas: boolean;
  /** Whether a list stands in the object that is open outside of lists. */
  hasList: boolean;
  /** Nothing but white space may follow. */
  isClosed: boolean;
  /** Text outside of lists that belongs to none was told. */
  isStrayTold: boolean;
}

/**
 * A JSON array: one record an element. Only brackets, quotes and commas are looked at, so that an element that is no JSON does not hide
 * the next one.
 *
 * @param hasPages - whether there may be several arrays, one behind the other, and an object around each of them
 */
export function arrayMarks(hasPages = false): MarkFinder {
  const place: Place = {
    depth: 0,
    between: 0,
    inString: false,
    isEscaped: false,
    hasCommas: false,
    hasList: false,
    isClosed: false,
    isStrayTold: false,
  };
  return {
    find(bytes) {
      const marks: Mark[] = [];
      for (let index = 0; index < bytes.length;) {
        index = place.between === 0 ? findList(bytes, index, place, marks) : findElements(bytes, index, place, marks);
        place.isClosed ||= !hasPages && place.between === 0 && place.hasList;
      }
      return marks;
    },
    isOver: () => place.between === 0,
    ending() {
      if (place.between === 0) return place.depth === 0 && !place.inString ? "whole" : "no-bracket";
      return place.depth === place.between && !place.inString ? "no-bracket" : "cut";
    },
  };
}

/** Marks the elements of a list, up to the bracket that closes it. Gives the place behind it. */
function findElements(bytes: Buffer, from: number, place: Place, marks: Mark[]): number {
  // Local variables, and little to do for most bytes: this loop sees every byte of files of many gigabytes.
  const { between } = place;
  const { length } = bytes;
  let { depth, inString, isEscaped } = place;
  let index = from;
  for (; index < length && depth >= between; index += 1) {
    if (isEscaped) isEscaped = false;
    else if (inString) {
      index = stringEnd(bytes, index);
      isEscaped = bytes[index] === BACKSLASH;
      inString = bytes[index] !== QUOTE;
    } else {
      const byte = bytes[index] ?? 0;
      if (hasMeaning[byte] === 0) continue;
      if (byte === QUOTE) {
        inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth += 1;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
      } else if (depth === between) {
        marks.push({ start: index, end: index + 1, mistake: "missing" });
        place.hasCommas = true;
      }
    }
  }
  index = Math.min(index, length);
  Object.assign(place, { depth, inString, isEscaped });
  if (depth < between) {
    // A list may be empty, but for a comma.
    marks.push({ start: index - 1, end: index, ...(place.hasCommas ? { mistake: "trailing-comma" as const } : {}) });
    Object.assign(place, { between: 0, hasCommas: false, hasList: true, isStrayTold: false });
  }
  return index;
}

/** The next quote or backslash in a string, or the end of the bytes. */
function stringEnd(bytes: Buffer, from: number): number {
  const { length } = bytes;
  let index = from;
  for (; index < length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE || byte === BACKSLASH) break;
  }
  return index;
}

/** Marks what stands before a list, and its bracket. Gives the place behind it. */
function findList(bytes: Buffer, from: number, place: Place, marks: Mark[]): number {
  let stray = -1;
  let index = from;
  for (; index < bytes.length && place.between === 0; index += 1) {
    if (!isPartOfPage(bytes[index] ?? 0, place) && stray === -1 && !place.isStrayTold) stray = index;
  }
  if (stray > from) marks.push({ start: from, end: stray });
  if (stray !== -1) marks.push({ start: stray, end: index, mistake: "not-the-end" });
  else if (place.between > 0) marks.push({ start: from, end: index });
  place.isStrayTold ||= stray !== -1;
  return index;
}

/** Goes over a byte outside of lists; false for one that has no business there. */
function isPartOfPage(byte: number, place: Place): boolean {
  if (isBlank(byte)) return true;
  if (place.isClosed) return false;
  if (place.inString) {
    place.inString = place.isEscaped || byte !== QUOTE;
    place.isEscaped = !place.isEscaped && byte === BACKSLASH;
  } else if (byte === OPEN_BRACKET) {
    place.depth += 1;
    if (place.depth <= DEEPEST) place.between = place.depth;
  } else if (byte === OPEN_BRACE) {
    place.hasList = place.depth > 0 && place.hasList;
    place.depth += 1;
  } else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && place.depth > 0) {
    place.depth -= 1;
    return place.depth > 0 || place.hasList;
  } else {
    place.inString = byte === QUOTE && place.depth > 0;
    return place.depth > 0;
  }
  return true;
}
