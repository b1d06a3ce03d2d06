import { type CallContext, evaluate } from "@recond/evaluator";
import { checkCondition, type Condition } from "@recond/parser";
import type { AnalyzerOptions, Meaning, Undecided } from "./search/answers.js";
import { settled } from "./shorten/parts.js";
import { requireCall } from "./calls/asking.js";
import { shortestMeaning } from "./shorten/shortest.js";
import { withinSteps } from "./search/steps.js";

/**
 * What is left to know of a condition when some facts of a call are known: a condition on the others, made short as `simplify` does.
 * Whatever the unknown facts turn out to be, the call meets the condition exactly if it meets the residual one.
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, always holds
 * @returns always or never when the known facts decide, also where `evaluate` leaves it open because it looks at each predicate alone:
 * `mobile or not mobile` always holds
 * @throws InvalidConditionError, RangeError as `satisfiable` does; InvalidCallContextError when `call` is malformed, or contradicts itself
 */
export function residual(
  condition: Condition | null,
  call: CallContext,
  options: AnalyzerOptions = {},
): Meaning | Undecided {
  checkCondition(condition);
  requireCall(call);
  return withinSteps(options, (steps): Meaning => {
    const rest = condition === null ? true : settled(condition, (predicate) => evaluate(predicate, call));
    if (typeof rest === "boolean") return { is: rest ? "always" : "never" };
    return shortestMeaning(rest, steps);
  });
}
