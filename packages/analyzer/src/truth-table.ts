import { evaluate } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { and, type Condition, not, type Predicate } from "@recond/parser";
import { predicates } from "./predicates.js";
import { satisfiable } from "./satisfiable.js";
import { type AnalyzerOptions, isUndecided, type Undecided } from "./search/answers.js";

/** What a condition is for each way in which its predicates can be true or false together. */
export interface TruthTable {
  /** The distinct predicates, as texts. */
  readonly predicates: readonly string[];
  readonly rows: readonly TruthRow[];
  /** How many combinations are left out, because no call has them. */
  readonly impossible: number;
}

/** One combination. */
export interface TruthRow {
  /** By predicate. */
  readonly truths: readonly boolean[];
  /** Whether these calls meet the condition. */
  readonly met: boolean;
}

/** Most distinct predicates of a truth table: each one more doubles it. */
export const MOST_TABLE_PREDICATES = 6;

/**
 * The truth table of a condition.
 *
 * @param condition - of up to six distinct predicates
 * @throws RangeError when there are more
 * @throws InvalidConditionError as `satisfiable` does
 */
export function truthTable(condition: Condition | null, options: AnalyzerOptions = {}): TruthTable | Undecided {
  const columns = predicates(condition);
  if (columns.length > MOST_TABLE_PREDICATES) {
    throw new RangeError(
      `A truth table has up to ${MOST_TABLE_PREDICATES} different predicates, and this condition has ${columns.length}.`,
    );
  }
  const combinations = Array.from({ length: 2 ** columns.length }, (_, number) => truthsOf(number, columns.length));
  const rows: TruthRow[] = [];
  for (const truths of combinations) {
    const row = rowOf(condition, columns, truths, options);
    if (isUndecided(row)) return row;
    if (row !== undefined) rows.push(row);
  }
  return { predicates: columns.map((column) => format(column)), rows, impossible: combinations.length - rows.length };
}

/** All true comes first, as the tables in books have it; the last predicate changes from row to row. */
function truthsOf(number: number, length: number): readonly boolean[] {
  return Array.from({ length }, (_, index) => ((number >> (length - 1 - index)) & 1) === 0);
}

/** undefined when no call is like that. */
function rowOf(
  condition: Condition | null,
  columns: readonly Predicate[],
  truths: readonly boolean[],
  options: AnalyzerOptions,
): TruthRow | Undecided | undefined {
  if (columns.length === 0) return { truths, met: evaluate(condition, {}) === true };
  const literals = columns.map((column, index) => (truths[index] === true ? column : not(column)));
  const found = satisfiable(and(...literals), options);
  if (isUndecided(found)) return found;
  return found.answer ? { truths, met: evaluate(condition, found.example) === true } : undefined;
}
