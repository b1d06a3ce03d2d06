import type { Condition } from "@recond/parser";
import type { Circuit } from "./search/circuit.js";
import type { World } from "./calls/world.js";

/**
 * Parts of a condition that never holds, because of which it never does.
 *
 * @param condition - a tree that no call meets
 * @returns nodes that would all have to hold; any of them left out, the others can. In source order.
 */
export function smallestConflict(condition: Condition, circuit: Circuit, world: World): readonly Condition[] {
  // Written twice, a part is no reason more: the first stands for all.
  const byLiteral = new Map<number, Condition>();
  for (const part of requiredParts(condition)) {
    const literal = world.literalOf(part);
    if (!byLiteral.has(literal)) byLiteral.set(literal, part);
  }
  const core = smallestCore(circuit, [...byLiteral.keys()]);
  return [...byLiteral].filter(([literal]) => core.has(literal)).map(([, part]) => part);
}

/** The parts that must hold if the condition is to hold: what `and` joins, through double negations. */
function requiredParts(node: Condition): readonly Condition[] {
  if (node.kind === "and") return node.operands.flatMap(requiredParts);
  if (node.kind === "not" && node.operand.kind === "not") return requiredParts(node.operand.operand);
  return [node];
}

/** Leaves out what can be left out, one literal after the other, the last ones first. */
function smallestCore(circuit: Circuit, literals: readonly number[]): ReadonlySet<number> {
  const { solver } = circuit;
  solver.solve(literals);
  let rest = literals.filter((literal) => solver.core.includes(literal));
  for (const literal of rest.toReversed()) {
    if (!rest.includes(literal)) continue;
    const others = rest.filter((other) => other !== literal);
    if (!solver.solve(others)) rest = others.filter((other) => solver.core.includes(other));
  }
  return new Set(rest);
}
