import { and, childrenOf, type Condition, not, or } from "@recond/parser";

/**
 * A condition without some of its nodes. What is left stands where it stood: each node has its own span, or that of the one in whose place
 * it comes.
 *
 * @param condition - a tree
 * @param gone - nodes of it, not copies: operands of `and` or `or`
 * @returns a new tree, the same where nothing is gone; undefined when nothing is left of it
 */
export function leaveOut(condition: Condition, gone: ReadonlySet<Condition>): Condition | undefined {
  if (gone.has(condition)) return undefined;
  const children = childrenOf(condition);
  const left = children.map((child) => leaveOut(child, gone));
  if (left.every((child, index) => child === children[index])) return condition;
  return rebuilt(
    condition,
    left.filter((child) => child !== undefined),
  );
}

function rebuilt(condition: Condition, operands: readonly Condition[]): Condition | undefined {
  const [first, second] = operands;
  if (first === undefined) return undefined;
  if (condition.kind === "not") return placed(not(first), condition);
  if (second === undefined) return first;
  return placed(condition.kind === "and" ? and(...operands) : or(...operands), condition);
}

function placed(node: Condition, { span }: Condition): Condition {
  return span === undefined ? node : { ...node, span };
}
