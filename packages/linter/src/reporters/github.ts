import { annotation, type Attributes } from "@recond/reports";
import type { Finding } from "../rule/finding.js";
import { type Region, regionsIn } from "./regions.js";
import type { LintedText, LintFailure, ReportForm } from "./report.js";
import { statisticsText, summaryText } from "./words.js";

/** Annotations for GitHub: a line for each finding, which the runner shows beside the line of the file. */
export function githubReporter(): ReportForm {
  return {
    file(linted) {
      const regionOf = regionsIn(linted);
      return linted.findings.map((finding) => `${annotationOf(linted, finding, regionOf(finding.span))}\n`).join("");
    },
    fail: (failure) => `${failureAnnotation(failure)}\n`,
    end: (summary, fixable) => `${statisticsText(summary)}${summaryText(summary, fixable)}\n`,
  };
}

const LEVELS = { error: "error", warning: "warning", info: "notice" } as const;

function annotationOf({ name, isNoFile }: LintedText, { severity, code, message }: Finding, region: Region): string {
  const { startLine, startColumn } = region;
  const place = isNoFile === true ? {} : placeOf(name, region);
  const text = isNoFile === true ? `${name}:${startLine}:${startColumn}: ${message}` : message;
  return annotation(LEVELS[severity], { ...place, title: code === "" ? "recond" : code }, text);
}

function failureAnnotation({ name, isNoFile, message, line, column }: LintFailure): string {
  if (isNoFile === true) return annotation("error", { title: "recond" }, `${name}: ${message}`);
  return annotation("error", { file: name, line, col: column, title: "recond" }, message);
}

/** GitHub takes columns only where both are in one line. */
function placeOf(file: string, { startLine: line, startColumn: col, endLine, endColumn }: Region): Attributes {
  return line === endLine ? { file, line, col, endLine, endColumn } : { file, line, endLine };
}
