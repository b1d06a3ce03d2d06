import type { Condition } from "@recond/parser";
import { checkCondition } from "@recond/parser";
import { conditionSql } from "./sql/condition.js";
import type { SqlColumns } from "./sql/columns.js";
import { dialectTable, type SqlDialect } from "./sql/dialects.js";

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
export function toSql(condition: Condition | null, { dialect, columns }: ToSqlOptions): string {
  checkCondition(condition);
  return conditionSql(condition, { dialect: dialectTable[dialect], facts: columns.facts });
}
