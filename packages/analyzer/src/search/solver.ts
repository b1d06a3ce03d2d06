import { VariableHeap } from "./solver-heap.js";
import type { Steps } from "./steps.js";

/*
 * A search of the usual kind (CDCL): decide, propagate, learn a clause from each conflict, jump back. A literal is a number, 2 × variable
 * when the variable is to be true and one more when it is to be false. Clauses of two literals that follow from what the predicates
 * mean are never written down: `implied` gives them when a literal is assigned.
 */

/** The opposite of a literal. */
export function negated(literal: number): number {
  return literal ^ 1;
}

/** At least one of the literals is true. The first two are watched. */
interface Clause {
  readonly literals: number[];
  /** Where the last search for a literal to watch ended: starting there again keeps long clauses linear. */
  next: number;
}

const UNASSIGNED = 2;
const TRUE = 0;
const FALSE = 1;

const ACTIVITY_GROWTH = 1.05;
const MOST_ACTIVITY = 1e100;
const CONFLICTS_TO_RESTART = 100;

/** Choosing what to decide takes as long as looking at this many literals. */
const STEPS_OF_DECISION = 30;

/** The same for what is assumed. */
const STEPS_OF_ASSUMPTION = 8;

/** Searches for an assignment that satisfies clauses. */
export class Solver {
  readonly #implied: (literal: number) => readonly number[];
  readonly #steps: Steps;
  /** By literal: TRUE, FALSE or UNASSIGNED. */
  readonly #values: number[] = [];
  readonly #levels: number[] = [];
  readonly #reasonClauses: (Clause | undefined)[] = [];
  /** By variable: the literal that implies its value, or -1. */
  readonly #reasonLiterals: number[] = [];
  /** By literal: the clauses to look at when it becomes true, because its opposite is watched in them. */
  readonly #watches: Clause[][] = [];
  readonly #activity: number[] = [];
  readonly #heap: VariableHeap = new VariableHeap(this.#activity);
  /** By variable: the value to try first. */
  readonly #phases: number[] = [];
  readonly #seen: boolean[] = [];
  readonly #isFree: boolean[] = [];
  readonly #trail: number[] = [];
  /** The length of the trail at which each level begins. */
  readonly #levelStarts: number[] = [];
  #head = 0;
  #growth = 1;
  #isContradictory = false;
  #assumptions: readonly number[] = [];
  #model: readonly number[] = [];
  #core: readonly number[] = [];

  /**
   * @param implied - the literals that must be true when a literal is, by what the predicates mean
   * @param steps - what the search may take; thrown when none is left
   */
  constructor(implied: (literal: number) => readonly number[], steps: Steps) {
    this.#implied = implied;
    this.#steps = steps;
  }

  /**
   * A new variable.
   *
   * @param isFree - whether it may be decided; otherwise the free ones must settle it
   * @returns its positive literal
   */
  addVariable(isFree: boolean): number {
    const variable = this.#levels.length;
    this.#values.push(UNASSIGNED, UNASSIGNED);
    this.#watches.push([], []);
    this.#levels.push(0);
    this.#reasonClauses.push(undefined);
    this.#reasonLiterals.push(-1);
    this.#activity.push(0);
    this.#phases.push(FALSE);
    this.#seen.push(false);
    this.#isFree.push(isFree);
    if (isFree) this.#heap.add(variable);
    return 2 * variable;
  }

