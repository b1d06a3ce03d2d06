import { isUtf8 } from "node:buffer";
import { type CallRecord, MAX_RECORD_BYTES, NOT_UTF8, readRecord, type RecordSplitter, TOO_LONG } from "./records.js";

const NEWLINE = 10;

/**
 * Splits NDJSON: one call a line. Empty lines are skipped, a carriage return before a line's end is white space.
 */
export function createLineSplitter(): RecordSplitter {
  let rest: Buffer[] = [];
  let restLength = 0;
  let line = 1;
  let number = 0;
  let isSkipping = false;

  const readLine = (text: string): CallRecord | undefined => {
    const startsOn = line;
    line += 1;
    if (text.trim() === "") return undefined;
    number += 1;
    return readRecord(text, number, startsOn);
  };
  const badLine = (problem: string): CallRecord => {
    number += 1;
    line += 1;
    return { number, line: line - 1, problem };
  };
  /** Whole lines are decoded at once, which is much faster; one by one only to find the line that is no UTF-8. */
  const readLines = (bytes: Buffer): CallRecord[] => {
    if (!isUtf8(bytes)) return splitBytes(bytes).map((part) => (isUtf8(part) ? readLine(part.toString("utf8")) : badLine(NOT_UTF8))).filter(isRecord);
    return bytes.toString("utf8").split("\n").map((text) => readLine(text)).filter(isRecord);
  };
  const keep = (bytes: Buffer): CallRecord[] => {
    if (isSkipping || bytes.length === 0) return [];
    rest.push(bytes);
    restLength += bytes.length;
    if (restLength <= MAX_RECORD_BYTES) return [];
    takeRest();
    isSkipping = true;
    return [badLine(TOO_LONG)];
  };
  const takeRest = (): Buffer[] => {
    const taken = rest;
    rest = [];
    restLength = 0;
    return taken;
  };

  return {
    push(bytes) {
      const first = bytes.indexOf(NEWLINE);
      if (first === -1) return keep(bytes);
      const start = isSkipping ? first + 1 : 0;
      isSkipping = false;
      const last = bytes.lastIndexOf(NEWLINE);
      const lines = last < start ? [] : readLines(Buffer.concat([...takeRest(), bytes.subarray(start, last)]));
      return [...lines, ...keep(bytes.subarray(last + 1))];
    },
    end() {
      const bytes = Buffer.concat(takeRest());
      return isSkipping || bytes.length === 0 ? [] : readLines(bytes);
    },
  };
}

function isRecord(record: CallRecord | undefined): record is CallRecord {
  return record !== undefined;
}

function splitBytes(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    parts.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...parts, bytes.subarray(start)];
}
