import { pathText } from "@recond/campaign";
import type { Span } from "@recond/parser";
import { jsonItems, jsonLine } from "@recond/reports";
import type { Finding } from "../rule/finding.js";
import { offsetOf, type Region, regionsIn } from "./regions.js";
import type { LintedText, Reporter } from "./report.js";
import { countFixable, honest, NO_FIXABLE } from "./words.js";

/** A report for programs: one JSON object, written while the run goes on. */
export function jsonReporter(): Reporter {
  const items = jsonItems();
  let fixable = NO_FIXABLE;
  const failures: object[] = [];
  return {
    start: () => '{"results":[',
    file(linted) {
      // Of a million records, those with nothing to tell are left out.
      if (linted.record !== undefined && linted.findings.length === 0 && linted.ignored === 0) return "";
      fixable = countFixable(linted.findings, fixable);
      return items([resultOf(linted)]);
    },
    fail({ name, message, line = null, column = null }) {
      failures.push({ name, message, line, column });
      return "";
    },
    end: ({ tried, ...summary }) => {
      const { foreign = 0, fixed = null, ...counts } = summary;
      const left = honest(fixable, { ...summary, ...(tried === undefined ? {} : { tried }) });
      const refused = tried?.refused ?? null;
      const written = { ...counts, foreign, failures: failures.length, fixed, fixable: left, refused };
      return `\n],"failures":${jsonLine(failures)},"summary":${jsonLine(written)}}\n`;
    },
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

function findingOf(finding: Finding, linted: LintedText, region: Region): object {
  const { code, severity, message, path, span, fixes } = finding;
  const { startLine: line, startColumn: column, endLine, endColumn } = region;
  const offset = offsetOf(linted) ?? 0;
  return {
    code,
    severity,
    message,
    path: linted.kind === "condition" ? null : pathText(path),
    span: moved(span, offset),
    line,
    column,
    endLine,
    endColumn,
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ span: moved(edit.span, offset), text: edit.text })),
    })),
  };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
