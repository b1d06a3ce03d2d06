import { showable } from "@recond/parser";
import { alignColumns, counted, group } from "@recond/reports";
import type { Finding } from "../rule/finding.js";
import type { Fixable, LintSummary } from "./report.js";

/** Counts the findings that have a fix. */
export function countFixable(findings: readonly Finding[], before: Fixable): Fixable {
  const safe = findings.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length;
  const any = findings.filter(
    ({ severity, fixes }) => fixes.some((fix) => fix.safe) || (severity === "error" && fixes.length > 0),
  ).length;
  return { safe: before.safe + safe, suggested: before.suggested + any - safe };
}

/** A run in a line: `2 errors, 1 warning in 3 files; 1 can be fixed with --fix, 1 more with --fix-suggested`. */
export function summaryText(summary: LintSummary, fixable: Fixable): string {
  const { errors, warnings, infos, ignored, fixed = 0, foreign = 0, failures = 0, known = 0, tried } = summary;
  const found = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
    ...(infos > 0 ? [counted(infos, "info")] : []),
  ].join(", ");
  return [
    `${found === "" ? nothingText(summary) : found} in ${placesText(summary)}`,
    ...(failures > 0 ? [`${counted(failures, "file")} could not be read or written`] : []),
    ...(foreign > 0 ? [`${counted(foreign, "file")} without a campaign`] : []),
    ...(ignored > 0 ? [`${group(ignored)} ignored by the configuration`] : []),
    ...(known > 0 ? [`${group(known)} in the baseline`] : []),
    ...(fixed > 0 ? [`${group(fixed)} fixed`] : []),
    ...fixableText(honest(fixable, summary)),
    ...(tried === undefined || tried.refused === 0
      ? []
      : [
          `${counted(tried.refused, "fix", "fixes")} left out, as an error would stay, a choice is open, or another finding would come of it`,
        ]),
  ].join("; ");
}

/** "No findings" would sound as if all were well, where nothing could be looked at. */
function nothingText({ files, payloads, conditions, failures = 0 }: LintSummary): string {
  return failures > 0 && files + payloads + conditions === 0 ? "Nothing was looked at" : "No findings";
}

function placesText({ files, payloads, conditions }: LintSummary): string {
  if (files === 0 && conditions > 0 && payloads === 0) return counted(conditions, "condition");
  if (files === 0 && payloads > 0) return counted(payloads, "payload");
  // Files of many records say how many.
  return payloads > files ? `${counted(files, "file")} (${counted(payloads, "payload")})` : counted(files, "file");
}

/** What can be fixed, after fixes were tried: as many as would be applied, and not the findings whose fix was refused. */
export function honest({ safe, suggested }: Fixable, { tried, fixed }: LintSummary): Fixable {
  if (tried === undefined) return { safe, suggested };
  const toApply = fixed === undefined ? tried.applied : 0;
  return tried.wanted === "safe" ? { safe: toApply, suggested } : { safe: 0, suggested: toApply };
}

function fixableText({ safe, suggested }: Fixable): readonly string[] {
  if (safe === 0) return suggested === 0 ? [] : [`${group(suggested)} can be fixed with --fix-suggested`];
  const more = suggested === 0 ? "" : `, ${group(suggested)} more with --fix-suggested`;
  return [`${group(safe)} can be fixed with --fix${more}`];
}

/** What was found by rule, a line each: `12  warning[unreachable-keys]  3 with a fix`; nothing where nobody wants to know. */
export function statisticsText({ byRule = [] }: LintSummary): string {
  const rows = byRule.map(({ count, fixable, ...rule }) => [
    group(count).padStart(group(byRule[0]?.count ?? 0).length),
    showable(kindText(rule)),
    fixable === 0 ? "" : `${group(fixable)} with a fix`,
  ]);
  return rows.length === 0 ? "" : `${alignColumns(rows).join("\n")}\n\n`;
}

/**
 * How grave a finding is, and which: `error[never-true]`.
 *
 * @param finding - one without a code is told by its severity alone
 */
export function kindText({ severity, code }: Pick<Finding, "severity" | "code">): string {
  return code === "" ? severity : `${severity}[${code}]`;
}
