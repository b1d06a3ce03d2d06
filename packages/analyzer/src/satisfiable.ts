import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { asking, confirmed } from "./calls/asking.js";
import type { AnalyzerOptions, Undecided } from "./search/answers.js";
import { type Conflict, smallestConflict } from "./conflict.js";

/** Whether some call meets a condition: such a call, or why there is none. */
export type Satisfiable =
  | { readonly answer: true; readonly example: CallContext }
  | ({ readonly answer: false } & Conflict)
  | Undecided;

/**
 * Whether some call meets a condition. Exact: over every call whose facts are known, by what the predicates mean (section 6). Where it
 * says no, no call with unknown facts meets the condition either.
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, is met by every call
 * @returns yes with a call, which has every fact that the condition reads, and which `evaluate` confirmed; or no, with nodes of the
 * condition that would all have to hold but cannot hold together. These are minimal: without any one of them the others can; where the search
 * reached its limit before that was shown, `isSmallest` is false. Their order is that of the source.
 * @throws InvalidConditionError when `condition` is no tree within the language's limits, `undefined` included; RangeError when
 * `nodeLimit` is no number from 1 on
 */
export function satisfiable(condition: Condition | null, options: AnalyzerOptions = {}): Satisfiable {
  return asking([condition], options, (world): Satisfiable => {
    if (world.circuit.solver.solve([world.literalOf(condition)])) {
      return { answer: true, example: confirmed(world.call(), [condition, true]) };
    }
    return { answer: false, ...(condition === null ? { conflict: [] } : smallestConflict(condition, world)) };
  });
}
