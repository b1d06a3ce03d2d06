import type { Condition } from "@recond/parser";
import { asking, confirmed } from "./calls/asking.js";
import type { AnalyzerOptions, No, Undecided, Yes } from "./search/answers.js";
import { negated } from "./search/solver.js";

/**
 * Whether every call that meets one condition meets another. Exact over every call whose facts are known. With unknown facts, a call for
 * which `a` is true never makes `b` false, but may leave it unknown.
 *
 * @param a - a tree of any vocabulary, or `null` for the empty condition, which every call meets
 * @returns yes; or no, with a call that meets `a` but not `b`, which has every fact that one of the two reads, and which `evaluate`
 * confirmed
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function implies(a: Condition | null, b: Condition | null, options: AnalyzerOptions = {}): Yes | No | Undecided {
  return asking([a, b], options, (world): Yes | No => {
    if (!world.circuit.solver.solve([world.literalOf(a), negated(world.literalOf(b))])) return { answer: true };
    return { answer: false, example: confirmed(world.call(), [a, true], [b, false]) };
  });
}
