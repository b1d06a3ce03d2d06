import { negated, Solver } from "./solver.js";
import type { Steps } from "./steps.js";

/** Conditions as clauses: each node of a tree becomes a literal. Nodes that mean the same by their form alone share theirs. */
export class Circuit {
  readonly solver: Solver;
  /** A literal that is always true. */
  readonly always: number;
  readonly #implications = new Map<number, () => readonly number[]>();
  readonly #implied: (readonly number[] | undefined)[] = [];
  readonly #gates = new Map<string, number>();
  /** By gate: the literals that it joins. */
  readonly #members = new Map<number, readonly number[]>();

  constructor(readonly steps: Steps) {
    this.solver = new Solver((literal) => this.#impliedBy(literal), steps);
    this.always = this.solver.addVariable(false);
    this.solver.addClause([this.always]);
  }

  /**
   * A new variable, which is free to be true or false.
   *
   * @param implied - the literals that follow from one of its two, computed when they are needed first
   */
  addVariable(implied?: (literal: number) => readonly number[]): number {
    const literal = this.solver.addVariable(true);
    if (implied === undefined) return literal;
    this.#implications.set(literal, () => implied(literal));
    this.#implications.set(negated(literal), () => implied(negated(literal)));
    return literal;
  }

  #impliedBy(literal: number): readonly number[] {
    const known = this.#implied[literal];
    if (known !== undefined) return known;
    const implied = this.#implications.get(literal)?.() ?? NONE;
    this.#implied[literal] = implied;
    return implied;
  }

  /** The literal that is true when all of the literals are. */
  all(given: readonly number[]): number {
    // Flat, so that it does not matter how parts of one kind are nested.
    const flat = given.flatMap((literal) => this.#members.get(literal) ?? [literal]);
    const literals = [...new Set(flat)].filter((literal) => literal !== this.always).toSorted((a, b) => a - b);
    const isContradictory = literals.some((literal, index) => literals[index + 1] === negated(literal));
    if (isContradictory || literals.includes(negated(this.always))) return negated(this.always);
    const [first] = literals;
    if (first === undefined) return this.always;
    return literals.length === 1 ? first : this.#gate(literals);
  }

  /** The literal that is true when one of the literals is. */
  any(literals: readonly number[]): number {
    return negated(this.all(literals.map(negated)));
  }

  /** The literal of an `and` or an `or` of parts. */
  join<Part>(kind: "and" | "or", parts: readonly Part[], literalOf: (part: Part) => number): number {
    return kind === "and" ? this.all(parts.map(literalOf)) : this.any(parts.map(literalOf));
  }

  /** The literal that is true when just one of the two is. */
  differ(a: number, b: number): number {
    return this.any([this.all([a, negated(b)]), this.all([negated(a), b])]);
  }

  #gate(literals: readonly number[]): number {
    const key = literals.join();
    const known = this.#gates.get(key);
    if (known !== undefined) return known;
    this.steps.take(STEPS_OF_LITERAL * literals.length);
    const gate = this.solver.addVariable(false);
    for (const literal of literals) this.solver.addClause([negated(gate), literal]);
    this.solver.addClause([gate, ...literals.map(negated)]);
    this.#gates.set(key, gate);
    this.#members.set(gate, literals);
    return gate;
  }
}

/** Making a clause takes as long as looking at this many literals for each in it. */
const STEPS_OF_LITERAL = 100;

const NONE: readonly number[] = [];

/** What `and` and `or` are behind `not`. */
export const DUAL = { and: "or", or: "and" } as const;
