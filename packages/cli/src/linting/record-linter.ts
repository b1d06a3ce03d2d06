import { isUtf8 } from "node:buffer";
import { type Finding, isForeign, isSurelyCampaign, lintAndFix, type LintedText } from "@recond/linter";
import { MAX_RECORD_BYTES, notUtf8, type PartKind, type StreamPiece, type StreamShape } from "@recond/simulator";
import { namedBy, type Origin, type Run } from "./run.js";

/** A part of a stream, and what the linter has to say about it. */
export interface CheckedPart {
  /** As it is. */
  readonly bytes: Buffer;
  /** As it is after the fixes that were asked for; the same bytes when there are none. */
  readonly fixed: Buffer;
  /** The line it starts on, from 1. */
  readonly line: number;
  /** Undefined for what stands between records. */
  readonly linted: LintedText | undefined;
  /** Whether it has nothing to do with campaigns. */
  readonly isForeign: boolean;
}

/** Lints the records of one stream. */
export interface RecordLinter {
  /** The parts of the next piece. */
  readonly take: (piece: StreamPiece) => readonly CheckedPart[];
  /** How many records have been seen. */
  readonly records: () => number;
  /** What was looked at and done. */
  readonly counts: () => { readonly payloads: number; readonly fixes: number; readonly refused: number };
}

/** How far reading has come, in the stream as it is, or as it is after the fixes. */
interface Cursor {
  line: number;
  /** UTF-16 units before this place in its line. */
  column: number;
  /** UTF-16 units before this place in its stream. */
  offset: number;
  record: number;
}

/** More blanks than these are not put before a record for the sake of right columns. */
const MOST_BLANKS = 100_000;

/** What is shown of a part that cannot be read. */
const SHOWN_BYTES = 200;

/**
 * Lints the records of one stream.
 *
 * @param isFixing - whether what is found after the fixes is reported
 */
export function createRecordLinter(shape: StreamShape, isFixing: boolean, origin: Origin, run: Run): RecordLinter {
  const cursor: Cursor = { line: 1, column: 0, offset: 0, record: 0 };
  const counts = { payloads: 0, fixes: 0, refused: 0 };
  const problems = mistakesOf(shape);
  const settings = { ...run.settings, options: origin.options };

  const lintRecord = (bytes: Buffer): CheckedPart => {
    const blanks = blanksBefore(cursor);
    const text = blanks + bytes.toString("utf8");
    const path = shape === "array" ? [cursor.record - 1] : [];
    const found = lintAndFix({ kind: "payload", text, ignores: origin.ignores, path }, settings, run.used);
    const { findings, ignored, mended } = isFixing ? found.left : found;
    counts.payloads += 1;
    counts.fixes += found.applied;
    counts.refused += found.refused;
    return {
      bytes,
      fixed: found.fixed === text ? bytes : Buffer.from(found.fixed.slice(blanks.length)),
      line: cursor.line,
      linted: { ...placeOf(origin, cursor), text: isFixing ? found.fixed : text, findings, ignored, mended },
      isForeign: isForeignRecord(text, found.findings, path.length, origin),
    };
  };
  const lintPart = (kind: PartKind, bytes: Buffer): CheckedPart => {
    if (kind === "between") return { ...unchanged(bytes, cursor), linted: undefined };
    if (kind === "record" || kind === "too-long") cursor.record += 1;
    if (kind === "record" && isUtf8(bytes)) return lintRecord(bytes);
    const message = kind === "record" ? notUtf8("record", bytes) : problems[kind];
    return { ...unchanged(bytes, cursor), linted: mistaken(bytes, message, origin, cursor) };
  };

  return {
    take({ bytes, parts }) {
      let start = 0;
      return parts.map(({ kind, end }) => {
        const checked = lintPart(kind, bytes.subarray(start, end));
        start = end;
        advance(cursor, (isFixing ? checked.fixed : checked.bytes).toString("utf8"));
        return checked;
      });
    },
    records: () => cursor.record,
    counts: () => counts,
  };
}

/** What is said of a mistake between records, or of a record that cannot be read. */
function mistakesOf(shape: StreamShape): Readonly<Record<Exclude<PartKind, "between" | "record">, string>> {
  const limit = `${MAX_RECORD_BYTES / 1024 / 1024} MB`;
  return {
    "too-long":
      shape === "lines"
        ? `This line is longer than ${limit}. Check that each campaign stands on a line of its own.`
        : `This element is longer than ${limit}. Check that each campaign is an element of its own.`,
    missing: "Before this comma a campaign is missing. Remove the comma.",
    "trailing-comma": "A comma stands before this bracket, and nothing between them. Remove the comma.",
    "no-bracket": "The list is not closed. Add a `]` at its end.",
    "not-the-end": "The list has ended before this text. Remove what follows the closing `]`.",
  };
}

function unchanged(bytes: Buffer, { line }: Cursor): Omit<CheckedPart, "linted"> {
  return { bytes, fixed: bytes, line, isForeign: false };
}

function mistaken(bytes: Buffer, message: string, origin: Origin, cursor: Cursor): LintedText {
  const blanks = blanksBefore(cursor);
  const text = blanks + bytes.subarray(0, SHOWN_BYTES).toString("utf8");
  const [first = ""] = text.split("\n", 1);
  const place = { span: { start: blanks.length, end: first.length }, line: 1, column: blanks.length + 1 };
  const finding: Finding = { code: "json-syntax", severity: "error", message, ...place, fixes: [], path: [] };
  return { ...placeOf(origin, cursor), text, findings: [finding], ignored: 0 };
}

/** What is said of a record beside its text and the findings. */
function placeOf(origin: Origin, cursor: Cursor): Omit<LintedText, "text" | "findings" | "ignored"> {
  const { line: firstLine, record, offset } = cursor;
  return { ...namedBy(origin), kind: "payload", firstLine, firstOffset: offset - blanksBefore(cursor).length, record };
}

/** The paths of an element's findings begin with its index; the linter's own begin behind that. */
function isForeignRecord(text: string, findings: readonly Finding[], pathLength: number, { isFound }: Origin): boolean {
  const own = findings.map((each) => ({ ...each, path: each.path.slice(pathLength) }));
  // A broken record of a file that was named may well be a campaign.
  if (isFound && !isSurelyCampaign(text)) return true;
  return isForeign(text, isFound ? own : own.filter(({ code }) => code !== "json-syntax"));
}

/** In the place of what stands before a record in its line, which counts for its columns. */
function blanksBefore({ column }: Cursor): string {
  return " ".repeat(column > MOST_BLANKS ? 0 : column);
}

function advance(cursor: Cursor, text: string): void {
  cursor.offset += text.length;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
    cursor.line += 1;
    start = end + 1;
  }
  cursor.column = start === 0 ? cursor.column + text.length : text.length - start;
}
