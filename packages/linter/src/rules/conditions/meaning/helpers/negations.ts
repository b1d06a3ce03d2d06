import type { Condition } from "@recond/parser";
import type { PlacedNode } from "../../../../rule/condition-subject.js";

/** What a part says without the pairs of `not` in front of it, which cancel: what is true of a test is true behind them. */
export function withoutPairs(node: Condition): Condition {
  let inner = node;
  while (inner.kind === "not" && inner.operand.kind === "not") inner = inner.operand.operand;
  return inner;
}

/** A node that may stand behind `not`. */
export interface NodeWithPolarity extends PlacedNode {
  /** Whether an odd number of `not`s stands around it: then the condition asks that it does not hold. */
  readonly isInverted: boolean;
}

/**
 * The nodes of a condition with what `not` makes of them.
 *
 * @param nodes - all, a node before its operands
 */
export function* withPolarity(nodes: readonly PlacedNode[]): Generator<NodeWithPolarity, void> {
  const inverted = new Set<Condition>();
  for (const { node, parent } of nodes) {
    const isInverted = parent !== undefined && inverted.has(parent) !== (parent.kind === "not");
    if (isInverted) inverted.add(node);
    yield { node, parent, isInverted };
  }
}
