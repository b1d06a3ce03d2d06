import { showable } from "@recond/parser";
import { kindText } from "./words.js";
import { type LintedText, placeIn, type ReportForm } from "./report.js";

/** A report for editors and searches: a line for each finding, `file:line:column: severity[code] message`. */
export function compactReporter(): ReportForm {
  return {
    file: linesOf,
    fail: ({ name, line = 1, column = 1, message }) => `${showable(`${name}:${line}:${column}: error ${message}`)}\n`,
  };
}

function linesOf(linted: LintedText): string {
  return linted.findings
    .map((finding) => `${showable(`${placeIn(linted, finding)}: ${kindText(finding)} ${finding.message}`)}\n`)
    .join("");
}
