import { notUtf8 } from "../records/foreign-bytes.js";
import { arrayMarks } from "../records/array-marks.js";
import { lineMarks } from "../records/line-marks.js";
import type { Ending } from "../records/marks.js";
import { createSplitter, MAX_RECORD_BYTES, type PartKind, type Piece } from "../records/splitter.js";
import { isSpread } from "../records/spread.js";
import { ONE_A_LINE } from "./lines-shape.js";
import type { LogRow, RejectedRow, RowsOfFile } from "./log-rows.js";
import { type JsonObject, readRecord } from "./read-record.js";
import type { Joint, RowsReader } from "./rows-reader.js";
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

/**
 * Reads the records of JSON as rows, and counts lines.
 *
 * @param shape - what separates the records
 * @param from - where another reader has come to
 */
export function createJsonReader(shape: "lines" | "pages", from?: Joint): RowsReader {
  const splitter = createSplitter(shape === "lines" ? lineMarks() : arrayMarks(true));
  const lines = createLineReader();
  const read = shape === "lines" ? lines.read : readElement;
  let line = from?.line ?? 1;
  let hasRows = from !== undefined;
  /** A call that is too long, until it is known whether it comes to an end. */
  let tooLong: RejectedRow | undefined;

  const readPart = (found: JsonObject | string, ending: Ending | undefined, into: Collected): void => {
    if (ending === "cut") into.rejected.push({ line, isRow: true, problem: NOT_CLOSED });
    else if (typeof found === "string") into.rejected.push({ line, isRow: true, problem: found });
    else {
      into.rows.push(found);
      into.lines.push(line);
    }
  };

  const readPiece = ({ bytes, parts, ending }: Piece): RowsOfFile => {
    const into: Collected = { columns: null, rows: [], lines: [], rejected: [] };
    const textOf = textsIn(bytes);
    const breaksIn = lineBreaksIn(bytes);
    let start = 0;
    for (const { kind, end } of parts) {
      if (kind !== "between" && tooLong !== undefined) {
        into.rejected.push(tooLong);
        tooLong = undefined;
      }
      if (kind === "record") {
        const text = textOf(start, end);
        const found = text === undefined ? notUtf8("call", bytes.subarray(start, end)) : read(text);
        if (found !== undefined) readPart(found, ending, into);
      } else if (kind === "too-long") tooLong = { line, isRow: true, problem: problems[kind] };
      else if (kind !== "between") into.rejected.push({ line, isRow: false, problem: problems[kind] });
      // What stands in a line has no line break, so nobody looks for one.
      if (kind === "between" || shape !== "lines") line += breaksIn(start, end);
      start = end;
    }
    if (ending !== undefined && tooLong !== undefined) {
      into.rejected.push(ending === "cut" ? { ...tooLong, problem: NOT_CLOSED } : tooLong);
    }
    hasRows ||= into.rows.length > 0;
    return into;
  };

  return {
    push: (bytes) => [readPiece(splitter.push(bytes))],
    end(cut) {
      const last = readPiece(splitter.end());
      if (cut === undefined) return [last];
      return [last, { columns: null, rows: [], lines: [], rejected: [{ line, isRow: false, problem: cut }] }];
    },
    joint() {
      const isBetween = shape === "lines" && splitter.isEmpty() && tooLong === undefined && !lines.isWithinCall();
      return isBetween && hasRows ? { line, columns: null } : undefined;
    },
    skip(count) {
      line += count;
    },
  };
}

/** The rows of a piece while they are read. */
interface Collected extends RowsOfFile {
  readonly rows: LogRow[];
  readonly lines: number[];
  readonly rejected: RejectedRow[];
}

/** Counts the line breaks of ranges of some bytes, asked for in their order. */
function lineBreaksIn(bytes: Buffer): (start: number, end: number) => number {
  let next = -1;
  return (start, end) => {
    // As between two lines.
    if (end - start === 1) return Number(bytes[start] === NEWLINE);
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
function readElement(text: string): JsonObject | string {
  return readRecord(text.replace(/^[ \t\r]+/, ""));
}

/** Reads lines. */
interface LineReader {
  /** As `readElement`; undefined for a line that is blank, or part of a call that was reported. */
  readonly read: (text: string) => JsonObject | string | undefined;
  /** Whether the last line is part of a call that was reported, and which may go on. */
  readonly isWithinCall: () => boolean;
}

function createLineReader(): LineReader {
  let isWithinCall = false;
  return {
    isWithinCall: () => isWithinCall,
    read(text) {
      if (isWithinCall && !text.startsWith("{")) {
        isWithinCall = !text.startsWith("}");
        return undefined;
      }
      const found = readRecord(text);
      if (typeof found === "string" && text.trim() === "") return undefined;
      isWithinCall = typeof found === "string" && isSpread(text);
      return isWithinCall ? SPREAD : found;
    },
  };
}
