import { type CallContext, evaluate, type Truth } from "@recond/evaluator";
import { checkCondition, type Condition, type Predicate, requireList } from "@recond/parser";
import type { AnalyzerOptions, Undecided } from "./search/answers.js";
import { DecisivePairs } from "./rows/decisive-pairs.js";
import { distinctLeaves } from "./calls/predicate-keys.js";
import { requireCall } from "./calls/asking.js";
import { type Steps, withinSteps } from "./search/steps.js";

/** What some calls show of one predicate. */
export interface PredicateCoverage {
  /** The predicate, as it is written first in the condition. */
  readonly predicate: Predicate;
  /** Whether it can be removed without changing the meaning; then it does not count. */
  readonly isRemovable: boolean;
  /** The first call for which it is true, as an index into the calls. */
  readonly shownTrue: number | undefined;
  /** The first call for which it is false. */
  readonly shownFalse: number | undefined;
  /** Two calls that show it to decide (MC/DC), as indices into the calls. */
  readonly shownToDecide: readonly [number, number] | undefined;
}

/** What some calls show of a condition. */
export interface Coverage {
  /** One entry for each distinct predicate, in source order. */
  readonly predicates: readonly PredicateCoverage[];
  /** How many predicates count: those that cannot be removed. */
  readonly countable: number;
  /** How many of these are shown to decide. */
  readonly covered: number;
  /** 100 × covered / countable; 100 when none counts. Not rounded. */
  readonly percent: number;
}

/** A call with what the condition and its predicates are for it. */
export interface Shown {
  readonly truths: readonly Truth[];
  readonly outcome: Truth;
}

/**
 * The MC/DC coverage that calls give, unique-cause over distinct predicates; a predicate and its opposite count once (`!=` as its `=`,
 * `>` as its `<=`, `>=` as its `<`). A predicate is shown to decide by two calls for which the condition is true and false, the predicate
 * too, and every other predicate has the same truth, be it unknown. Exact: a predicate is removable if and only if no two calls whose
 * facts are known could show it to decide; then some equivalent condition does without it.
 *
 * @param condition - a tree of any vocabulary; the empty condition, `null`, has no predicates
 * @param calls - the calls of the cases; those that leave the condition unknown show no predicate to decide
 * @throws InvalidConditionError, RangeError as `satisfiable` does; InvalidCallContextError when a call is malformed, or contradicts itself
 */
export function coverage(
  condition: Condition | null,
  calls: readonly CallContext[],
  options: AnalyzerOptions = {},
): Coverage | Undecided {
  checkCondition(condition);
  requireList("The calls are a list", calls);
  for (const call of calls) requireCall(call);
  return withinSteps(options, (steps): Coverage => {
    const predicates = [...distinctLeaves([condition]).values()];
    const pairs = new DecisivePairs(condition, predicates, steps);
    const shown = calls.map((call) => show(condition, predicates, call));
    const deciding = decidingPairs(shown, predicates.length, steps);
    const covered = predicates.map((predicate, index) =>
      coverageOf(predicate, index, shown, deciding.get(index), pairs),
    );
    return summed(covered);
  });
}

/** What a condition and its predicates are for a call. */
export function show(condition: Condition | null, predicates: readonly Predicate[], call: CallContext): Shown {
  return {
    truths: predicates.map((predicate) => evaluate(predicate, call)),
    outcome: evaluate(condition, call),
  };
}

/** By predicate: the first two calls that show it to decide. */
export function decidingPairs(
  shown: readonly Shown[],
  count: number,
  steps: Steps,
): ReadonlyMap<number, readonly [number, number]> {
  const found = new Map<number, readonly [number, number]>();
  for (const [second, later] of shown.entries()) {
    for (const [first, earlier] of shown.slice(0, second).entries()) {
      if (later.outcome === undefined || earlier.outcome !== !later.outcome) continue;
      const index = onlyDifference(earlier.truths, later.truths);
      steps.take(count);
      if (index !== undefined && !found.has(index)) found.set(index, [first, second]);
    }
  }
  return found;
}

/** The only predicate of which two calls differ, if it is known for both. */
function onlyDifference(a: readonly Truth[], b: readonly Truth[]): number | undefined {
  const first = a.findIndex((truth, index) => truth !== b[index]);
  const last = a.findLastIndex((truth, index) => truth !== b[index]);
  return first === last && first >= 0 && a[first] !== undefined && b[first] !== undefined ? first : undefined;
}

function coverageOf(
  predicate: Predicate,
  index: number,
  shown: readonly Shown[],
  deciding: readonly [number, number] | undefined,
  pairs: DecisivePairs,
): PredicateCoverage {
  const firstWith = (truth: boolean): number | undefined => {
    const found = shown.findIndex(({ truths }) => truths[index] === truth);
    return found < 0 ? undefined : found;
  };
  return {
    predicate,
    isRemovable: !isProof(deciding, shown) && pairs.rowFor(index) === undefined,
    shownTrue: firstWith(true),
    shownFalse: firstWith(false),
    shownToDecide: deciding,
  };
}

/** Two calls with all facts known settle it; where some are unknown, what they show need not be more than what is unknown. */
function isProof(deciding: readonly [number, number] | undefined, shown: readonly Shown[]): boolean {
  if (deciding === undefined) return false;
  return deciding.every((place) => shown[place]?.truths.every((truth) => truth !== undefined) === true);
}

function summed(predicates: readonly PredicateCoverage[]): Coverage {
  const counting = predicates.filter(({ isRemovable }) => !isRemovable);
  const covered = counting.filter(({ shownToDecide }) => shownToDecide !== undefined).length;
  const countable = counting.length;
  return { predicates, countable, covered, percent: countable === 0 ? 100 : (100 * covered) / countable };
}
