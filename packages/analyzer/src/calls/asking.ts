import { type CallContext, checkCallContext, evaluate, InvalidCallContextError, type Truth } from "@recond/evaluator";
import { checkCondition, type Condition } from "@recond/parser";
import type { AnalyzerOptions, Undecided } from "../search/answers.js";
import { Circuit } from "../search/circuit.js";
import { withinSteps } from "../search/steps.js";
import { World } from "./world.js";

/**
 * The answer to a question about all calls, or `Undecided` when it runs out of steps.
 *
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function asking<Answer>(
  conditions: readonly (Condition | null)[],
  options: AnalyzerOptions,
  ask: (world: World) => Answer,
): Answer | Undecided {
  for (const condition of conditions) checkCondition(condition);
  return withinSteps(options, (steps) => ask(new World(new Circuit(steps), conditions)));
}

/**
 * A call, after `evaluate` has confirmed what a condition is for it. No example leaves this package without it.
 *
 * @throws Error when the analysis is wrong, which no input may bring about
 */
export function confirmed(call: CallContext, ...claims: readonly (readonly [Condition | null, Truth])[]): CallContext {
  for (const [condition, expect] of claims) {
    if (evaluate(condition, call) !== expect) {
      throw new Error(`The analysis contradicts the evaluator for the call ${JSON.stringify(call)}.`);
    }
  }
  return call;
}

/** @throws InvalidCallContextError when facts of the call are malformed, or contradict each other */
export function requireCall(call: CallContext): void {
  const problems = checkCallContext(call);
  if (problems.length > 0) throw new InvalidCallContextError(problems);
}
