import type { Condition, Predicate } from "@recond/parser";

/**
 * Whether a node is a leaf of the tree.
 *
 * @param node - any node
 */
export function isPredicateKind(node: Condition): node is Predicate {
  return node.kind !== "and" && node.kind !== "or" && node.kind !== "not";
}
