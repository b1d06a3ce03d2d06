import type { Condition } from "@recond/parser";
import { asking, confirmed } from "./calls/asking.js";
import type { AnalyzerOptions, No, Undecided, Yes } from "./search/answers.js";

/**
 * Whether two conditions are met by the same calls. Exact over every call whose facts are known. With unknown facts the two never
 * contradict each other, but one may be decided where the other is unknown.
 *
 * @param a - a tree of any vocabulary, or `null` for the empty condition, which every call meets
 * @returns yes; or no, with a call that meets one of them only, which has every fact that one of the two reads, and which `evaluate`
 * confirmed
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function equivalent(
  a: Condition | null,
  b: Condition | null,
  options: AnalyzerOptions = {},
): Yes | No | Undecided {
  return asking([a, b], options, (world): Yes | No => {
    const { circuit } = world;
    const left = world.literalOf(a);
    const difference = circuit.differ(left, world.literalOf(b));
    if (!circuit.solver.solve([difference])) return { answer: true };
    const meetsA = circuit.solver.isTrue(left);
    return { answer: false, example: confirmed(world.call(), [a, meetsA], [b, !meetsA]) };
  });
}
