import type { CallContext } from "@recond/evaluator";
import type { Condition, Predicate } from "@recond/parser";
import { Circuit } from "./circuit.js";
import { distinctLeaves } from "./predicate-keys.js";
import { negated } from "./solver.js";
import type { Steps } from "./steps.js";
import { World } from "./world.js";

/** A call, as the predicates and the condition see it. */
export interface Row {
  /** By predicate: whether it is true. */
  readonly truths: readonly boolean[];
  /** What the condition is for the call. */
  readonly outcome: boolean;
}

/**
 * The distinct predicates of a condition and pairs of calls in which one of them decides: its truth and the outcome differ, the truth of
 * every other predicate is the same (MC/DC, unique cause).
 */
export class DecisivePairs {
  readonly predicates: readonly Predicate[];
  readonly #circuit: Circuit;
  readonly #steps: Steps;
  readonly #worlds: readonly [World, World];
  readonly #outcomes: readonly [number, number];
  /** By world, by predicate. */
  readonly #literals: readonly [readonly number[], readonly number[]];
  /** By predicate: both worlds agree on it. */
  readonly #same: readonly number[];

  constructor(condition: Condition | null, steps: Steps) {
    const circuit = new Circuit(steps);
    const worlds = [new World(circuit, steps, [condition]), new World(circuit, steps, [condition])] as const;
    this.predicates = [...distinctLeaves([condition]).values()];
    const [first, second] = worlds;
    const left = this.predicates.map((predicate) => first.literalOfPredicate(predicate));
    const right = this.predicates.map((predicate) => second.literalOfPredicate(predicate));
    this.#circuit = circuit;
    this.#steps = steps;
    this.#worlds = worlds;
    this.#literals = [left, right];
    this.#outcomes = [first.literalOf(condition), second.literalOf(condition)];
    this.#same = left.map((literal, index) => negated(circuit.differ(literal, right[index] ?? 0)));
  }

  /** Two calls in which a predicate decides, undefined if there are none: then it can be removed without changing the meaning. */
  pairFor(index: number): readonly [Row, Row] | undefined {
    const [left, right] = this.#literals;
    const [outcome, other] = this.#outcomes;
    const others = this.#same.filter((_, place) => place !== index);
    const assumed = [left[index] ?? 0, negated(right[index] ?? 0), ...others];
    // One of the two ways to differ at a time: much follows from it.
    const { solver } = this.#circuit;
    const isFound =
      solver.solve([outcome, negated(other), ...assumed]) || solver.solve([negated(outcome), other, ...assumed]);
    return isFound ? [this.#row(0), this.#row(1)] : undefined;
  }

  /**
   * The predicates that decide in a row: those of which the opposite truth, with all others as they are, is that of another call with
   * another outcome.
   *
   * @param wanted - the predicates to look at
   * @returns by predicate: the other row
   */
  neighboursOf(row: Row, wanted: readonly number[]): ReadonlyMap<number, Row> {
    const neighbours = new Map<number, Row>();
    const isWanted = new Set(wanted);
    const rest = row.truths.flatMap((_, index) => (isWanted.has(index) ? [] : [this.#asIn(row, index)]));
    this.#findNeighbours({ row, neighbours }, rest, wanted);
    return neighbours;
  }

  /** Halves: what is assumed of one half while looking into the other is assumed once, not once for each predicate. */
  #findNeighbours(
    search: { readonly row: Row; readonly neighbours: Map<number, Row> },
    assumed: readonly number[],
    wanted: readonly number[],
  ): void {
    const [index] = wanted;
    if (index === undefined) return;
    this.#steps.take(assumed.length);
    if (wanted.length > 1) {
      const middle = wanted.length >> 1;
      const halves = [wanted.slice(0, middle), wanted.slice(middle)] as const;
      const [first, second] = halves;
      this.#findNeighbours(search, [...assumed, ...second.map((other) => this.#asIn(search.row, other))], first);
      this.#findNeighbours(search, [...assumed, ...first.map((other) => this.#asIn(search.row, other))], second);
      return;
    }
    const outcome = this.#outcomes[0];
    const turned = search.row.outcome ? negated(outcome) : outcome;
    if (!this.#circuit.solver.solve([...assumed, negated(this.#asIn(search.row, index)), turned])) return;
    search.neighbours.set(index, this.#row(0));
  }

  #asIn(row: Row, index: number): number {
    const literal = this.#literals[0][index] ?? 0;
    return row.truths[index] === true ? literal : negated(literal);
  }

  /** A call of a row. */
  callOf(row: Row): CallContext {
    const isFound = this.#circuit.solver.solve(row.truths.map((_, index) => this.#asIn(row, index)));
    if (!isFound) throw new Error("No call brings the row about.");
    return this.#worlds[0].call();
  }

  /** Some row. */
  anyRow(): Row {
    this.#circuit.solver.solve();
    return this.#row(0);
  }

  /** Every row that a call brings about, in the order of the truth table. */
  allRows(): readonly Row[] {
    const rows: Row[] = [];
    this.#addRows(rows, []);
    return rows;
  }

  #addRows(rows: Row[], assumed: readonly number[]): void {
    if (!this.#circuit.solver.solve(assumed)) return;
    const literal = this.#literals[0][assumed.length];
    if (literal === undefined) rows.push(this.#row(0));
    else {
      this.#addRows(rows, [...assumed, negated(literal)]);
      this.#addRows(rows, [...assumed, literal]);
    }
  }

  #row(side: 0 | 1): Row {
    const { solver } = this.#circuit;
    this.#steps.take(this.predicates.length);
    return {
      truths: this.#literals[side].map((literal) => solver.isTrue(literal)),
      outcome: solver.isTrue(this.#outcomes[side]),
    };
  }
}
