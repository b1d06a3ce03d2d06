import type { Fix, Span } from "@recond/parser";
import { jsonItems, jsonLine } from "@recond/reports";
import type { Finding } from "../rule/finding.js";
import { plainPath } from "./file-uri.js";
import { regionsIn } from "./regions.js";
import type { LintedText, ReportForm, ReportOptions } from "./report.js";

/** A report in the JSON of the Reviewdog Diagnostic Format, whose suggestions a reviewer can take over. */
export function rdjsonReporter({ homepage }: ReportOptions): ReportForm {
  const items = jsonItems();
  const source = { name: "recond", ...(homepage === undefined ? {} : { url: homepage }) };
  return {
    start: () => `{"source":${jsonLine(source)},"diagnostics":[`,
    file: (linted) => (linted.findings.length === 0 ? "" : items(diagnosticsOf(linted))),
    fail({ name, message, line }) {
      const range = line === undefined ? {} : { range: { start: { line } } };
      return items([{ message, location: { path: plainPath(name), ...range }, severity: "ERROR" }]);
    },
    end: () => "\n]}\n",
  };
}

/** What reviewdog calls severities. */
const SEVERITIES = { error: "ERROR", warning: "WARNING", info: "INFO" } as const;

function diagnosticsOf(linted: LintedText): readonly object[] {
  const rangeOf = rangesIn(linted);
  return linted.findings.map(({ message, severity, code, span, fixes }) => ({
    message,
    location: { path: plainPath(linted.name), range: rangeOf(span) },
    severity: SEVERITIES[severity],
    ...(code === "" ? {} : { code: { value: code } }),
    ...suggestionsOf(linted, fixes, rangeOf),
  }));
}

function suggestionsOf(linted: LintedText, fixes: Finding["fixes"], rangeOf: (span: Span) => object): object {
  // Without its columns, a suggestion would take the place of whole lines.
  const possible = hasUnknownColumns(linted) ? [] : fixes.filter(({ edits }) => edits.length > 0);
  if (possible.length === 0) return {};
  const suggestions = possible.map((fix) => {
    const { span, text } = asOneEdit(linted.text, fix);
    return { range: rangeOf(span), text };
  });
  return { suggestions };
}

/** A suggestion has one range: from the first edit to the last, with what stands between them. */
function asOneEdit(text: string, { edits }: Fix): Fix["edits"][number] {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start);
  const start = sorted[0]?.span.start ?? 0;
  let end = start;
  let result = "";
  for (const edit of sorted) {
    result += text.slice(end, edit.span.start) + edit.text;
    end = edit.span.end;
  }
  return { span: { start, end }, text: result };
}

/** From spans to ranges: lines from 1, columns from 1 in bytes of UTF-8, those of a byte-order mark included; the end excluded. */
function rangesIn(linted: LintedText): (span: Span) => object {
  const regionOf = regionsIn(linted);
  if (hasUnknownColumns(linted)) {
    return (span) => {
      const { startLine, endLine } = regionOf(span);
      return { start: { line: startLine }, end: { line: endLine } };
    };
  }
  const { text, mark = "" } = linted;
  const bytesTo = (offset: number, column: number): number => {
    const start = offset - column + 1;
    return bytesOf(start === 0 ? mark + text.slice(0, offset) : text.slice(start, offset)) + 1;
  };
  return (span) => {
    const { startLine, startColumn, endLine, endColumn } = regionOf(span);
    return {
      start: { line: startLine, column: bytesTo(span.start, startColumn) },
      end: { line: endLine, column: bytesTo(span.end, endColumn) },
    };
  };
}

/** In a list, blanks stand for what is before a record in its line, and nobody knows how many bytes that has. */
function hasUnknownColumns({ record, text }: LintedText): boolean {
  return record !== undefined && text.startsWith(" ");
}

/** How many bytes a text has in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += character <= "\u007f" ? 1 : byteLengthOf(character.codePointAt(0) ?? 0);
  return bytes;
}

function byteLengthOf(codePoint: number): 2 | 3 | 4 {
  if (codePoint < 0x8_00) return 2;
  return codePoint < 0x1_00_00 ? 3 : 4;
}
