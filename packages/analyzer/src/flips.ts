import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { type AnalyzerOptions, type Undecided, undecided } from "./answers.js";

/** A fact, and what to change it to. */
export interface Change {
  /** The fact, as `mobile`, `pressed` or `custom_data[product]`. */
  readonly fact: string;
  /** Its value in the call, `undefined` for unknown. */
  readonly from: unknown;
  /** Its value in the changed call. */
  readonly to: unknown;
}

/** Changes that together turn the decision. */
export interface Flip {
  readonly changes: readonly Change[];
  /** The call with the changes made. */
  readonly call: CallContext;
  /** What the condition is for the changed call. */
  readonly expect: boolean;
}

/** The smallest changes that turn the decision. */
export function flips(
  _condition: Condition | null,
  _call: CallContext,
  _options: AnalyzerOptions = {},
): readonly Flip[] | Undecided {
  return undecided();
}
