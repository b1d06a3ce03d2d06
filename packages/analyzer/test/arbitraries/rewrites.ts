import { simplify } from "@recond/analyzer";
import { and, type Condition, not, or } from "@recond/parser";
import * as fc from "fast-check";

/** Changes of a node: some keep what is decided, some only what is decided when all facts are known, some neither. */
const changes: readonly ((node: Condition, other: Condition) => Condition)[] = [
  (node) => not(not(node)),
  (node) => and(node, node),
  (node) => or(node, node),
  (node, other) => and(node, or(node, other)),
  (node, other) => or(node, and(node, other)),
  (node, other) => and(node, or(other, not(other))),
  (node, other) => or(node, and(other, not(other))),
  (node, other) => or(and(node, other), and(node, not(other))),
  (node, other) => and(or(node, other), or(node, not(other))),
  (node, other) => and(node, or(not(node), other)),
  (node, other) => and(node, other),
  (node, other) => or(node, other),
  (node) => not(node),
  (_, other) => other,
  (node) => (node.kind === "not" ? node.operand : node),
  withoutNegation,
  withNegation,
  turned,
  shorter,
  short,
];

/** `not (x and y)` as `not x or not y`, `not field = "text"` as `field != "text"`. */
function withoutNegation(node: Condition): Condition {
  if (node.kind !== "not") return node;
  const { operand } = node;
  if (operand.kind === "and") return or(...operand.operands.map((part) => not(part)));
  if (operand.kind === "or") return and(...operand.operands.map((part) => not(part)));
  return operand.kind === "comparison" && operand.operator === "=" ? { ...operand, operator: "!=" } : node;
}

function withNegation(node: Condition): Condition {
  if (node.kind === "and") return not(or(...node.operands.map((part) => not(part))));
  if (node.kind === "or") return not(and(...node.operands.map((part) => not(part))));
  return node.kind === "comparison" && node.operator === "!=" ? not({ ...node, operator: "=" }) : node;
}

function turned(node: Condition): Condition {
  if (node.kind === "and") return and(...node.operands.toReversed());
  return node.kind === "or" ? or(...node.operands.toReversed()) : node;
}

function shorter(node: Condition): Condition {
  if (node.kind === "and") return and(...node.operands.slice(1));
  return node.kind === "or" ? or(...node.operands.slice(1)) : node;
}

function short(node: Condition): Condition {
  const meaning = simplify(node);
  return "is" in meaning && meaning.is === "condition" ? meaning.condition : node;
}

function nodesOf(node: Condition): readonly Condition[] {
  if (node.kind === "and" || node.kind === "or") return [node, ...node.operands.flatMap(nodesOf)];
  return node.kind === "not" ? [node, ...nodesOf(node.operand)] : [node];
}

/** A tree with one of its nodes replaced. */
function replaced(tree: Condition, node: Condition, by: Condition): Condition {
  if (tree === node) return by;
  switch (tree.kind) {
    case "and":
      return and(...tree.operands.map((part) => replaced(part, node, by)));
    case "or":
      return or(...tree.operands.map((part) => replaced(part, node, by)));
    case "not":
      return not(replaced(tree.operand, node, by));
    default:
      return tree;
  }
}

/** A few changes can make a tree many times as large. */
const MOST_NODES = 100;

/** Conditions beside others that were made of them by a few changes. */
export function rewritten(conditions: fc.Arbitrary<Condition>): fc.Arbitrary<readonly [Condition, Condition]> {
  const change = fc.record({
    change: fc.constantFrom(...changes),
    at: fc.nat(1000),
    other: fc.nat(1000),
  });
  return fc.tuple(conditions, fc.array(change, { minLength: 1, maxLength: 3 })).map(([condition, list]) => {
    let tree = condition;
    for (const { change: make, at, other } of list) {
      const nodes = nodesOf(tree);
      if (nodes.length > MOST_NODES) break;
      const node = nodes[at % nodes.length] ?? tree;
      tree = replaced(tree, node, make(node, nodes[other % nodes.length] ?? tree));
    }
    return [condition, tree] as const;
  });
}
