import { and, childrenOf, type Condition, not, or } from "@recond/parser";

/** What comes into the place of a node; undefined: nothing, which an `and` or `or` allows that has other operands. */
export type Replacements = ReadonlyMap<Condition, Condition | undefined>;

/**
 * A condition with some of its nodes replaced, or left out. What is left stands where it stood: each node has its own span, or that of the
 * one in whose place it comes.
 *
 * @param replacements - of nodes of the tree itself, not of copies
 * @returns a new tree, the same where nothing is replaced; undefined when nothing is left of it
 */
export function replaceNodes(condition: Condition, replacements: Replacements): Condition | undefined {
  if (replacements.has(condition)) return replacements.get(condition);
  const children = childrenOf(condition);
  const replaced = children.map((child) => replaceNodes(child, replacements));
  if (replaced.every((child, index) => child === children[index])) return condition;
  return rebuilt(
    condition,
    replaced.filter((child) => child !== undefined),
  );
}

/** A condition without some of its nodes: see `replaceNodes`. */
export function leaveOut(condition: Condition, gone: Iterable<Condition>): Condition | undefined {
  return replaceNodes(condition, new Map([...gone].map((node) => [node, undefined])));
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
