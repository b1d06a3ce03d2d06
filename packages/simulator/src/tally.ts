import type { Decision } from "@recond/evaluator";
import type { CallError, SimulatedPiece } from "./simulate.js";

/** How many calls came out how. */
export interface Counts {
  /** Calls in the log, unreadable ones included. */
  readonly calls: number;
  /** Mistakes in the log: calls that could not be read or had wrong facts, and mistakes between the calls. */
  readonly errors: number;
  readonly decisions: Readonly<Record<Decision["decision"], number>>;
  readonly reasons: Readonly<Record<Decision["reason"], number>>;
}

/** Counts that grow with the log. */
export interface Tally {
  readonly add: (piece: SimulatedPiece) => void;
  readonly counts: () => Counts;
  /** The first errors, as many as may be kept in memory. */
  readonly errors: () => readonly CallError[];
}

/** Errors beyond that are counted and reported, but not kept in memory. */
const MAX_KEPT_ERRORS = 1000;

/** An empty tally. */
export function createTally(): Tally {
  const decisions = { record: 0, skip: 0, undetermined: 0 };
  const reasons = {
    "recording-disabled": 0,
    "no-condition": 0,
    "condition-true": 0,
    "condition-false": 0,
    "condition-unknown": 0,
  };
  const kept: CallError[] = [];
  let errors = 0;
  let calls = 0;
  return {
    add(piece) {
      calls += piece.decided.length + piece.errors.filter(({ call }) => call !== null).length;
      for (const { decision } of piece.decided) {
        decisions[decision.decision] += 1;
        reasons[decision.reason] += 1;
      }
      errors += piece.errors.length;
      kept.push(...piece.errors.slice(0, MAX_KEPT_ERRORS - kept.length));
    },
    counts: () => ({ calls, errors, decisions: { ...decisions }, reasons: { ...reasons } }),
    errors: () => kept,
  };
}
