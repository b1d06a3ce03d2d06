import { pathText } from "@recond/campaign";
import { mapFixes, type Span } from "@recond/parser";
import { jsonItems, jsonLine } from "@recond/reports";
import type { Finding } from "../rule/finding.js";
import { offsetOf, type Region, regionsIn } from "./regions.js";
import type { LintedText, ReportForm } from "./report.js";
import { honest } from "./words.js";

/** A report for programs: one JSON object, written while the run goes on. */
export function jsonReporter(): ReportForm {
  const items = jsonItems();
  const failures: object[] = [];
  return {
    start: () => '{"results":[',
    file(linted) {
      // Records with nothing to report are left out: there may be a million.
      if (linted.record !== undefined && linted.findings.length === 0 && linted.ignored === 0) return "";
      return items([resultOf(linted)]);
    },
    fail({ name, message, line = null, column = null }) {
      failures.push({ name, message, line, column });
      return "";
    },
    end: ({ tried, ...summary }, fixable) => {
      const { foreign = 0, fixed = null, byRule, ...counts } = summary;
      const left = honest(fixable, { ...summary, ...(tried === undefined ? {} : { tried }) });
      const refused = tried?.refused ?? null;
      const written = {
        ...counts,
        foreign,
        failures: failures.length,
        fixed,
        fixable: left,
        refused,
        ...(byRule && { byRule }),
      };
      return `\n],"failures":${jsonLine(failures)},"summary":${jsonLine(written)}}\n`;
    },
  };
}

function resultOf(linted: LintedText): object {
  const { name, kind, record, ignored, findings, mended = [] } = linted;
  const regionOf = regionsIn(linted);
  return {
    name,
    kind,
    record: record ?? null,
    findings: findings.map((finding) => findingOf(finding, linted, regionOf(finding.span))),
    ignored,
    ...(mended.length > 0 && {
      mended: mended.map(({ path, texts, by }) => ({ path: path.length === 0 ? null : pathText(path), texts, by })),
    }),
  };
}

function findingOf(finding: Finding, linted: LintedText, region: Region): object {
  const offset = offsetOf(linted) ?? 0;
  const { code, severity, message, path, span, fixes, alternatives, guess } = mapFixes(
    finding,
    ({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ span: moved(edit.span, offset), text: edit.text })),
    }),
  );
  const { startLine: line, startColumn: column, endLine, endColumn } = region;
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
    fixes,
    ...(alternatives !== undefined && { alternatives }),
    ...(guess !== undefined && { guess }),
  };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
