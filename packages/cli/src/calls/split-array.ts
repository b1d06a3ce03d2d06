import { isUtf8 } from "node:buffer";
import { type ArrayMark, beforeArray, findMarks, isBetweenElements } from "../records/array-marks.js";
import { countBlanks } from "../records/blanks.js";
import { MAX_RECORD_BYTES } from "../records/parts.js";
import { type CallRecord, NOT_UTF8, readRecord, type RecordSplitter, TOO_LONG } from "./records.js";

const NEWLINE = 0x0a;

/**
 * Splits a JSON array: one call an element. Only brackets, quotes and commas are looked at, so that an element that is no JSON can be
 * reported and the next one read.
 */
export function createArraySplitter(): RecordSplitter {
  const place = beforeArray();
  let element = startElement();
  let number = 0;
  let isClosed = false;
  let hasCommas = false;

  const finish = (mark: ArrayMark): readonly CallRecord[] => {
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
      if (!isBetweenElements(place)) return [{ number: number + 1, line: element.startsOn, problem: NOT_CLOSED }];
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
