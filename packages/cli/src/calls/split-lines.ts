import { isUtf8 } from "node:buffer";
import { MAX_RECORD_BYTES } from "../records/parts.js";
import { isSpread } from "../records/spread.js";
import { ONE_A_LINE } from "./log-shape.js";
import { type CallRecord, NOT_UTF8, readRecord, type RecordSplitter, TOO_LONG } from "./records.js";

const NEWLINE = 10;

/**
 * Splits NDJSON: one call a line. Empty lines are skipped, a carriage return before a line's end is white space.
 */
export function createLineSplitter(): RecordSplitter {
  const reader = createLineReader();
  /** The beginning of a line whose end has not come yet. */
  let rest: Buffer[] = [];
  let restLength = 0;
  /** The present line is too long; it was reported, and the rest of it is passed over. */
  let isSkipping = false;

  const keep = (bytes: Buffer): readonly CallRecord[] => {
    if (isSkipping || bytes.length === 0) return [];
    rest.push(bytes);
    restLength += bytes.length;
    if (restLength <= MAX_RECORD_BYTES) return [];
    takeRest();
    isSkipping = true;
    return [reader.badLine(TOO_LONG)];
  };
  const takeRest = (): readonly Buffer[] => {
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
      const hasLines = start <= last;
      const lines = hasLines ? reader.readLines(Buffer.concat([...takeRest(), bytes.subarray(start, last)])) : [];
      return [...lines, ...keep(bytes.subarray(last + 1))];
    },
    end() {
      const bytes = Buffer.concat(takeRest());
      return isSkipping || bytes.length === 0 ? [] : reader.readLines(bytes);
    },
  };
}

const SPREAD = `This call goes over several lines. ${ONE_A_LINE}`;

/** Reads whole lines and counts them. */
interface LineReader {
  /** The calls in lines that are separated by line breaks. */
  readonly readLines: (bytes: Buffer) => readonly CallRecord[];
  /** The record of a line that is not even looked at. */
  readonly badLine: (problem: string) => CallRecord;
}

function createLineReader(): LineReader {
  let line = 0;
  let number = 0;
  /** The present line is part of a call that was reported. */
  let isWithinCall = false;
  const readLine = (text: string): CallRecord | undefined => {
    line += 1;
    if (text.trim() === "") return undefined;
    if (isWithinCall && !text.startsWith("{")) {
      isWithinCall = !text.startsWith("}");
      return undefined;
    }
    number += 1;
    const record = readRecord(text, number, line);
    isWithinCall = "problem" in record && isSpread(text);
    return isWithinCall ? { number, line, problem: SPREAD } : record;
  };
  const badLine = (problem: string): CallRecord => {
    line += 1;
    number += 1;
    return { number, line, problem };
  };
  const readPart = (bytes: Buffer): CallRecord | undefined =>
    isUtf8(bytes) ? readLine(bytes.toString("utf8")) : badLine(NOT_UTF8);
  return {
    readLines(bytes) {
      // All lines are decoded at once, which is much faster; one by one only to find those that are no UTF-8.
      const records = isUtf8(bytes)
        ? bytes
            .toString("utf8")
            .split("\n")
            .map((text) => readLine(text))
        : splitBytes(bytes).map((part) => readPart(part));
      return records.filter((record) => record !== undefined);
    },
    badLine,
  };
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
