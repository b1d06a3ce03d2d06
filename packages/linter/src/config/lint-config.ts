import type { Finding } from "../lint-payload.js";
import type { LintOptions } from "../options.js";
import { rules } from "../rules/index.js";
import { diagnosticOf, inOrder, severityOf } from "../run-rules.js";
import { requireOptions } from "../require-options.js";
import type { ConfigSubject } from "./config-subject.js";

/**
 * What is doubtful about a configuration after a run: ignores that ignore nothing, or whose last day is over.
 *
 * @param subject - the configuration and what the run made of it
 * @param options - levels of rules
 * @returns in the order of the configuration; spans, lines and columns are places in its text
 * @throws InvalidLintOptionsError when an option cannot be followed, such as a rule or a level that does not exist
 */
export function lintConfig(subject: ConfigSubject, options: LintOptions = {}): readonly Finding[] {
  requireOptions(options);
  const found = Object.values(rules).flatMap((rule): readonly Finding[] => {
    const severity = severityOf(rule, options);
    if (rule.about !== "config" || severity === undefined) return [];
    return [...rule.check(subject)].map(({ place, message }) => ({
      ...diagnosticOf(rule, severity, { span: place.span, message }),
      path: place.path,
      line: place.line,
      column: place.column,
    }));
  });
  return found.toSorted(inOrder);
}
