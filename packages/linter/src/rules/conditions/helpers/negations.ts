import type { Condition } from "@recond/parser";

/**
 * What a part says without the pairs of `not` in front of it, which cancel: what is true of a test is true behind them.
 *
 * @param node - a part of a condition
 */
export function withoutPairs(node: Condition): Condition {
  let inner = node;
  while (inner.kind === "not" && inner.operand.kind === "not") inner = inner.operand.operand;
  return inner;
}
