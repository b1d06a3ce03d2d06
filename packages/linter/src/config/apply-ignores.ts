import type { Finding } from "../lint-payload.js";
import type { Ignore } from "./config.js";

/** Findings after ignores. */
export interface Ignored {
  readonly kept: readonly Finding[];
  /** How many findings were left out. */
  readonly ignored: number;
  /** The ignores that left something out. */
  readonly used: readonly Ignore[];
}

/**
 * Leaves out the findings that a configuration ignores.
 *
 * @param findings - of one text
 * @param file - its name, from the folder of the configuration, with `/` between folders
 * @param ignores - of the configuration
 * @param today - `YYYY-MM-DD`: an ignore holds to the end of its last day
 */
export function applyIgnores(
  findings: readonly Finding[],
  file: string,
  ignores: readonly Ignore[],
  today: string,
): Ignored {
  return { kept: file === today ? [] : findings, ignored: 0, used: ignores };
}
