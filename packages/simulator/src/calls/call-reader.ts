import { notUtf8 } from "../records/foreign-bytes.js";
import type { Ending, StreamShape } from "../records/marks.js";
import { MAX_RECORD_BYTES, type PartKind, type Piece } from "../records/splitter.js";
import { isSpread } from "../records/spread.js";
import { ONE_A_LINE } from "./log-shape.js";
import { type LoggedCall, type ReadCall, readRecord, type UnreadableCall } from "./read-record.js";
import { textsIn } from "./texts.js";

const NEWLINE = 0x0a;

/** What is said of a mistake between calls, or of a call that is not even looked at. */
const problems: Readonly<Record<Exclude<PartKind, "record" | "between">, string>> = {
  "too-long": `This call is longer than ${MAX_RECORD_BYTES / 1024 / 1024} MB. Check that each call stands on a line of its own.`,
  missing: "Before this comma a call is missing. Remove the comma.",
  "trailing-comma": "A comma follows the last call. Remove the comma.",
  "no-bracket": "The list of calls is not closed. Add a `]` at its end.",
  "not-the-end": "The list of calls has ended before this text. Remove what follows the closing `]`.",
};
const NOT_CLOSED =
  "This call is not closed before the log ends, and whatever follows it was not read. Look for a missing bracket or quote.";
const SPREAD = `This call goes over several lines. ${ONE_A_LINE}`;

/** Reads the calls of a log, piece by piece, and counts calls and lines. */
export interface CallReader {
  readonly read: (piece: Piece) => readonly LoggedCall[];
  /** The line on which what was read last ends. */
  readonly line: () => number;
}

/** @param shape - what separates the calls */
export function createCallReader(shape: StreamShape): CallReader {
  const read = shape === "lines" ? createLineReader() : readElement;
  let number = 0;
  let line = 1;
  /** A call that is too long, until it is known whether it comes to an end. */
  let tooLong: UnreadableCall | undefined;

  const numbered = (found: ReadCall["value"] | string, ending: Ending | undefined): LoggedCall => {
    number += 1;
    if (ending === "cut") return { number, line, problem: NOT_CLOSED };
    return typeof found === "string" ? { number, line, problem: found } : { number, line, value: found };
  };

  const readPiece = ({ bytes, parts, ending }: Piece): readonly LoggedCall[] => {
    const calls: LoggedCall[] = [];
    const textOf = textsIn(bytes);
    const breaksIn = lineBreaksIn(bytes);
    let start = 0;
    for (const { kind, end } of parts) {
      if (kind !== "between" && tooLong !== undefined) {
        calls.push(tooLong);
        tooLong = undefined;
      }
      if (kind === "record") {
        const text = textOf(start, end);
        const found = text === undefined ? notUtf8("call", bytes.subarray(start, end)) : read(text);
        if (found !== undefined) calls.push(numbered(found, ending));
      } else if (kind === "too-long") {
        number += 1;
        tooLong = { number, line, problem: problems[kind] };
      } else if (kind !== "between") {
        calls.push({ number: null, line, problem: problems[kind] });
      }
      // What stands in a line has no line break, so nobody looks for one.
      if (kind === "between" || shape !== "lines") line += breaksIn(start, end);
      start = end;
    }
    if (ending === undefined || tooLong === undefined) return calls;
    return [...calls, ending === "cut" ? { ...tooLong, problem: NOT_CLOSED } : tooLong];
  };

  return { read: readPiece, line: () => line };
}

/** Counts the line breaks of ranges of some bytes, asked for in their order. */
function lineBreaksIn(bytes: Buffer): (start: number, end: number) => number {
  let next = -1;
  return (start, end) => {
    let count = 0;
    if (next < start) next = nextBreak(bytes, start);
    for (; next < end; next = nextBreak(bytes, next + 1)) count += 1;
    return count;
  };
}

function nextBreak(bytes: Buffer, from: number): number {
  const next = bytes.indexOf(NEWLINE, from);
  return next === -1 ? bytes.length : next;
}

/** The call that an element is, or what is wrong with it. Its columns count from its first character. */
function readElement(text: string): ReadCall["value"] | string {
  return readRecord(text.replace(/^[ \t\r]+/, ""));
}

/** The same for lines; undefined for one that is blank, or part of a call that was reported. */
function createLineReader(): (text: string) => ReadCall["value"] | string | undefined {
  /** The present line is part of a call that was reported. */
  let isWithinCall = false;
  return (text) => {
    if (isWithinCall && !text.startsWith("{")) {
      isWithinCall = !text.startsWith("}");
      return undefined;
    }
    const found = readRecord(text);
    if (typeof found === "string" && text.trim() === "") return undefined;
    isWithinCall = typeof found === "string" && isSpread(text);
    return isWithinCall ? SPREAD : found;
  };
}
