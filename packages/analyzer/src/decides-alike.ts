import type { Condition } from "@recond/parser";
import { asking, confirmed } from "./calls/asking.js";
import type { AnalyzerOptions, No, Undecided, Yes } from "./search/answers.js";
import { Knowledge } from "./calls/knowledge.js";
import { negated } from "./search/solver.js";

/**
 * Whether two conditions decide every call alike: both true, both false, or both unknown. Exact over every call, those with unknown facts
 * included; so it asks for more than `equivalent` does. `mobile and (repeat or not repeat)` is not decided like `mobile`: it is
 * unknown where `repeat` is.
 *
 * @param a - a tree of any vocabulary, or `null` for the empty condition, which every call meets
 * @returns yes; or no, with a call for which `evaluate` gives two answers. It has every fact that one of the conditions reads, or names it
 * in `unknown`.
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function decidesAlike(
  a: Condition | null,
  b: Condition | null,
  options: AnalyzerOptions = {},
): Yes | No | Undecided {
  return asking([a, b], options, (world): Yes | No => {
    const { solver } = world.circuit;
    const knowledge = new Knowledge(world);
    const [left, right] = [knowledge.verdictOf(a), knowledge.verdictOf(b)];
    // One question at a time: what is assumed settles more of a large condition at once than a choice of four would.
    const canDiffer = (x: number, y: number): boolean =>
      x !== y && (solver.solve([x, negated(y)]) || solver.solve([negated(x), y]));
    if (!canDiffer(left.isTrue, right.isTrue) && !canDiffer(left.isFalse, right.isFalse)) return { answer: true };
    const example = confirmed(knowledge.call(), [a, knowledge.truthOf(a)], [b, knowledge.truthOf(b)]);
    return { answer: false, example };
  });
}