  /** Asks for at least one of the literals to be true. */
  addClause(given: readonly number[]): void {
    this.#backTo(0);
    const distinct = new Set(given);
    const literals = [...distinct].filter((literal) => this.#values[literal] !== FALSE);
    if (literals.some((literal) => this.#values[literal] === TRUE || distinct.has(negated(literal)))) return;
    const [first, second] = literals;
    if (first === undefined) this.#isContradictory = true;
    else if (second === undefined) this.#assign(first, undefined, -1);
    else this.#watch({ literals, next: 2 });
  }

  /**
   * Whether the clauses can be satisfied under assumptions.
   *
   * @param assumptions - literals to be true; the work for those at the beginning is shared with the search before
   * @throws OutOfSteps when the search may go no further
   */
  solve(assumptions: readonly number[] = []): boolean {
    this.#steps.take(STEPS_OF_ASSUMPTION * assumptions.length);
    this.#backTo(this.#sharedLevels(assumptions));
    this.#assumptions = assumptions;
    this.#core = [];
    let conflicts = 0;
    let limit = CONFLICTS_TO_RESTART;
    for (;;) {
      const conflict = this.#isContradictory ? [] : this.#propagate();
      if (conflict !== undefined) {
        if (this.#levelStarts.length === 0) this.#isContradictory = true;
        if (this.#isContradictory) return false;
        this.#learn(conflict);
        conflicts += 1;
        continue;
      }
      if (conflicts >= limit) {
        conflicts = 0;
        limit *= 1.5;
        this.#backTo(Math.min(this.#levelStarts.length, assumptions.length));
      }
      const next = this.#nextLiteral();
      if (next === undefined) return this.#core.length === 0;
      this.#levelStarts.push(this.#trail.length);
      if (this.#values[next] === UNASSIGNED) this.#assign(next, undefined, -1);
    }
  }

  /** Whether a literal is true in the assignment that `solve` found last. */
  isTrue(literal: number): boolean {
    return this.#model[literal] === TRUE;
  }

  /** The assumptions that cannot hold together, as the last `solve` that said no found them; not necessarily the fewest. */
  get core(): readonly number[] {
    return this.#core;
  }

  #sharedLevels(assumptions: readonly number[]): number {
    const most = Math.min(this.#levelStarts.length, this.#assumptions.length, assumptions.length);
    let shared = 0;
    while (shared < most && assumptions[shared] === this.#assumptions[shared]) shared += 1;
    return shared;
  }

  /** The next literal to assign; undefined when all are assigned, or an assumption is false already. */
  #nextLiteral(): number | undefined {
    const assumption = this.#assumptions[this.#levelStarts.length];
    this.#steps.take(assumption === undefined ? STEPS_OF_DECISION : STEPS_OF_ASSUMPTION);
    if (assumption !== undefined) {
      if (this.#values[assumption] !== FALSE) return assumption;
      this.#core = this.#coreOf(assumption);
      return undefined;
    }
    for (let variable = this.#heap.take(); variable !== undefined; variable = this.#heap.take()) {
      if (this.#values[2 * variable] === UNASSIGNED) return 2 * variable + (this.#phases[variable] ?? FALSE);
    }
    this.#model = [...this.#values];
    return undefined;
  }

  /** The assumptions from which the opposite of a failed one follows, and that one. */
  #coreOf(failed: number): readonly number[] {
    const core = [failed];
    const seen = new Set([failed >> 1]);
    for (let place = this.#trail.length - 1; place >= 0; place -= 1) {
      const literal = this.#trail[place] ?? 0;
      const variable = literal >> 1;
      if (!seen.has(variable) || this.#levels[variable] === 0) continue;
      const reasons = this.#reasonsOf(literal);
      if (reasons === undefined) core.push(literal);
      else for (const reason of reasons) seen.add(reason >> 1);
    }
    return core;
  }

  /** The false literals because of which a literal is true; undefined for one that was decided. */
  #reasonsOf(literal: number): readonly number[] | undefined {
    const variable = literal >> 1;
    const clause = this.#reasonClauses[variable];
    if (clause !== undefined) return clause.literals.filter((other) => other !== literal);
    const reason = this.#reasonLiterals[variable] ?? -1;
    return reason < 0 ? undefined : [negated(reason)];
  }

  #watch(clause: Clause): void {
    const [first = 0, second = 0] = clause.literals;
    this.#watches[negated(first)]?.push(clause);
    this.#watches[negated(second)]?.push(clause);
  }

  #assign(literal: number, clause: Clause | undefined, reason: number): void {
    const variable = literal >> 1;
    this.#values[literal] = TRUE;
    this.#values[negated(literal)] = FALSE;
    this.#levels[variable] = this.#levelStarts.length;
    this.#reasonClauses[variable] = clause;
    this.#reasonLiterals[variable] = reason;
    this.#trail.push(literal);
  }

  #backTo(level: number): void {
    const start = this.#levelStarts[level];
    if (start === undefined) return;
    for (let place = this.#trail.length - 1; place >= start; place -= 1) {
      const literal = this.#trail[place] ?? 0;
      const variable = literal >> 1;
      this.#values[literal] = UNASSIGNED;
      this.#values[negated(literal)] = UNASSIGNED;
      this.#phases[variable] = literal & 1;
      if (this.#isFree[variable] === true) this.#heap.add(variable);
    }
    this.#trail.length = start;
    this.#levelStarts.length = level;
    this.#head = start;
  }

  /** Assigns whatever follows. Gives literals that are all false although one must be true, if it comes to that. */
  #propagate(): readonly number[] | undefined {
    while (this.#head < this.#trail.length) {
      const literal = this.#trail[this.#head] ?? 0;
      this.#head += 1;
      const conflict = this.#propagateImplied(literal) ?? this.#propagateClauses(literal);
      if (conflict !== undefined) return conflict;
    }
    return undefined;
  }

  #propagateImplied(literal: number): readonly number[] | undefined {
    const implied = this.#implied(literal);
    this.#steps.take(implied.length);
    for (const other of implied) {
      const value = this.#values[other];
      if (value === FALSE) return [other, negated(literal)];
      if (value === UNASSIGNED) this.#assign(other, undefined, literal);
    }
    return undefined;
  }

  #propagateClauses(literal: number): readonly number[] | undefined {
    const clauses = this.#watches[literal] ?? [];
    this.#steps.take(clauses.length);
    let kept = 0;
    let conflict: Clause | undefined;
    for (const clause of clauses) {
      if (conflict === undefined && this.#rewatch(clause, negated(literal))) continue;
      clauses[kept] = clause;
      kept += 1;
      if (conflict !== undefined) continue;
      const first = clause.literals[0] ?? 0;
      const value = this.#values[first];
      if (value === FALSE) conflict = clause;
      else if (value === UNASSIGNED) this.#assign(first, clause, -1);
    }
    clauses.length = kept;
    return conflict?.literals;
  }

  /** Finds a literal to watch in place of one that has become false; if there is none, the first is left as the only hope. */
  #rewatch(clause: Clause, lost: number): boolean {
    const { literals } = clause;
    if (literals[0] === lost) {
      literals[0] = literals[1] ?? 0;
      literals[1] = lost;
    }
    if (this.#values[literals[0] ?? 0] === TRUE) return false;
    const { length } = literals;
    for (let tried = 2; tried < length; tried += 1) {
      const place = clause.next < length ? clause.next : 2;
      clause.next = place + 1;
      const other = literals[place] ?? 0;
      if (this.#values[other] === FALSE) continue;
      literals[1] = other;
      literals[place] = lost;
      this.#watches[negated(other)]?.push(clause);
      this.#steps.take(tried);
      return true;
    }
    this.#steps.take(length);
    return false;
  }

  /** Learns from a conflict what excludes it, and goes back to where that can be used. */
  #learn(conflict: readonly number[]): void {
    const { learnt, level } = this.#analyze(conflict);
    this.#backTo(level);
    const [first = 0] = learnt;
    if (learnt.length === 1) this.#assign(first, undefined, -1);
    else {
      const clause = { literals: learnt, next: 2 };
      this.#watch(clause);
      this.#assign(first, clause, -1);
    }
    this.#growth *= ACTIVITY_GROWTH;
  }

  /** The clause of the first unique implication point: its first literal is the only one of the last level. */
  #analyze(conflict: readonly number[]): { learnt: number[]; level: number } {
    const last = this.#levelStarts.length;
    const earlier: number[] = [];
    let open = 0;
    let place = this.#trail.length;
    let reasons: readonly number[] = conflict;
    let literal = 0;
    do {
      this.#steps.take(reasons.length);
      for (const reason of reasons) {
        const variable = reason >> 1;
        if (this.#seen[variable] === true || this.#levels[variable] === 0) continue;
        this.#seen[variable] = true;
        this.#bump(variable);
        if (this.#levels[variable] === last) open += 1;
        else earlier.push(reason);
      }
      do {
        place -= 1;
        literal = this.#trail[place] ?? 0;
      } while (this.#seen[literal >> 1] !== true);
      this.#seen[literal >> 1] = false;
      open -= 1;
      if (open > 0) reasons = this.#reasonsOf(literal) ?? [];
    } while (open > 0);
    const needed = earlier.filter((reason) => !this.#followsFromSeen(reason));
    for (const reason of earlier) this.#seen[reason >> 1] = false;
    return this.#learntFrom(negated(literal), needed);
  }

  /** Puts a literal of the latest of the other levels second, where it is watched. */
  #learntFrom(first: number, others: readonly number[]): { learnt: number[]; level: number } {
    const levelOf = (literal: number): number => this.#levels[literal >> 1] ?? 0;
    const level = others.reduce((latest, literal) => Math.max(latest, levelOf(literal)), 0);
    const second = others.filter((literal) => levelOf(literal) === level);
    return { learnt: [first, ...second, ...others.filter((literal) => levelOf(literal) !== level)], level };
  }

  /** Whether other literals of the clause already say what this one does. */
  #followsFromSeen(literal: number): boolean {
    const reasons = this.#reasonsOf(negated(literal));
    if (reasons === undefined) return false;
    return reasons.every((reason) => this.#seen[reason >> 1] === true || this.#levels[reason >> 1] === 0);
  }

  #bump(variable: number): void {
    const activity = (this.#activity[variable] ?? 0) + this.#growth;
    this.#activity[variable] = activity;
    if (activity > MOST_ACTIVITY) this.#rescale();
    this.#heap.raise(variable);
  }

  #rescale(): void {
    for (const [variable, activity] of this.#activity.entries()) this.#activity[variable] = activity / MOST_ACTIVITY;
    this.#growth /= MOST_ACTIVITY;
  }
}
