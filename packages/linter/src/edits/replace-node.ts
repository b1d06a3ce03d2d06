import { and, childrenOf, type Condition, not, or } from "@recond/parser";

/**
 * A condition with one node replaced, or left out.
 *
 * @param condition - a tree
 * @param node - a node of it, not a copy
 * @param replacement - what comes into its place; undefined: nothing, which an `and` or `or` allows that has other operands
 * @returns a new tree; undefined when nothing is left of it
 */
export function replaceNode(
  condition: Condition,
  node: Condition,
  replacement: Condition | undefined,
): Condition | undefined {
  if (condition === node) return replacement;
  const children = childrenOf(condition);
  if (children.length === 0) return condition;
  const replaced = children.map((child) => replaceNode(child, node, replacement));
  if (replaced.every((child, index) => child === children[index])) return condition;
  return rebuilt(
    condition,
    replaced.filter((child) => child !== undefined),
  );
}

/** The node with other operands; undefined when it has none left. */
function rebuilt(condition: Condition, operands: readonly Condition[]): Condition | undefined {
  const [first] = operands;
  if (first === undefined) return undefined;
  if (condition.kind === "and") return and(...operands);
  return condition.kind === "or" ? or(...operands) : not(first);
}
