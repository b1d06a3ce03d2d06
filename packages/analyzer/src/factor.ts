import type { And, Condition, Or } from "@recond/parser";
import type { Costs } from "./cost.js";
import { joinOperands } from "./parts.js";
import type { World } from "./world.js";

/** What factoring works with: literals tell which parts are the same. */
interface Factoring {
  readonly world: World;
  readonly costs: Costs;
}

type Joint = "and" | "or";

/**
 * Writes once what several operands share: `a and b or a and c` becomes `a and (b or c)`, and the other way round for `or` in `and`.
 * The most costly shared part first. Has no more predicates than the node.
 *
 * @returns the node itself when its operands share nothing, anywhere in it
 */
export function factor(work: Factoring, node: Condition): Condition {
  switch (node.kind) {
    case "and":
    case "or":
      return factorOperands(work, withOperands(node, node.operands.map((operand) => factor(work, operand))));
    case "not": {
      const operand = factor(work, node.operand);
      return operand === node.operand ? node : { kind: "not", operand };
    }
    default:
      return node;
  }
}

function withOperands(node: And | Or, operands: readonly Condition[]): Condition {
  const isSame = operands.every((operand, index) => operand === node.operands[index]);
  return isSame ? node : joinOperands(node.kind, operands);
}

function factorOperands(work: Factoring, node: Condition): Condition {
  if (node.kind !== "and" && node.kind !== "or") return node;
  const shared = mostShared(work, node);
  if (shared === undefined) return node;
  const inner: Joint = node.kind === "and" ? "or" : "and";
  const members = node.operands.filter((operand) => holds(work, operand, inner, shared.literal));
  const rests = members.map((operand) => without(work, operand, inner, shared.literal));
  // An operand that is the shared part alone absorbs the others.
  const isAbsorbed = rests.includes(undefined);
  const rest = isAbsorbed ? undefined : joinOperands(node.kind, rests.filter((part) => part !== undefined));
  const group = rest === undefined ? shared.part : joinOperands(inner, [shared.part, factorOperands(work, rest)]);
  const operands = node.operands
    .filter((operand) => operand === members[0] || !members.includes(operand))
    .map((operand) => (operand === members[0] ? group : operand));
  return factorOperands(work, joinOperands(node.kind, operands));
}

/** The part that saves most when it is written once. */
function mostShared({ world, costs }: Factoring, node: And | Or): { part: Condition; literal: number } | undefined {
  const inner = node.kind === "and" ? "or" : "and";
  const counts = new Map<number, { part: Condition; count: number }>();
  for (const operand of node.operands) {
    for (const part of partsOf(operand, inner)) {
      const literal = world.literalOf(part);
      const entry = counts.get(literal) ?? { part, count: 0 };
      entry.count += 1;
      counts.set(literal, entry);
    }
  }
  let best: { part: Condition; literal: number } | undefined;
  let most = 0;
  for (const [literal, { part, count }] of counts) {
    const saved = (count - 1) * costs.of(part).predicates;
    if (saved > most) {
      most = saved;
      best = { part, literal };
    }
  }
  return best;
}

function partsOf(operand: Condition, inner: Joint): readonly Condition[] {
  return operand.kind === inner ? operand.operands : [operand];
}

function holds({ world }: Factoring, operand: Condition, inner: Joint, literal: number): boolean {
  return partsOf(operand, inner).some((part) => world.literalOf(part) === literal);
}

/** The operand without the shared part; undefined when nothing is left. */
function without({ world }: Factoring, operand: Condition, inner: Joint, literal: number): Condition | undefined {
  const rest = partsOf(operand, inner).filter((part) => world.literalOf(part) !== literal);
  return rest.length === 0 ? undefined : joinOperands(inner, rest);
}
