import type { And, Condition, Or } from "@recond/parser";
import type { Circuit } from "../search/circuit.js";
import type { Costs } from "./cost.js";
import { joinOperands } from "./parts.js";
import type { Steps } from "../search/steps.js";
import type { World } from "../calls/world.js";

/** What factoring works with: literals tell which parts are the same. */
interface Factoring {
  readonly circuit: Circuit;
  readonly world: World;
  readonly costs: Costs;
  readonly steps: Steps;
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
      return factorOperands(
        work,
        withOperands(
          node,
          node.operands.map((operand) => factor(work, operand)),
        ),
      );
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
  let current = node;
  while (current.kind === "and" || current.kind === "or") {
    work.steps.take(work.costs.of(current).predicates);
    const shared = mostShared(work, current);
    if (shared === undefined) break;
    current = factorOut(work, current, shared);
  }
  return current;
}

/** Joins the operands that share a part to one, in the place of the first. */
function factorOut(work: Factoring, node: And | Or, { part, literal }: Shared): Condition {
  const inner: Joint = node.kind === "and" ? "or" : "and";
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
function restOf(work: Factoring, kind: Joint, rests: readonly (Condition | undefined)[]): readonly Condition[] {
  const present = rests.filter((rest) => rest !== undefined);
  return present.length < rests.length ? [] : [factorOperands(work, joinOperands(kind, present))];
}

/** Proves that nothing has changed. */
function requireSame({ circuit, world }: Factoring, before: Condition, after: Condition): void {
  const difference = circuit.differ(world.literalOf(before), world.literalOf(after));
  if (circuit.solver.solve([difference])) throw new Error("Factoring changed the meaning.");
}

/** A part, and its literal. */
interface Shared {
  readonly part: Condition;
  readonly literal: number;
}

/** The part that saves most when it is written once. */
function mostShared({ world, costs }: Factoring, node: And | Or): Shared | undefined {
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

function holds({ world }: Factoring, operand: Condition, inner: Joint, literal: number): boolean {
  return partsOf(operand, inner).some((part) => world.literalOf(part) === literal);
}

/** The operand without the shared part; undefined when nothing is left. */
function without({ world }: Factoring, operand: Condition, inner: Joint, literal: number): Condition | undefined {
  const rest = partsOf(operand, inner).filter((part) => world.literalOf(part) !== literal);
  return rest.length === 0 ? undefined : joinOperands(inner, rest);
}
