import { type AnalyzerOptions, isUndecided, predicates, satisfiable } from "@recond/analyzer";
import { evaluate } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { and, type Condition, not, type Predicate } from "@recond/parser";
import { UserError } from "../terminal/errors.js";

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

/** Each predicate more doubles the table. */
const MOST_PREDICATES = 6;

/**
 * The truth table of a condition.
 *
 * @param condition - of up to six distinct predicates
 * @throws UserError when there are more
 */
export function truthTable(condition: Condition | null, options: AnalyzerOptions): TruthTable {
  const columns = predicates(condition);
  if (columns.length > MOST_PREDICATES) {
    throw new UserError(
      `A truth table is printed for up to ${MOST_PREDICATES} different predicates, and this condition has ${columns.length}. Leave out \`--table\`, or analyze a part of the condition.`,
    );
  }
  const combinations = Array.from({ length: 2 ** columns.length }, (_, number) => truthsOf(number, columns.length));
  const rows = combinations
    .map((truths) => rowOf(condition, columns, truths, options))
    .filter((row) => row !== undefined);
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
): TruthRow | undefined {
  if (columns.length === 0) return { truths, met: evaluate(condition, {}) === true };
  const literals = columns.map((column, index) => (truths[index] === true ? column : not(column)));
  const found = satisfiable(and(...literals), options);
  if (isUndecided(found)) {
    throw new UserError(`The truth table cannot be made. ${found.reason} Raise \`--node-limit\`.`);
  }
  return found.answer ? { truths, met: evaluate(condition, found.example) === true } : undefined;
}
