import { type CallContext, evaluate, type Truth } from "@recond/evaluator";
import type { Condition } from "@recond/parser";

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
