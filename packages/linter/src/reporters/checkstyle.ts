import { element, escapeXml, JUNIT_HEAD } from "@recond/reports";
import type { LintedText, ReportForm, ReportOptions } from "./report.js";

/** A report in the XML of Checkstyle, which many build servers and review tools read: an element `file` for each text with findings. */
export function checkstyleReporter({ version }: ReportOptions): ReportForm {
  return {
    start: () => `${JUNIT_HEAD}<checkstyle version="${escapeXml(version ?? "")}">\n`,
    file: (linted) => (linted.findings.length === 0 ? "" : fileOf(linted.name, errorsOf(linted))),
    fail: ({ name, message, line = 1, column = 1 }) =>
      fileOf(name, [element("error", { line, column, severity: "error", message, source: SOURCE })]),
    end: () => "</checkstyle>\n",
  };
}

/** What stands before the id of a rule. */
const SOURCE = "recond";

function fileOf(name: string, errors: readonly string[]): string {
  return `  ${element("file", { name }, `${errors.map((line) => `\n    ${line}`).join("")}\n  `)}\n`;
}

function errorsOf({ firstLine, findings }: LintedText): readonly string[] {
  return findings.map(({ line, column, severity, message, code }) => {
    const source = code === "" ? SOURCE : `${SOURCE}.${code}`;
    return element("error", { line: line + firstLine - 1, column, severity, message, source });
  });
}
