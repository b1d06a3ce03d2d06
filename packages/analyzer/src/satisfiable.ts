import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { asking, confirmed } from "./calls/asking.js";
import type { AnalyzerOptions, Undecided } from "./search/answers.js";
import { OutOfSteps } from "./search/steps.js";
import type { World } from "./calls/world.js";

/** Whether some call meets a condition: such a call, or why there is none. */
export type Satisfiable =
  | { readonly answer: true; readonly example: CallContext }
  | ({ readonly answer: false } & Conflict)
  | Undecided;

/**
 * Whether some call meets a condition. Exact: over every call whose facts are known, by what the predicates mean (section 6). Where it
 * says no, no call with unknown facts meets the condition either.
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, is met by every call
 * @returns yes with a call, which has every fact that the condition reads, and which `evaluate` confirmed; or no, with nodes of the
 * condition that would all have to hold but cannot hold together. These are minimal: without any one of them the others can; where the search
 * reached its limit before that was shown, `isSmallest` is false. Their order is that of the source.
 * @throws InvalidConditionError when `condition` is no tree within the language's limits, `undefined` included; RangeError when
 * `nodeLimit` is no number from 1 on
 */
export function satisfiable(condition: Condition | null, options: AnalyzerOptions = {}): Satisfiable {
  return asking([condition], options, (world): Satisfiable => {
    if (world.circuit.solver.solve([world.literalOf(condition)])) {
      return { answer: true, example: confirmed(world.call(), [condition, true]) };
    }
    return { answer: false, ...(condition === null ? { conflict: [] } : smallestConflict(condition, world)) };
  });
}

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
function smallestConflict(condition: Condition, world: World): Conflict {
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
