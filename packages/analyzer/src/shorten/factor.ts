import type { And, Condition, Or } from "@recond/parser";
import { DUAL } from "../search/circuit.js";
import type { Work } from "./cost.js";
import { joinOperands, mapOperands } from "./parts.js";

type Joint = "and" | "or";

/**
 * Writes once what several operands share: `a and b or a and c` becomes `a and (b or c)`, and the other way round for `or` in `and`.
 * The most costly shared part first. Has no more predicates than the node.
 *
 * @returns the node itself when its operands share nothing, anywhere in it
 */
export function factor(work: Work, node: Condition): Condition {
  const factored = mapOperands(node, (operand) => factor(work, operand));
  return factorOperands(work, factored);
}

function factorOperands(work: Work, node: Condition): Condition {
  let current = node;
  while (current.kind === "and" || current.kind === "or") {
    work.world.circuit.steps.take(work.costs.of(current).predicates);
    const shared = mostShared(work, current);
    if (shared === undefined) break;
    current = factorOut(work, current, shared);
  }
  return current;
}

/** Joins the operands that share a part to one, in the place of the first. */
function factorOut(work: Work, node: And | Or, { part, literal }: Shared): Condition {
  const inner = DUAL[node.kind];
  const members = new Set(node.operands.filter((operand) => holds(work, operand, inner, literal)));
  const [first, ...others] = members;
  const rests = [...members].map((operand) => without(work, operand, inner, literal));
  const group = joinOperands(inner, [part, ...restOf(work, node.kind, rests)]);
  requireSame(work, joinOperands(node.kind, [...members]), group);
  const gone = new Set(others);
  const operands = node.operands.filter((operand) => !gone.has(operand));
  return joinOperands(
    node.kind,
    operands.map((operand) => (operand === first ? group : operand)),
  );
}

/** What the members have besides the shared part; nothing when one has nothing else, because it absorbs the others. */
function restOf(work: Work, kind: Joint, rests: readonly (Condition | undefined)[]): readonly Condition[] {
  const present = rests.filter((rest) => rest !== undefined);
  return present.length < rests.length ? [] : [factorOperands(work, joinOperands(kind, present))];
}

/** Proves that nothing has changed. */
function requireSame({ world }: Work, before: Condition, after: Condition): void {
  const difference = world.circuit.differ(world.literalOf(before), world.literalOf(after));
  if (world.circuit.solver.solve([difference])) throw new Error("Factoring changed the meaning.");
}

/** A part, and its literal. */
interface Shared {
  readonly part: Condition;
  readonly literal: number;
}

/** The part that saves most when it is written once. */
function mostShared({ world, costs }: Work, node: And | Or): Shared | undefined {
  const inner = DUAL[node.kind];
  const counts = new Map<number, { part: Condition; count: number }>();
  for (const operand of node.operands) {
    for (const part of partsOf(operand, inner)) {
      const literal = world.literalOf(part);
      const entry = counts.get(literal) ?? { part, count: 0 };
      entry.count += 1;
      counts.set(literal, entry);
    }
  }
  let best: Shared | undefined;
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

function holds({ world }: Work, operand: Condition, inner: Joint, literal: number): boolean {
  return partsOf(operand, inner).some((part) => world.literalOf(part) === literal);
}

/** The operand without the shared part; undefined when nothing is left. */
function without({ world }: Work, operand: Condition, inner: Joint, literal: number): Condition | undefined {
  const rest = partsOf(operand, inner).filter((part) => world.literalOf(part) !== literal);
  return rest.length === 0 ? undefined : joinOperands(inner, rest);
}
