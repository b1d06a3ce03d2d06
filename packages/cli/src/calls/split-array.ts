import { isUtf8 } from "node:buffer";
import { type CallRecord, MAX_RECORD_BYTES, NOT_UTF8, readRecord, type RecordSplitter, TOO_LONG } from "./records.js";

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Brackets around the place in the array: 0 before the array, 1 between its elements, more inside one. */
const BETWEEN = 1;

/**
 * Splits a JSON array: one call an element. Only brackets, quotes and commas are looked at, so that an element that is no JSON can be
 * reported and the next one read.
 */
export function createArraySplitter(): RecordSplitter {
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let isClosed = false;
  let line = 1;
  let number = 0;
  let hasElements = false;
  let element = startElement();

  const finish = (isLast: boolean): readonly CallRecord[] => {
    const { parts, length, startsOn } = element;
    element = startElement();
    const bytes = Buffer.concat(parts);
    const isBlank = length === 0;
    if (isBlank && isLast && !hasElements) return [];
    hasElements = true;
    number += 1;
    if (isBlank) return [{ number, line, problem: "Between two commas, or a comma and a bracket, a call is missing. Remove the comma." }];
    if (length > MAX_RECORD_BYTES) return [{ number, line: startsOn, problem: TOO_LONG }];
    if (!isUtf8(bytes)) return [{ number, line: startsOn, problem: NOT_UTF8 }];
    return [readRecord(bytes.toString("utf8"), number, startsOn)];
  };
  const keep = (bytes: Buffer): void => {
    element.length += bytes.length;
    if (element.length <= MAX_RECORD_BYTES) element.parts.push(bytes);
    else element.parts = [];
  };
  /** Reports whatever stands behind the array, once. */
  const afterClose = (bytes: Buffer): readonly CallRecord[] => {
    if (element.length > 0 || bytes.every(isBlankByte)) return [];
    element.length = 1;
    number += 1;
    return [{ number, line, problem: "The list of calls has ended before this text. Remove what follows the closing `]`." }];
  };

  const push = (bytes: Buffer): readonly CallRecord[] => {
    if (isClosed) return afterClose(bytes);
    const found: CallRecord[] = [];
    let start = -1;
    if (element.length > 0) start = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === NEWLINE) line += 1;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      const endsElement = depth === BETWEEN && (byte === COMMA || byte === CLOSE_BRACKET);
      if (endsElement) {
        if (start !== -1) keep(bytes.subarray(start, index));
        start = -1;
        found.push(...finish(byte === CLOSE_BRACKET));
      } else if (start === -1 && depth >= BETWEEN && !isBlankByte(byte)) {
        start = index;
        element.startsOn = line;
      }
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) depth += 1;
      else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) depth -= 1;
      if (depth === 0 && byte === CLOSE_BRACKET) {
        isClosed = true;
        return [...found, ...afterClose(bytes.subarray(index + 1))];
      }
    }
    if (start !== -1) keep(bytes.subarray(start));
    return found;
  };

  return {
    push,
    end() {
      if (isClosed) return [];
      const isComplete = depth === BETWEEN && !inString;
      const last = element.length > 0 && isComplete ? finish(true) : [];
      const startsOn = element.length > 0 ? element.startsOn : line;
      number += 1;
      const problem = isComplete
        ? "The list of calls is not closed. Add a `]` at its end."
        : "This call is not closed before the log ends, and whatever follows it was not read. Look for a missing bracket or quote.";
      return [...last, { number, line: startsOn, problem }];
    },
  };
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

function isBlankByte(byte: number): boolean {
  return byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
}
