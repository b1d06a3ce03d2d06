import { checkCondition, type Condition } from "@recond/parser";
import type { AnalyzerOptions, Meaning, Undecided } from "./search/answers.js";
import { shortestMeaning } from "./shorten/shortest.js";
import { withinSteps } from "./search/steps.js";

/**
 * The equivalent condition with the fewest predicates found, and of these the shortest canonical text; never more of either than the
 * condition has. Every step to it was proven, over every call whose facts are known. The fewest possible, if the condition has at most
 * 4 distinct predicates (an opposite such as `!=` counts as the same) and the node limit is not reached. Beyond that, nothing can be
 * dropped from the result. Uses no predicates but those of the condition and their opposites.
 *
 * With unknown facts, condition and result never contradict each other, but one may be decided where the other is unknown:
 * `mobile or not mobile` is unknown where `mobile` is, and simplifies to always.
 *
 * Operands stay in the author's order where they are joined as the author did.
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, always holds
 * @returns always, never or a condition; the given tree itself, when nothing shorter was found. When the node limit is reached, the best
 * that was proven until then; `Undecided` only when not even always and never could be told apart
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function simplify(condition: Condition | null, options: AnalyzerOptions = {}): Meaning | Undecided {
  checkCondition(condition);
  if (condition === null) return withinSteps(options, () => ({ is: "always" }));
  return withinSteps(options, (steps) => shortestMeaning(condition, steps));
}
