import type { Decision } from "@recond/evaluator";

/** How many calls came out how. */
export interface Counts {
  /** Calls in the log, unreadable ones included. */
  readonly calls: number;
  /** Mistakes in the log: calls that could not be read or had wrong facts, and mistakes between the calls. */
  readonly errors: number;
  readonly decisions: Readonly<Record<Decision["decision"], number>>;
  readonly reasons: Readonly<Record<Decision["reason"], number>>;
}

/** A call that was not decided, or a mistake between the calls. */
export interface CallError {
  /** Which call of the log, from 1; null for a mistake that is none of a call. */
  readonly call: number | null;
  readonly line: number;
  readonly message: string;
}

/** Counts that grow with the log. */
export interface Tally {
  readonly add: (decision: Decision) => void;
  readonly addError: (error: CallError) => void;
  readonly counts: () => Counts;
  /** The first errors. */
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
    add({ decision, reason }) {
      calls += 1;
      decisions[decision] += 1;
      reasons[reason] += 1;
    },
    addError(error) {
      errors += 1;
      if (error.call !== null) calls += 1;
      if (kept.length < MAX_KEPT_ERRORS) kept.push(error);
    },
    counts: () => ({ calls, errors, decisions: { ...decisions }, reasons: { ...reasons } }),
    errors: () => kept,
  };
}
