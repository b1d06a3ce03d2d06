import { group, markdownCode, markdownPlain } from "@recond/reports";
import { failurePlace, type LintedText, type LintSummary, placeIn, type ReportForm } from "./report.js";
import { summaryText } from "./words.js";

/** A report in Markdown, for the comment on a change or the summary of a build: a table with a row for each finding. */
export function markdownReporter(): ReportForm {
  let hasRows = false;
  const rows = (lines: readonly string[]): string => {
    if (lines.length === 0) return "";
    const head = hasRows ? "" : HEAD;
    hasRows = true;
    return head + lines.join("");
  };
  return {
    file: (linted) => rows(rowsOf(linted)),
    fail: (failure) => rows([`| error | ${markdownCode(failurePlace(failure))} | | ${withCode(failure.message)} |\n`]),
    end: (summary, fixable) =>
      `${hasRows ? "\n" : ""}${ruleTable(summary)}**recond lint**: ${markdownPlain(summaryText(summary, fixable))}\n`,
  };
}

const HEAD = "| level | place | rule | finding |\n| --- | --- | --- | --- |\n";

function rowsOf(linted: LintedText): readonly string[] {
  return linted.findings.map((finding) => {
    const { severity, code: rule, message } = finding;
    const place = markdownCode(placeIn(linted, finding));
    return `| ${severity} | ${place} | ${rule === "" ? "" : markdownCode(rule)} | ${withCode(message)} |\n`;
  });
}

function ruleTable({ byRule = [] }: LintSummary): string {
  if (byRule.length === 0) return "";
  const rows = byRule.map(
    (rule) =>
      `| ${markdownCode(rule.code)} | ${rule.severity} | ${group(rule.count)} | ${rule.fixable === 0 ? "" : group(rule.fixable)} |\n`,
  );
  return `| rule | level | findings | with a fix |\n| --- | --- | ---: | ---: |\n${rows.join("")}\n`;
}

/** A message, whose quoted parts become code. */
function withCode(message: string): string {
  return message
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : markdownPlain(part)))
    .join("");
}
