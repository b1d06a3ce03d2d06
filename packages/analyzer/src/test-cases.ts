import type { CallContext } from "@recond/evaluator";
import { checkCondition } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import type { AnalyzerOptions, Undecided } from "./answers.js";
import { confirmed } from "./confirm.js";
import { decidingPairs, show } from "./coverage.js";
import { type Row, DecisivePairs } from "./decisive-pairs.js";
import { requireCall } from "./require-call.js";
import { growRows } from "./row-growth.js";
import { type Steps, withinSteps } from "./steps.js";

/** A call with the decision to expect. */
export interface TestCase {
  readonly call: CallContext;
  /** What the condition is for the call. */
  readonly expect: boolean;
}

/** How to make test cases. */
export interface TestCaseOptions extends AnalyzerOptions {
  /** Calls that are tested already: only the cases that they lack are made. */
  readonly given?: readonly CallContext[];
}

/**
 * The smallest set found of calls that gives full MC/DC coverage, as `coverage` counts it: every predicate that cannot be removed without
 * changing the meaning is shown to decide. No set for `n` such predicates can have fewer than `n + 1` calls; most have that many.
 * A condition that is always true or never, the empty one too, gets one call.
 *
 * @param condition - a tree of any vocabulary, or `null` for the empty condition
 * @returns calls that have every fact that the condition reads, each confirmed by `evaluate`; with `given`, those that are missing, an
 * empty list if nothing is
 * @throws InvalidConditionError, RangeError as `satisfiable` does; InvalidCallContextError when a given call is malformed, or contradicts
 * itself
 */
export function testCases(condition: Condition | null, options: TestCaseOptions = {}): readonly TestCase[] | Undecided {
  checkCondition(condition);
  for (const call of options.given ?? []) requireCall(call);
  return withinSteps(options, (steps): readonly TestCase[] => {
    const pairs = new DecisivePairs(condition, steps);
    return missingRows(condition, pairs, options.given ?? [], steps).map((row) => ({
      call: confirmed(pairs.callOf(row), [condition, row.outcome]),
      expect: row.outcome,
    }));
  });
}

function missingRows(
  condition: Condition | null,
  pairs: DecisivePairs,
  given: readonly CallContext[],
  steps: Steps,
): readonly Row[] {
  const shown = given.map((call) => show(condition, pairs.predicates, call));
  const covered = decidingPairs(shown, pairs.predicates.length, steps);
  const wanted = pairs.predicates.flatMap((_, index) => (covered.has(index) ? [] : [index]));
  const known = shown.flatMap(({ truths, outcome }): readonly Row[] => {
    const isKnown = truths.every((truth) => truth !== undefined);
    return isKnown && outcome !== undefined ? [{ truths, outcome }] : [];
  });
  const rows = growRows(pairs, known, wanted, steps);
  if (rows.length > 0 || given.length > 0 || covered.size > 0) return rows;
  return [pairs.anyRow()];
}
