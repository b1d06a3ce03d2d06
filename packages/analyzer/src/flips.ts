import { type CallContext, evaluate } from "@recond/evaluator";
import { checkCondition, type Condition } from "@recond/parser";
import type { AnalyzerOptions, Undecided } from "./search/answers.js";
import { type Change, changedCall } from "./calls/changed-call.js";
import { confirmed, requireCall } from "./calls/asking.js";
import { FlipSearch } from "./calls/flip-search.js";
import { type Steps, withinSteps } from "./search/steps.js";

/** Changes that together turn the decision. */
export interface Flip {
  /** What to change, in source order. A phone that changes its type is two entries, `mobile` and `landline`, but one change. */
  readonly changes: readonly Change[];
  /** The call with the changes made. */
  readonly call: CallContext;
  /** What the condition is for the changed call. */
  readonly expect: boolean;
}

/** Most flips that are given. */
const MOST_FLIPS = 50;

/**
 * The smallest changes of a call that turn the decision: from met to not met, from not met to met, from unknown to either. Facts that may
 * change are the flags, the phone (`mobile` and `landline` together), each text field, the list of key paths, the list of regions and each
 * length. Learning an unknown fact is a change; facts that stay unknown must not matter (in three-valued logic).
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, cannot be turned
 * @param call - the call to start from, some of whose facts may be unknown
 * @returns all sets of facts of the least size, at most 50, each with one choice of values, and each confirmed by `evaluate`; an empty
 * list when nothing turns the decision
 * @throws InvalidConditionError, RangeError as `satisfiable` does; InvalidCallContextError when `call` is malformed, or contradicts itself
 */
export function flips(
  condition: Condition | null,
  call: CallContext,
  options: AnalyzerOptions = {},
): readonly Flip[] | Undecided {
  checkCondition(condition);
  requireCall(call);
  return withinSteps(options, (steps): readonly Flip[] => (condition === null ? [] : find(condition, call, steps)));
}

function find(condition: Condition, call: CallContext, steps: Steps): readonly Flip[] {
  const search = new FlipSearch(condition, call, steps);
  const outcome = evaluate(condition, call);
  const expectations = (outcome === undefined ? [true, false] : [!outcome]).filter((expect) =>
    search.isPossible(expect),
  );
  if (expectations.length === 0) return [];
  for (let size = 1; ; size += 1) {
    const found: Flip[] = [];
    for (const expect of expectations) {
      for (const values of search.changesOf(size, expect, MOST_FLIPS - found.length)) {
        const { changes, call: changed } = changedCall(condition, call, values);
        found.push({ changes, call: confirmed(changed, [condition, expect]), expect });
      }
    }
    if (found.length > 0) return found;
  }
}
