import { pathText } from "@recond/campaign";
import type { Finding } from "../lint-payload.js";
import { jsonItems, jsonLine } from "./json-line.js";
import { regionsIn } from "./regions.js";
import type { LintedText, Reporter } from "./report.js";
import { countFixable, NO_FIXABLE } from "./words.js";

/** A report for programs: one JSON object, written while the run goes on. */
export function jsonReporter(): Reporter {
  const items = jsonItems();
  let fixable = NO_FIXABLE;
  return {
    start: () => '{"results":[',
    file(linted) {
      // Of a million records, those with nothing to tell are left out.
      if (linted.record !== undefined && linted.findings.length === 0 && linted.ignored === 0) return "";
      fixable = countFixable(linted.findings, fixable);
      return items([resultOf(linted)]);
    },
    end: ({ fixed, ...summary }) => `\n],"summary":${jsonLine({ ...summary, fixed: fixed ?? null, fixable })}}\n`,
  };
}

function resultOf(linted: LintedText): object {
  const { name, kind, record, ignored, findings } = linted;
  const regionOf = regionsIn(linted);
  return {
    name,
    kind,
    record: record ?? null,
    findings: findings.map((finding) => findingOf(finding, linted, regionOf(finding.span))),
    ignored,
  };
}

function findingOf(finding: Finding, { kind }: LintedText, region: ReturnType<ReturnType<typeof regionsIn>>): object {
  const { code, severity, message, path, span, fixes } = finding;
  const { startLine: line, startColumn: column, endLine, endColumn } = region;
  return {
    code,
    severity,
    message,
    path: kind === "condition" ? null : pathText(path),
    span,
    line,
    column,
    endLine,
    endColumn,
    fixes,
  };
}
