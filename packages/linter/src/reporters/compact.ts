import { showable } from "@recond/parser";
import { kindText } from "./words.js";
import { placeIn, type ReportForm } from "./report.js";

/** A report for editors and searches: a line for each finding, `file:line:column: severity[code] message`. */
export function compactReporter(): ReportForm {
  return {
    file: (linted) =>
      linted.findings
        .map((finding) => `${showable(`${placeIn(linted, finding)}: ${kindText(finding)} ${finding.message}`)}\n`)
        .join(""),
    fail: ({ name, line = 1, column = 1, message }) => `${showable(`${name}:${line}:${column}: error ${message}`)}\n`,
  };
}
