import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { type AnalyzerOptions, type Meaning, type Undecided, undecided } from "./answers.js";

/** What is left to know of a condition. */
export function residual(
  _condition: Condition | null,
  _call: CallContext,
  _options: AnalyzerOptions = {},
): Meaning | Undecided {
  return undecided();
}
