import type { Condition } from "@recond/parser";
import { OutOfSteps } from "./search/steps.js";
import type { World } from "./calls/world.js";

/** Parts that cannot hold together. */
export interface Conflict {
  readonly conflict: readonly Condition[];
  /** There only where the search reached its limit: without some of the parts, the others may not be able to hold either. */
  readonly isSmallest?: false;
}

/**
 * Parts of a condition that never holds, because of which it never does.
 *
 * @param condition - a tree that no call meets
 * @returns nodes that would all have to hold; any of them left out, the others can, unless the steps did not last. In source order.
 */
export function smallestConflict(condition: Condition, world: World): Conflict {
  let found: readonly Condition[] = [condition];
  try {
    // Written twice, a part is no reason more: the first stands for all.
    const byLiteral = new Map<number, Condition>();
    for (const part of requiredParts(condition)) {
      const literal = world.literalOf(part);
      if (!byLiteral.has(literal)) byLiteral.set(literal, part);
    }
    for (const core of smallerCores(world, [...byLiteral.keys()])) {
      found = [...byLiteral].filter(([literal]) => core.has(literal)).map(([, part]) => part);
    }
    return { conflict: found };
  } catch (error) {
    if (error instanceof OutOfSteps) return { conflict: found, isSmallest: false };
    throw error;
  }
}

/** The parts that must hold if the condition is to hold: what `and` joins, through double negations. */
function requiredParts(node: Condition): readonly Condition[] {
  if (node.kind === "and") return node.operands.flatMap(requiredParts);
  if (node.kind === "not" && node.operand.kind === "not") return requiredParts(node.operand.operand);
  return [node];
}

/** Literals that cannot hold together, each time fewer of them: leaves out one after the other, the last ones first. */
function* smallerCores({ circuit: { solver } }: World, literals: readonly number[]): Generator<ReadonlySet<number>> {
  const coreOf = (assumed: readonly number[]): ReadonlySet<number> | undefined => {
    if (solver.solve(assumed)) return undefined;
    const core = new Set(solver.core);
    return new Set(assumed.filter((literal) => core.has(literal)));
  };
  let rest = coreOf(literals) ?? new Set(literals);
  yield rest;
  for (const literal of [...rest].toReversed()) {
    if (!rest.has(literal)) continue;
    const core = coreOf([...rest].filter((other) => other !== literal));
    if (core === undefined) continue;
    rest = core;
    yield rest;
  }
}
