import type { CallContext } from "@recond/evaluator";
import { checkCondition, type Condition, requireObject } from "@recond/parser";
import type { AnalyzerOptions, Undecided } from "./search/answers.js";
import { confirmed, requireCall } from "./calls/asking.js";
import { decidingPairs, show, type Shown } from "./coverage.js";
import { DecisivePairs } from "./rows/decisive-pairs.js";
import { distinctLeaves } from "./calls/predicate-keys.js";
import { growRows, type RowSource } from "./rows/row-growth.js";
import { type Row, Rows } from "./rows/rows.js";
import { withinSteps } from "./search/steps.js";

/** A call with the decision to expect. */
export interface TestCase {
  readonly call: CallContext;
  /** What the condition is for the call. */
  readonly expect: boolean;
}

/** How to make test cases. */
export interface TestCaseOptions extends AnalyzerOptions {
  /** Calls that are tested already: only the cases that they lack are made. */
  readonly given?: readonly CallContext[] | undefined;
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
  requireObject("The options are an object", options);
  for (const call of options.given ?? []) requireCall(call);
  return withinSteps(options, (steps): readonly TestCase[] => {
    const predicates = [...distinctLeaves([condition]).values()];
    const pairs = new DecisivePairs(condition, predicates, steps);
    const rows = new Rows(condition, predicates, steps);
    const shown = (options.given ?? []).map((call) => show(condition, predicates, call));
    return missingRows({ predicates, rows, pairs, steps }, shown).map((row) => ({
      call: confirmed(rows.callOf(row), [condition, row.outcome]),
      expect: row.outcome,
    }));
  });
}

function missingRows(source: RowSource, given: readonly Shown[]): readonly Row[] {
  const covered = decidingPairs(given, source.predicates.length, source.steps);
  const wanted = source.predicates.flatMap((_, index) => (covered.has(index) ? [] : [index]));
  const known = given.flatMap(({ truths, outcome }): readonly Row[] => {
    const isKnown = truths.every((truth) => truth !== undefined);
    return isKnown && outcome !== undefined ? [{ truths, outcome }] : [];
  });
  const missing = growRows(source, known, wanted);
  return missing.length === 0 && given.length === 0 ? [source.rows.any()] : missing;
}
