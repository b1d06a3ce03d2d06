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
  /**
   * The folders that the run looked into, by their names from the folder of the configuration; empty for that one, or one around it.
   * Without it none.
   */
  readonly folders?: readonly string[] | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
