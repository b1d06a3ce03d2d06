import type { Condition } from "@recond/parser";
import { implies } from "./implies.js";
import type { AnalyzerOptions, No, Undecided, Yes } from "./search/answers.js";

/**
 * Whether every call meets a condition. Exact over every call whose facts are known. A call with unknown facts may still leave the
 * condition unknown: `mobile or not mobile` always holds, but is unknown where `mobile` is.
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, is met by every call
 * @returns yes; or no, with a call that does not meet the condition, which has every fact that the condition reads, and which `evaluate`
 * confirmed
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function tautology(condition: Condition | null, options: AnalyzerOptions = {}): Yes | No | Undecided {
  return implies(null, condition, options);
}
