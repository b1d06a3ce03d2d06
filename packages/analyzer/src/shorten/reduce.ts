import { type And, childrenOf, type Condition, type Not, type Or } from "@recond/parser";
import type { Costs, Work } from "./cost.js";
import { negated, type Solver } from "../search/solver.js";
import type { Steps } from "../search/steps.js";

/** What is known wherever a part makes a difference, and the part of the condition that makes it so. */
export interface Known {
  readonly literal: number;
  readonly origin: Condition;
  /** Whether it is known to be true, or to be false. */
  readonly isTrue: boolean;
}

/** An operand that can be dropped. */
export interface Drop {
  readonly node: Condition;
  /** `and` or `or`. */
  readonly parent: Condition["kind"];
  /** What makes it drop, enough of it; none when it does so by itself. */
  readonly because: readonly Known[];
  /** How many of these are operands of the same parent. */
  readonly siblings: number;
}

/** What a reduction works with. */
export interface Reduction extends Work {
  /** The nodes of the given tree that others stand for now. */
  readonly origins: Map<Condition, Condition>;
  /** Told of each operand that is dropped, which then is out of the rest's context. */
  readonly onDrop?: (drop: Drop) => void;
  /** May replace a node by another that is the same wherever what is known holds; undefined to go on into its operands. */
  readonly replace?: (node: Condition, known: readonly Known[]) => Condition | undefined;
}

/** An operand as it is now. */
interface Entry {
  readonly origin: Condition;
  node: Condition;
  literal: number;
  /** What is known of it where the other operands make a difference: in `and` that it is true, in `or` that it is false. */
  known: Known;
}

function entryOf({ world }: Reduction, parent: And | Or, origin: Condition, node: Condition): Entry {
  const literal = world.literalOf(node);
  const isTrue = parent.kind === "and";
  return { origin, node, literal, known: { literal: isTrue ? literal : negated(literal), origin, isTrue } };
}

/**
 * Drops the operands that make no difference where they stand. Costly ones go first, of equal ones the last.
 *
 * @param node - a part that is neither always true nor always false where `known` holds
 * @returns the part without them, not flattened; the part itself when nothing was dropped
 */
export function reduce(work: Reduction, node: Condition, known: readonly Known[]): Condition {
  const replaced = work.replace?.(node, known);
  if (replaced !== undefined) return replaced;
  switch (node.kind) {
    case "and":
    case "or":
      return reduceOperands(work, node, known);
    case "not":
      return reduceNot(work, node, known);
    default:
      return node;
  }
}

function reduceNot(work: Reduction, node: Not, known: readonly Known[]): Condition {
  const operand = reduce(work, node.operand, known);
  if (operand === node.operand) return node;
  const inverted: Not = { kind: "not", operand };
  work.origins.set(inverted, work.origins.get(node) ?? node);
  return inverted;
}

/** Where one operand became less, another may be dropped that was needed before; so this goes on until nothing changes. */
function reduceOperands(work: Reduction, parent: And | Or, known: readonly Known[]): Condition {
  const { solver, steps } = work.world.circuit;
  const all = parent.operands.map((node) => entryOf(work, parent, work.origins.get(node) ?? node, node));
  let kept: readonly Entry[] = all;
  let isChanged = false;
  do {
    kept = dropOperands(work, parent, kept, known);
    isChanged = false;
    for (const entry of kept) {
      // A predicate has no operands, and nothing shorter can replace it.
      if (childrenOf(entry.node).length === 0) continue;
      const others = [...known, ...new Siblings(steps, kept).besides(entry)];
      if (isChanged && kept.length > 1 && whyDropped(solver, parent, entry, others) !== undefined) continue;
      const node = reduce(work, entry.node, others);
      if (node === entry.node) continue;
      Object.assign(entry, entryOf(work, parent, entry.origin, node));
      isChanged = true;
    }
  } while (isChanged);
  const nodes = kept.map(({ node }) => node);
  const isSame = nodes.length === all.length && nodes.every((node, index) => node === parent.operands[index]);
  return isSame ? parent : rebuilt(work, parent, nodes);
}

/** Not flattened, so that each operand still stands for one of the given tree. */
function rebuilt(work: Reduction, parent: And | Or, operands: readonly Condition[]): Condition {
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  const node = { kind: parent.kind, operands };
  work.origins.set(node, work.origins.get(parent) ?? parent);
  return node;
}

/** Operands by their literal: what is written many times is known once. */
class Siblings {
  readonly #steps: Steps;
  readonly #byLiteral = new Map<number, Set<Entry>>();

  constructor(steps: Steps, entries: readonly Entry[]) {
    this.#steps = steps;
    steps.take(entries.length);
    for (const entry of entries) {
      const same = this.#byLiteral.get(entry.literal);
      if (same === undefined) this.#byLiteral.set(entry.literal, new Set([entry]));
      else same.add(entry);
    }
  }

  /** What is known of the other operands, each literal once. */
  besides(entry: Entry): readonly Known[] {
    this.#steps.take(this.#byLiteral.size);
    const others: Known[] = [];
    for (const same of this.#byLiteral.values()) {
      for (const other of same) {
        if (other === entry) continue;
        others.push(other.known);
        break;
      }
    }
    return others;
  }

  drop(entry: Entry): void {
    const same = this.#byLiteral.get(entry.literal);
    same?.delete(entry);
    if (same?.size === 0) this.#byLiteral.delete(entry.literal);
  }
}

function dropOperands(
  work: Reduction,
  parent: And | Or,
  entries: readonly Entry[],
  known: readonly Known[],
): readonly Entry[] {
  const kept = new Set(entries);
  const { solver, steps } = work.world.circuit;
  const siblings = new Siblings(steps, entries);
  for (const entry of costliestFirst(work.costs, entries)) {
    if (kept.size === 1) break;
    const context = siblings.besides(entry);
    const because = whyDropped(solver, parent, entry, [...known, ...context]);
    if (because === undefined) continue;
    const inContext = new Set(context);
    const count = because.filter((reason) => inContext.has(reason)).length;
    work.onDrop?.({ node: entry.origin, parent: parent.kind, because, siblings: count });
    kept.delete(entry);
    siblings.drop(entry);
  }
  return [...kept];
}

function costliestFirst(costs: Costs, entries: readonly Entry[]): readonly Entry[] {
  const sorted = entries.map((entry, index) => ({ entry, index, cost: costs.of(entry.node) }));
  sorted.sort((a, b) => b.cost.predicates - a.cost.predicates || b.cost.length - a.cost.length || b.index - a.index);
  return sorted.map(({ entry }) => entry);
}

/** What an operand follows from (in `and`) or is excluded by (in `or`); undefined when it makes a difference. */
function whyDropped(
  solver: Solver,
  parent: And | Or,
  entry: Entry,
  context: readonly Known[],
): readonly Known[] | undefined {
  const test = parent.kind === "and" ? negated(entry.literal) : entry.literal;
  if (solver.solve([...context.map(({ literal }) => literal), test])) return undefined;
  const core = new Set(solver.core);
  const because = context.filter(({ literal }) => core.has(literal));
  return because.length > 1 ? fewer(solver, because, test) : because;
}

const MOST_TRIED = 20;

/** One reason that is enough, if there is one among not too many. */
function fewer(solver: Solver, because: readonly Known[], test: number): readonly Known[] {
  if (!solver.solve([test])) return [];
  if (because.length > MOST_TRIED) return because;
  const single = because.find(({ literal }) => !solver.solve([literal, test]));
  return single === undefined ? because : [single];
}
