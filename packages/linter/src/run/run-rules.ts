import type { Diagnostic, Fix } from "@recond/parser";
import type { LintOptions } from "../rule/options.js";
import type { RulePage } from "../rule/rule.js";
import { severityOf } from "./levels.js";

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
  rules: readonly RuleAbout<Subject, Discovery>[],
  subject: Subject,
  options: LintOptions,
): readonly (OfRule & Discovery)[] {
  const findings: (OfRule & Discovery)[] = [];
  for (const rule of rules) {
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
