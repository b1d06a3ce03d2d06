import { format } from "@recond/formatter";
import { requireList, requireObject, showable } from "@recond/parser";
import { requireDays, requireSettings } from "./replay/require-plan.js";
import { dialectTable, requireDialect, type SqlDialect } from "./sql/dialects.js";
import { decisionColumn, querySql, type SqlQuery } from "./sql/query.js";

/** A query, and for which engine. */
export interface SqlQueryOptions extends Omit<SqlQuery, "range"> {
  readonly dialect: SqlDialect;
  /** For which time the changes of the campaign's clock are written down, in epoch seconds; from 2010 to 2040 if that is not said. */
  readonly range?: SqlQuery["range"] | undefined;
}

const RANGE = { from: Date.UTC(2010, 0, 1) / 1000, until: Date.UTC(2040, 0, 1) / 1000 };

/**
 * A whole simulation as one query of SQL: which rows are calls, which facts follow from others, what each condition decides. Rows of another
 * type, further rows of one id, and calls that a correction replaces are left out.
 *
 * @throws InvalidConditionError, SqlTextError, SqlError as `toSql` does
 */
export function toSqlQuery(options: SqlQueryOptions): string {
  requireObject("The options are an object", options);
  const { dialect, range = RANGE, ...query } = options;
  requireDialect(dialect);
  requireObject("The columns are an object with `table`, `facts` and `rows`", query.columns);
  requireList("The candidates are a list", query.candidates);
  for (const candidate of query.candidates) requireSettings(candidate);
  requireDays(query.repeatWindowDays ?? 1);
  const heads = query.candidates.map(({ name, recordCalls, condition }, index) => {
    const text = condition === null ? "no condition" : format(condition);
    return `-- ${decisionColumn(index)}: ${shown(name)}: ${recordCalls ? shown(text) : "recording is disabled"}\n`;
  });
  return `${heads.join("")}${querySql({ ...query, range }, dialectTable[dialect])}\n`;
}

/** In one line, whatever an engine takes for its end. */
function shown(text: string): string {
  return showable(text).replaceAll(/[^\P{Z} ]|\u0085/gu, " ");
}
