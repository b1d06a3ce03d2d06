import { group, markdownCode, markdownPlain } from "@recond/reports";
import type { LintedText, LintSummary, Reporter } from "./report.js";
import { countFixable, NO_FIXABLE, summaryText } from "./words.js";

/** A report in Markdown, for the comment on a change or the summary of a build: a table with a row for each finding. */
export function markdownReporter(): Reporter {
  let fixable = NO_FIXABLE;
  let hasRows = false;
  const rows = (lines: readonly string[]): string => {
    if (lines.length === 0) return "";
    const head = hasRows ? "" : HEAD;
    hasRows = true;
    return head + lines.join("");
  };
  return {
    start: () => "",
    file(linted) {
      fixable = countFixable(linted.findings, fixable);
      return rows(rowsOf(linted));
    },
    fail({ name, message, line, column }) {
      const place = line === undefined ? name : `${name}:${line}:${column ?? 1}`;
      return rows([`| error | ${markdownCode(place)} | | ${withCode(message)} |\n`]);
    },
    end: (summary) =>
      `${hasRows ? "\n" : ""}${ruleTable(summary)}**recond lint**: ${markdownPlain(summaryText(summary, fixable))}\n`,
  };
}

const HEAD = "| level | place | rule | finding |\n| --- | --- | --- | --- |\n";

function rowsOf({ name, firstLine, findings }: LintedText): readonly string[] {
  return findings.map(({ severity, line, column, code: rule, message }) => {
    const place = markdownCode(`${name}:${line + firstLine - 1}:${column}`);
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
