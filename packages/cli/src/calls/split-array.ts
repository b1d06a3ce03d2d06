import { isUtf8 } from "node:buffer";
import { countBlanks } from "./blanks.js";
import { type CallRecord, MAX_RECORD_BYTES, NOT_UTF8, readRecord, type RecordSplitter, TOO_LONG } from "./records.js";

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

/**
 * Splits a JSON array: one call an element. Only brackets, quotes and commas are looked at, so that an element that is no JSON can be
 * reported and the next one read.
 */
export function createArraySplitter(): RecordSplitter {
  const place: Place = { depth: 0, inString: false, isEscaped: false, line: 1 };
  let element = startElement();
  let number = 0;
  let isClosed = false;
  let hasCommas = false;

  const finish = (mark: Mark): readonly CallRecord[] => {
    const { parts, length, startsOn } = element;
    const isFirst = !hasCommas;
    element = startElement();
    hasCommas = true;
    isClosed = mark.isClose;
    if (length === 0 && isClosed && isFirst) return [];
    if (length === 0) return [{ number: null, line: mark.line, problem: isClosed ? TRAILING_COMMA : NO_CALL }];
    number += 1;
    return [readElement(parts, length, number, startsOn)];
  };
  /** Adds a part of an element; white space before it is none of it. */
  const keep = (bytes: Buffer, startsOn: number): void => {
    const blanks = element.length === 0 ? blanksOf(bytes) : { bytes: 0, lines: 0 };
    if (blanks.bytes === bytes.length) return;
    if (element.length === 0) element.startsOn = startsOn + blanks.lines;
    const part = bytes.subarray(blanks.bytes);
    element.length += part.length;
    if (element.length <= MAX_RECORD_BYTES) element.parts.push(part);
    else element.parts = [];
  };

  return {
    push(bytes) {
      const found: CallRecord[] = [];
      let start = 0;
      let line = place.line;
      const marks = isClosed ? [] : findMarks(bytes, place);
      for (const mark of marks) {
        if (!mark.isOpen) {
          keep(bytes.subarray(start, mark.index), line);
          found.push(...finish(mark));
        }
        start = mark.index + 1;
        line = mark.line;
      }
      const rest = bytes.subarray(start);
      keep(rest, line);
      // Behind the array nobody looks for marks, and so nobody counts lines.
      if (isClosed) place.line += blanksOf(rest).lines;
      return found;
    },
    end() {
      if (isClosed) return element.length === 0 ? [] : [{ number: null, line: element.startsOn, problem: NOT_THE_END }];
      const isComplete = place.depth === BETWEEN && !place.inString;
      if (!isComplete) return [{ number: number + 1, line: element.startsOn, problem: NOT_CLOSED }];
      const last = element.length > 0 ? [readElement(element.parts, element.length, number + 1, element.startsOn)] : [];
      return [...last, { number: null, line: place.line, problem: NO_BRACKET }];
    },
  };
}

const NO_CALL = "Before this comma a call is missing. Remove the comma.";
const TRAILING_COMMA = "A comma follows the last call. Remove the comma.";
const NO_BRACKET = "The list of calls is not closed. Add a `]` at its end.";
const NOT_CLOSED =
  "This call is not closed before the log ends, and whatever follows it was not read. Look for a missing bracket or quote.";
const NOT_THE_END = "The list of calls has ended before this text. Remove what follows the closing `]`.";

function readElement(parts: readonly Buffer[], length: number, number: number, line: number): CallRecord {
  if (length > MAX_RECORD_BYTES) return { number, line, problem: TOO_LONG };
  const bytes = Buffer.concat(parts);
  return isUtf8(bytes) ? readRecord(bytes.toString("utf8"), number, line) : { number, line, problem: NOT_UTF8 };
}

/** Where the scan is; survives from one piece of the log to the next. */
interface Place {
  depth: number;
  inString: boolean;
  isEscaped: boolean;
  line: number;
}

/** A bracket or comma of the array itself. */
interface Mark {
  readonly index: number;
  /** The line it stands on. */
  readonly line: number;
  readonly isOpen: boolean;
  readonly isClose: boolean;
}

/** The array's own brackets and commas in the next piece. Nothing behind the closing bracket is looked at. */
function findMarks(bytes: Buffer, place: Place): readonly Mark[] {
  const marks: Mark[] = [];
  // Local variables: this loop sees every byte of logs of many gigabytes.
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

/** What has been seen of the present element. */
interface Element {
  parts: Buffer[];
  length: number;
  startsOn: number;
}

function startElement(): Element {
  return { parts: [], length: 0, startsOn: 1 };
}

/** The white space at the beginning. */
function blanksOf(bytes: Buffer): { readonly bytes: number; readonly lines: number } {
  const count = countBlanks(bytes);
  let lines = 0;
  for (const byte of bytes.subarray(0, count)) if (byte === NEWLINE) lines += 1;
  return { bytes: count, lines };
}
