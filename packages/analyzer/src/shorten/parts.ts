import type { Condition, Predicate } from "@recond/parser";

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
  const operands = parts.flatMap((part) => operandsOf(kind, part));
  const [first] = operands;
  if (first === undefined) return !decisive;
  return operands.length === 1 ? first : { kind, operands };
}

function operandsOf(kind: "and" | "or", part: Part): readonly Condition[] {
  if (typeof part === "boolean") return [];
  return part.kind === kind ? part.operands : [part];
}

/** Like `join`, for operands that are no truths; there must be one. */
export function joinOperands(kind: "and" | "or", operands: readonly Condition[]): Condition {
  const joined = join(kind, operands);
  if (typeof joined === "boolean") throw new Error("Nothing to join.");
  return joined;
}

/** The node without `and` in `and` and `or` in `or`; itself when there is none. */
export function flatten(node: Condition): Condition {
  switch (node.kind) {
    case "and":
    case "or": {
      const operands = node.operands.map(flatten);
      const isSame = operands.every((operand, index) => operand === node.operands[index] && operand.kind !== node.kind);
      return isSame ? node : joinOperands(node.kind, operands);
    }
    case "not": {
      const operand = flatten(node.operand);
      return operand === node.operand ? node : { kind: "not", operand };
    }
    default:
      return node;
  }
}

/** The opposite of a node, in the fewest words where that is a predicate. */
export function opposite(node: Condition): Condition {
  switch (node.kind) {
    case "comparison":
      return node.operator === "contains"
        ? { kind: "not", operand: node }
        : { ...unmarked(node), ...oppositeText(node) };
    case "duration":
      return node.operator === "="
        ? { kind: "not", operand: node }
        : { kind: "duration", name: node.name, operator: OPPOSITE_LENGTH[node.operator], seconds: node.seconds };
    default:
      return { kind: "not", operand: node };
  }
}

type Comparison = Extract<Predicate, { kind: "comparison" }>;

function unmarked({ field, value }: Comparison): Omit<Comparison, "operator" | "span"> {
  return { kind: "comparison", field, value };
}

function oppositeText({ operator }: Comparison): Pick<Comparison, "operator"> {
  return { operator: operator === "=" ? "!=" : "=" };
}

const OPPOSITE_LENGTH = { "<": ">=", ">=": "<", ">": "<=", "<=": ">" } as const;
