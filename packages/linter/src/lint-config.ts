import { requireObject } from "@recond/parser";
import type { ConfigSubject } from "./rule/config.js";
import type { Finding } from "./rule/finding.js";
import type { LintOptions } from "./rule/options.js";
import { configRules } from "./rules/index.js";
import { requireOptions } from "./run/require-options.js";
import { inOrder, runRules } from "./run/run-rules.js";

/**
 * What is doubtful about a configuration after a run: ignores that ignore nothing, or whose last day is over.
 *
 * @returns in the order of the configuration; spans, lines and columns are places in its text
 * @throws InvalidLintOptionsError when an option cannot be followed, such as a rule or a level that does not exist
 */
export function lintConfig(subject: ConfigSubject, options: LintOptions = {}): readonly Finding[] {
  requireOptions(options);
  requireObject("What is looked at is a configuration after a run", subject, "config", "used");
  return runRules(configRules, subject, options)
    .map(({ place, ...found }) => ({ ...found, ...place }))
    .toSorted(inOrder);
}
