import { showable } from "@recond/parser";
import type { Finding } from "../rule/finding.js";
import { type Region, regionsIn } from "./regions.js";
import type { LintedText, Reporter } from "./report.js";
import { countFixable, NO_FIXABLE, summaryText } from "./words.js";

/** Annotations for GitHub: a line for each finding, which the runner shows beside the line of the file. */
export function githubReporter(): Reporter {
  let fixable = NO_FIXABLE;
  return {
    start: () => "",
    file(linted) {
      if (linted.findings.length === 0) return "";
      fixable = countFixable(linted.findings, fixable);
      const regionOf = regionsIn(linted);
      return linted.findings.map((finding) => `${annotation(linted, finding, regionOf(finding.span))}\n`).join("");
    },
    end: (summary) => `${summaryText(summary, fixable)}\n`,
  };
}

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

function annotation({ name, isNoFile }: LintedText, { severity, code, message }: Finding, region: Region): string {
  const { startLine, startColumn } = region;
  const place = isNoFile === true ? [] : placeOf(name, region);
  const properties = [...place, `title=${escapeProperty(code === "" ? "recond" : code)}`].join(",");
  const text = isNoFile === true ? `${name}:${startLine}:${startColumn}: ${message}` : message;
  return `::${COMMANDS[severity]} ${properties}::${escapeMessage(text)}`;
}

/** GitHub takes columns only where both are in one line. */
function placeOf(name: string, { startLine, startColumn, endLine, endColumn }: Region): readonly string[] {
  const file = `file=${escapeProperty(name)}`;
  if (startLine !== endLine) return [file, `line=${startLine}`, `endLine=${endLine}`];
  return [file, `line=${startLine}`, `col=${startColumn}`, `endLine=${endLine}`, `endColumn=${endColumn}`];
}

/** The runner's own escapes, so that nothing else ends the line; and none of a terminal. */
function escapeMessage(text: string): string {
  return showable(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
