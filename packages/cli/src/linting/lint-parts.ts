import { isUtf8 } from "node:buffer";
import type { Finding, LintedText } from "@recond/linter";
import type { Part } from "../records/parts.js";
import type { LintRun, Origin } from "./lint-run.js";
import { lintText } from "./lint-text.js";
import { isForeign } from "./is-foreign.js";

/** A part of a file, and what the linter has to say about it. */
export interface LintedPart {
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

/** Lints the records of one file. */
export interface RecordLinter {
  /** The next parts of the file. */
  readonly take: (parts: readonly Part[]) => readonly LintedPart[];
  /** How many records have been seen. */
  readonly records: () => number;
  /** What was looked at and done. */
  readonly counts: () => { readonly payloads: number; readonly fixes: number; readonly refused: number };
}

/** How far reading has come, in the file as it is, or as it is after the fixes. */
interface Cursor {
  line: number;
  /** UTF-16 units before this place in its line. */
  column: number;
  /** UTF-16 units before this place in its file. */
  offset: number;
  record: number;
}

/** More blanks than these are not put before a record for the sake of right columns. */
const MOST_BLANKS = 100_000;

/** What is shown of a part that cannot be read. */
const SHOWN_BYTES = 200;

const NOT_UTF8 = "This record is no UTF-8 text. Save the file as UTF-8.";

/**
 * Lints the records of one file.
 *
 * @param shape - one record a line, or an element
 * @param isFixing - whether what is found after the fixes is reported
 * @param origin - the file
 * @param run - what all texts have in common
 */
export function createRecordLinter(
  shape: "lines" | "array",
  isFixing: boolean,
  origin: Origin,
  run: LintRun,
): RecordLinter {
  const cursor: Cursor = { line: 1, column: 0, offset: 0, record: 0 };
  const counts = { payloads: 0, fixes: 0, refused: 0 };
  const { settings } = run;
  const lintRecord = (bytes: Buffer): LintedPart => {
    cursor.record += 1;
    if (!isUtf8(bytes)) return lintMistake(bytes, NOT_UTF8);
    const blanks = blanksBefore(cursor);
    const text = blanks + bytes.toString("utf8");
    const path = shape === "array" ? [cursor.record - 1] : [];
    const linted = lintText({ kind: "payload", text, ignores: origin.ignores, path }, settings, run.used);
    const { findings, ignored } = isFixing ? linted.left : linted;
    counts.payloads += 1;
    counts.fixes += linted.applied;
    counts.refused += linted.refused;
    const reported = about(origin, cursor, isFixing ? linted.fixed : text, cursor.offset - blanks.length);
    return {
      bytes,
      fixed: linted.fixed === text ? bytes : Buffer.from(linted.fixed.slice(blanks.length)),
      line: cursor.line,
      linted: { ...reported, findings, ignored },
      isForeign: isForeignRecord(text, linted.findings, path.length, origin),
    };
  };
  const lintMistake = (bytes: Buffer, problem: string): LintedPart => {
    const blanks = blanksBefore(cursor);
    const text = blanks + bytes.subarray(0, SHOWN_BYTES).toString("utf8");
    const [first = ""] = text.split("\n", 1);
    const findings = [mistakeAt(blanks.length, first.length, problem)];
    const linted = { ...about(origin, cursor, text, cursor.offset - blanks.length), findings, ignored: 0 };
    return { bytes, fixed: bytes, line: cursor.line, linted, isForeign: false };
  };
  const lintPart = (part: Part): LintedPart => {
    if (part.kind === "record") return lintRecord(part.bytes);
    const { bytes } = part;
    if (part.kind === "between") {
      return { bytes, fixed: bytes, line: cursor.line, linted: undefined, isForeign: false };
    }
    if (part.isRecord) cursor.record += 1;
    return lintMistake(bytes, part.problem);
  };

  return {
    take: (parts) =>
      parts.map((part) => {
        const linted = lintPart(part);
        advance(cursor, (isFixing ? linted.fixed : linted.bytes).toString("utf8"));
        return linted;
      }),
    records: () => cursor.record,
    counts: () => counts,
  };
}

/** What is said of a record beside the findings. */
function about(
  { name, path }: Origin,
  { line, record }: Cursor,
  text: string,
  firstOffset: number,
): Omit<LintedText, "findings" | "ignored"> {
  const isNoFile = path === undefined ? { isNoFile: true as const } : {};
  return { name, ...isNoFile, kind: "payload", text, firstLine: line, firstOffset, record };
}

/** The paths of an element's findings begin with its index; the linter's own begin behind that. */
function isForeignRecord(text: string, findings: readonly Finding[], pathLength: number, { isFound }: Origin): boolean {
  const own = findings.map((each) => ({ ...each, path: each.path.slice(pathLength) }));
  // Of a file that was named, a record that is broken may well be a campaign.
  return isForeign(text, isFound ? own : own.filter(({ code }) => code !== "json-syntax"));
}

/** In the place of what stands before a record in its line, which counts for its columns. */
function blanksBefore({ column }: Cursor): string {
  return " ".repeat(column > MOST_BLANKS ? 0 : column);
}

function mistakeAt(start: number, end: number, message: string): Finding {
  const place = { span: { start, end }, line: 1, column: start + 1 };
  return { code: "json-syntax", severity: "error", message, ...place, fixes: [], path: [] };
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
