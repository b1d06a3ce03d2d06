import { checkCondition, type Condition } from "@recond/parser";
import type { AnalyzerOptions, No, Undecided, Yes } from "./search/answers.js";
import { Circuit } from "./search/circuit.js";
import { confirmed } from "./calls/confirm.js";
import { negated } from "./search/solver.js";
import { withinSteps } from "./search/steps.js";
import { World } from "./calls/world.js";

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
  checkCondition(condition);
  return withinSteps(options, (steps): Yes | No => {
    const circuit = new Circuit(steps);
    const world = new World(circuit, steps, [condition]);
    if (!circuit.solver.solve([negated(world.literalOf(condition))])) return { answer: true };
    return { answer: false, example: confirmed(world.call(), [condition, false]) };
  });
}
