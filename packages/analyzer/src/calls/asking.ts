import { checkCondition, type Condition } from "@recond/parser";
import type { AnalyzerOptions, Undecided } from "../search/answers.js";
import { Circuit } from "../search/circuit.js";
import { type Steps, withinSteps } from "../search/steps.js";
import { World } from "./world.js";

/** What a question about conditions is answered with. */
export interface Asked {
  readonly circuit: Circuit;
  readonly world: World;
  readonly steps: Steps;
}

/**
 * The answer to a question about all calls, or `Undecided` when it runs out of steps.
 *
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function asking<Answer>(
  conditions: readonly (Condition | null)[],
  options: AnalyzerOptions,
  ask: (asked: Asked) => Answer,
): Answer | Undecided {
  for (const condition of conditions) checkCondition(condition);
  return withinSteps(options, (steps) => {
    const circuit = new Circuit(steps);
    return ask({ circuit, world: new World(circuit, steps, conditions), steps });
  });
}
