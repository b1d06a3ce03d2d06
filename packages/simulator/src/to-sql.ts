import { checkCondition, type Condition, requireObject } from "@recond/parser";
import { conditionSql } from "./sql/condition.js";
import type { SqlColumns } from "./sql/columns.js";
import { dialectTable, requireDialect, type SqlDialect } from "./sql/dialects.js";

/** For which engine, and where it finds the facts. */
export interface ToSqlOptions {
  readonly dialect: SqlDialect;
  readonly columns: Pick<SqlColumns, "facts">;
}

/**
 * A recording condition as a boolean expression of SQL. For every row it is what the evaluator says of the row's facts: TRUE, FALSE, or NULL
 * for unknown; never an error, and never NULL where a field merely has no value.
 *
 * @param condition - `null`, the empty condition, is TRUE
 * @returns in one line; it may stand beside any operator
 * @throws InvalidConditionError when `condition` is no tree within the language's limits
 * @throws SqlTextError when the name of a column cannot be written in SQL; SqlError for terms that no recording condition has
 */
export function toSql(condition: Condition | null, options: ToSqlOptions): string {
  checkCondition(condition);
  requireObject("The options are an object", options);
  const { dialect, columns } = options;
  requireDialect(dialect);
  requireObject("The columns are an object with `facts`", columns);
  requireObject("The facts of columns are an object", columns.facts);
  return conditionSql(condition, { dialect: dialectTable[dialect], facts: columns.facts });
}
