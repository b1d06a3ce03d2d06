import { type Condition, isPredicate, joined, oppositeTest, type Predicate } from "@recond/parser";

/** A part of a condition, or the truth that it always has. */
export type Part = Condition | boolean;

/**
 * Joins parts, without those that make no difference; flattens.
 *
 * @returns the truth that decides if a part has it, or the other one if nothing is left
 */
export function join(kind: "and" | "or", parts: readonly Part[]): Part {
  const decisive = kind === "or";
  if (parts.includes(decisive)) return decisive;
  const operands = parts.filter((part) => typeof part !== "boolean");
  return joined(kind, operands) ?? !decisive;
}

/** Like `join`, for operands that are no truths; there must be one. */
export function joinOperands(kind: "and" | "or", operands: readonly Condition[]): Condition {
  const condition = joined(kind, operands);
  if (condition === undefined) throw new Error("Nothing to join.");
  return condition;
}

/** The node with others in the place of its operands, joined flat; itself where they are the same. */
export function mapOperands(node: Condition, change: (operand: Condition) => Condition): Condition {
  if (isPredicate(node)) return node;
  if (node.kind === "not") {
    const operand = change(node.operand);
    return operand === node.operand ? node : { kind: "not", operand };
  }
  const operands = node.operands.map(change);
  const isSame = operands.every((operand, index) => operand === node.operands[index]);
  return isSame ? node : joinOperands(node.kind, operands);
}

/** The node without `and` in `and` and `or` in `or`; itself when there is none. */
export function flatten(node: Condition): Condition {
  const flat = mapOperands(node, flatten);
  if (flat.kind !== "and" && flat.kind !== "or") return flat;
  return flat.operands.some(({ kind }) => kind === flat.kind) ? joinOperands(flat.kind, flat.operands) : flat;
}

/** The opposite of a node, in the fewest words where that is a predicate. */
export function opposite(node: Condition): Condition {
  return oppositeTest(node) ?? { kind: "not", operand: node };
}

/**
 * The node without the predicates whose truth is known. Nodes that keep all of their parts stay themselves.
 *
 * @param truthOf - undefined for a predicate that stays
 */
export function settled(node: Condition, truthOf: (predicate: Predicate) => boolean | undefined): Part {
  switch (node.kind) {
    case "and":
    case "or": {
      const parts = node.operands.map((operand) => settled(operand, truthOf));
      return parts.every((part, index) => part === node.operands[index]) ? node : join(node.kind, parts);
    }
    case "not": {
      const rest = settled(node.operand, truthOf);
      if (typeof rest === "boolean") return !rest;
      return rest === node.operand ? node : { kind: "not", operand: rest };
    }
    default:
      return truthOf(node) ?? node;
  }
}
