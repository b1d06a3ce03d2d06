import { showable } from "@recond/parser";
import { kindText } from "./words.js";
import type { LintedText, LintFailure, Reporter } from "./report.js";

/** A report for editors and searches: a line for each finding, `file:line:column: severity[code] message`. */
export function compactReporter(): Reporter {
  return { start: () => "", file: linesOf, fail: failureLine, end: () => "" };
}

function failureLine({ name, line = 1, column = 1, message }: LintFailure): string {
  return `${showable(`${name}:${line}:${column}: error ${message}`)}\n`;
}

function linesOf({ name, firstLine, findings }: LintedText): string {
  return findings
    .map((finding) => {
      const { line, column, message } = finding;
      return `${showable(`${name}:${line + firstLine - 1}:${column}: ${kindText(finding)} ${message}`)}\n`;
    })
    .join("");
}
