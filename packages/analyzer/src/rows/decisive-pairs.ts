import type { Condition, Predicate } from "@recond/parser";
import { Circuit } from "../search/circuit.js";
import { type Row, rowOf, type RowView, viewRow } from "./rows.js";
import { negated } from "../search/solver.js";
import type { Steps } from "../search/steps.js";

/** Making room for two calls takes as long as looking at this many literals for each predicate. */
const STEPS_OF_PREDICATE = 2000;

/**
 * Pairs of calls in which one of a condition's predicates decides: its truth and the outcome differ, the truth of every other predicate
 * is the same (MC/DC, unique cause). Searches for both calls at once.
 */
export class DecisivePairs {
  readonly #circuit: Circuit;
  readonly #left: RowView;
  readonly #right: RowView;
  /** By predicate: both calls agree on it. */
  readonly #same: readonly number[];

  /** @param predicates - the distinct predicates of the condition */
  constructor(condition: Condition | null, predicates: readonly Predicate[], steps: Steps) {
    // Before the work rather than with it, so that what is far too much ends at once.
    steps.take(STEPS_OF_PREDICATE * predicates.length);
    const circuit = new Circuit(steps);
    const left = viewRow(circuit, condition, predicates);
    const right = viewRow(circuit, condition, predicates);
    this.#circuit = circuit;
    this.#left = left;
    this.#right = right;
    this.#same = left.literals.map((literal, index) => negated(circuit.differ(literal, right.literals[index] ?? 0)));
  }

  /** One of two rows in which a predicate decides, undefined if there are none: then it can be removed without changing the meaning. */
  rowFor(index: number): Row | undefined {
    const [left, right] = [this.#left, this.#right];
    const others = this.#same.filter((_, place) => place !== index);
    const assumed = [left.literals[index] ?? 0, negated(right.literals[index] ?? 0), ...others];
    // One of the two ways to differ at a time: much follows from it.
    const { solver } = this.#circuit;
    const isFound =
      solver.solve([left.outcome, negated(right.outcome), ...assumed]) ||
      solver.solve([negated(left.outcome), right.outcome, ...assumed]);
    return isFound ? rowOf(this.#circuit, left) : undefined;
  }
}
