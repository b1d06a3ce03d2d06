import { type Diagnostic, firstBehind, type Fix, type Span } from "@recond/parser";
import type { LintOptions } from "../rule/options.js";
import type { ConditionRule, RulePage } from "../rule/rule.js";
import { severityOf } from "./levels.js";
import { rules } from "../rules/index.js";

/** A rule about something: what it looks at, and what it finds there. */
interface RuleAbout<Subject, Discovery> extends RulePage {
  readonly check: (subject: Subject) => Iterable<Discovery>;
}

/** What a diagnostic says of its rule; fixes unless the rule gives its own. */
interface OfRule extends Pick<Diagnostic, "code" | "severity"> {
  readonly fixes: readonly Fix[];
}

/**
 * What rules find, each at its level.
 *
 * @returns one rule's findings after the other's, none of those that are off
 */
export function runRules<Subject, Discovery extends object>(
  followed: readonly RuleAbout<Subject, Discovery>[],
  subject: Subject,
  options: LintOptions,
): readonly (OfRule & Discovery)[] {
  const findings: (OfRule & Discovery)[] = [];
  for (const rule of followed) {
    const severity = severityOf(rule, options);
    if (severity === undefined) continue;
    for (const found of rule.check(subject)) findings.push({ fixes: [], ...found, code: rule.id, severity });
  }
  return findings;
}

/** Diagnostics by their place; at one place the larger part first. */
export function inOrder(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

/**
 * Without the remarks about parts of what has to be dealt with as a whole first: nobody needs to hear what a test takes in that should
 * go, or that stands in a condition that no call meets.
 */
export function withoutOutweighed(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const wholes = found.flatMap(({ code, span }) => {
    const outweighed = outweighsRemarks(code);
    if (outweighed === undefined) return [];
    return [outweighed === "everywhere" ? { start: 0, end: Infinity } : span];
  });
  if (wholes.length === 0) return found;
  wholes.sort((a, b) => a.start - b.start);
  return found.filter((each) => !isRemark(each) || !isWithin(each.span, wholes));
}

/** How something is written can be mended whatever becomes of it. */
function isRemark({ code, severity, fixes }: Diagnostic): boolean {
  return severity === "info" && outweighsRemarks(code) === undefined && !fixes.some(({ safe }) => safe);
}

function outweighsRemarks(code: string): ConditionRule["outweighsRemarks"] {
  const rule = rules[code];
  return rule?.about === "condition" ? rule.outweighsRemarks : undefined;
}

/** Whether one of these takes it in: they are in order, and none lies within another. */
function isWithin({ start, end }: Span, wholes: readonly Span[]): boolean {
  return (wholes[firstBehind(wholes, (whole) => whole.start > start) - 1]?.end ?? -1) >= end;
}
