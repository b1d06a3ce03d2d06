import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { type AnalyzerOptions, type Undecided, undecided } from "./answers.js";

/** Whether some call meets a condition: such a call, or why there is none. */
export type Satisfiable =
  | { readonly answer: true; readonly example: CallContext }
  | { readonly answer: false; readonly conflict: readonly Condition[] }
  | Undecided;

/** Whether some call meets the condition. */
export function satisfiable(_condition: Condition | null, _options: AnalyzerOptions = {}): Satisfiable {
  return undecided();
}
