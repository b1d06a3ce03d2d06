import { type CallContext, checkCallContext, InvalidCallContextError } from "@recond/evaluator";

/** @throws InvalidCallContextError when facts of the call are malformed, or contradict each other */
export function requireCall(call: CallContext): void {
  const problems = checkCallContext(call);
  if (problems.length > 0) throw new InvalidCallContextError(problems);
}
