import type { CallContext } from "@recond/evaluator";
import type { Predicate } from "@recond/parser";
import type { Condition } from "@recond/parser";
import { type AnalyzerOptions, type Undecided, undecided } from "./answers.js";

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
  /** Two calls that show it to decide (MC/DC). */
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

/** The MC/DC coverage that calls give. */
export function coverage(
  _condition: Condition | null,
  _calls: readonly CallContext[],
  _options: AnalyzerOptions = {},
): Coverage | Undecided {
  return undecided();
}
