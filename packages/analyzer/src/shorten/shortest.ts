import { type Condition, isWritable } from "@recond/parser";
import type { Meaning } from "../search/answers.js";
import { Circuit } from "../search/circuit.js";
import { Costs, isCheaper, type Work } from "./cost.js";
import { MOST_PREDICATES, shortestOf } from "./exact.js";
import { factor } from "./factor.js";
import { placeNegations } from "./negations.js";
import { flatten } from "./parts.js";
import { distinctLeaves } from "../calls/predicate-keys.js";
import { type Known, reduce } from "./reduce.js";
import { negated } from "../search/solver.js";
import { OutOfSteps, type Steps } from "../search/steps.js";
import { World } from "../calls/world.js";

/** The best condition so far, and the one it all began with. */
interface Best {
  readonly original: Condition;
  condition: Condition;
}

/**
 * The shortest equivalent found of a condition.
 *
 * @throws OutOfSteps when not even always and never can be told apart; later on, what was found until then is the answer
 */
export function shortestMeaning(condition: Condition, steps: Steps): Meaning {
  const world = new World(new Circuit(steps), [condition]);
  const { solver } = world.circuit;
  const literal = world.literalOf(condition);
  if (!solver.solve([literal])) return { is: "never" };
  if (!solver.solve([negated(literal)])) return { is: "always" };
  const best: Best = { original: condition, condition };
  try {
    improve({ world, costs: new Costs() }, best);
  } catch (error) {
    if (!(error instanceof OutOfSteps)) throw error;
  }
  return { is: "condition", condition: best.condition };
}

/** Each round may make room for the next: what is factored may be dropped then. */
function improve(work: Work, best: Best): void {
  let current = best.condition;
  for (;;) {
    const before = current;
    for (const step of [shortenParts, factor, spellShortest]) {
      const next = step(work, current);
      if (next === current) continue;
      current = next;
      keepIfBetter(work, best, current);
    }
    if (!isCheaper(work.costs.of(current), work.costs.of(before))) return;
  }
}

/** What makes no difference goes, and parts over few predicates become as short as they can be where they stand. */
function shortenParts(work: Work, node: Condition): Condition {
  const replace = (part: Condition, known: readonly Known[]): Condition | undefined =>
    isSmall(part) && (part === node || repeats(work, part)) ? shortestOf(part, known, work) : undefined;
  return flatten(reduce({ ...work, origins: new Map(), replace }, node, []));
}

function isSmall(node: Condition): boolean {
  return distinctLeaves([node]).size <= MOST_PREDICATES;
}

/** A part in which each predicate is written once has no more of them than it needs, when none can be dropped. */
function repeats({ costs }: Work, part: Condition): boolean {
  return costs.of(part).predicates > distinctLeaves([part]).size;
}

function spellShortest({ world, costs }: Work, node: Condition): Condition {
  const { circuit } = world;
  const spelled = placeNegations(costs, node);
  const [before, after] = [world.literalOf(node), world.literalOf(spelled)];
  if (before !== after && circuit.solver.solve([circuit.differ(before, after)])) {
    throw new Error("Another spelling changed the meaning.");
  }
  return costs.of(spelled).length < costs.of(node).length ? spelled : node;
}

/**
 * Every step has proven that it changed nothing: each drop and each replaced part by the solver, where it stands; factoring by the solver
 * on what it joined; spelling keeps the very literal. One proof over the whole would be far harder than all of these.
 */
function keepIfBetter({ costs }: Work, best: Best, candidate: Condition): void {
  const cost = costs.of(candidate);
  if (!isCheaper(cost, costs.of(best.condition)) || cost.length > costs.of(best.original).length) return;
  // Factoring nests, and the language has a limit there.
  if (isWritable(candidate)) best.condition = candidate;
}
