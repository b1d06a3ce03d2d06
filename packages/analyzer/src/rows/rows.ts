import type { CallContext } from "@recond/evaluator";
import type { Condition, Predicate } from "@recond/parser";
import { Circuit } from "../search/circuit.js";
import { negated } from "../search/solver.js";
import type { Steps } from "../search/steps.js";
import { World } from "../calls/world.js";

/** A call, as the predicates and the condition see it. */
export interface Row {
  /** By predicate: whether it is true. */
  readonly truths: readonly boolean[];
  /** What the condition is for the call. */
  readonly outcome: boolean;
}

/** A world as a row of a truth table. */
export interface RowView {
  readonly world: World;
  /** By predicate. */
  readonly literals: readonly number[];
  readonly outcome: number;
}

/** Makes a world, and a view on it. */
export function viewRow(circuit: Circuit, condition: Condition | null, predicates: readonly Predicate[]): RowView {
  const world = new World(circuit, [condition]);
  return {
    world,
    literals: predicates.map((predicate) => world.literalOfPredicate(predicate)),
    outcome: world.literalOf(condition),
  };
}

/** The row of the assignment that the solver found last. */
export function rowOf({ solver }: Circuit, view: RowView): Row {
  return { truths: view.literals.map((literal) => solver.isTrue(literal)), outcome: solver.isTrue(view.outcome) };
}

/** The rows of a condition's truth table that calls bring about. */
export class Rows {
  readonly #circuit: Circuit;
  readonly #view: RowView;

  /** @param predicates - the distinct predicates of the condition */
  constructor(condition: Condition | null, predicates: readonly Predicate[], steps: Steps) {
    this.#circuit = new Circuit(steps);
    this.#view = viewRow(this.#circuit, condition, predicates);
  }

  /** Some row. */
  any(): Row {
    this.#circuit.solver.solve();
    return rowOf(this.#circuit, this.#view);
  }

  /** All rows, in the order of the truth table. */
  all(): readonly Row[] {
    const rows: Row[] = [];
    this.#addRows(rows, []);
    return rows;
  }

  #addRows(rows: Row[], assumed: readonly number[]): void {
    if (!this.#circuit.solver.solve(assumed)) return;
    const literal = this.#view.literals[assumed.length];
    if (literal === undefined) rows.push(rowOf(this.#circuit, this.#view));
    else {
      this.#addRows(rows, [...assumed, negated(literal)]);
      this.#addRows(rows, [...assumed, literal]);
    }
  }

  /** A call of a row. */
  callOf(row: Row): CallContext {
    const isFound = this.#circuit.solver.solve(row.truths.map((_, index) => this.#asIn(row, index)));
    if (!isFound) throw new Error("No call brings the row about.");
    return this.#view.world.call();
  }

  /**
   * The predicates that decide in a row: those of which the opposite truth, with all others as they are, is that of another call with
   * another outcome.
   *
   * @returns by predicate: the other row
   */
  neighboursOf(row: Row, wanted: readonly number[]): ReadonlyMap<number, Row> {
    const deciding: number[] = [];
    const isWanted = new Set(wanted);
    const rest = row.truths.flatMap((_, index) => (isWanted.has(index) ? [] : [this.#asIn(row, index)]));
    this.#findDeciding({ row, deciding }, rest, wanted);
    return new Map(
      deciding.map((index) => [
        index,
        { truths: row.truths.with(index, row.truths[index] !== true), outcome: !row.outcome },
      ]),
    );
  }

  /** Halves: what is assumed of one half while looking into the other is assumed once, not once for each predicate. */
  #findDeciding(
    search: { readonly row: Row; readonly deciding: number[] },
    assumed: readonly number[],
    wanted: readonly number[],
  ): void {
    const [index] = wanted;
    if (index === undefined) return;
    this.#circuit.steps.take(assumed.length);
    if (wanted.length > 1) {
      const middle = wanted.length >> 1;
      const [first, second] = [wanted.slice(0, middle), wanted.slice(middle)];
      this.#findDeciding(search, [...assumed, ...second.map((other) => this.#asIn(search.row, other))], first);
      this.#findDeciding(search, [...assumed, ...first.map((other) => this.#asIn(search.row, other))], second);
      return;
    }
    const { outcome } = this.#view;
    const turned = search.row.outcome ? negated(outcome) : outcome;
    const isDeciding = this.#circuit.solver.solve([...assumed, negated(this.#asIn(search.row, index)), turned]);
    if (isDeciding) search.deciding.push(index);
  }

  #asIn(row: Row, index: number): number {
    const literal = this.#view.literals[index] ?? 0;
    return row.truths[index] === true ? literal : negated(literal);
  }
}
