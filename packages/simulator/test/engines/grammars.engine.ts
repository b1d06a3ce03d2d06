import { parseOrThrow } from "@recond/parser";
import { type SqlColumns, type SqlDialect, toSqlQuery, transactionColumns } from "@recond/simulator";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionArbitrary, layouts } from "../sql/pairs.js";
import { installedFile } from "./installed.js";
import { TIMES } from "../../../parser/test/runs.js";

/** What is wrong with a query; nothing if it is well formed. */
type Check = (sql: string) => readonly string[];

async function checkOf(name: "SparkSQL" | "TrinoSQL"): Promise<Check | undefined> {
  const file = installedFile("dt-sql-parser");
  if (file === undefined) return undefined;
  const module = (await import(file)) as Record<
    typeof name,
    new () => { readonly validate: (sql: string) => readonly { readonly message: string }[] }
  >;
  const parser = new module[name]();
  return (sql) => parser.validate(sql).map(({ message }) => message);
}

/** No grammar of dt-sql-parser is Snowflake's; this is a port of sqlglot, which is more forgiving. */
async function snowflakeCheck(): Promise<Check | undefined> {
  const file = installedFile("@polyglot-sql/sdk");
  if (file === undefined) return undefined;
  const module = (await import(file)) as {
    readonly init: () => Promise<void>;
    readonly validate: (sql: string, dialect: string) => { readonly errors: readonly { readonly message: string }[] };
  };
  await module.init();
  return (sql) => module.validate(sql, "snowflake").errors.map(({ message }) => message);
}

const QUERIES = 15 * TIMES;

const grammars: readonly (readonly [SqlDialect, Check | undefined])[] = [
  ["spark", await checkOf("SparkSQL")],
  ["trino", await checkOf("TrinoSQL")],
  ["snowflake", await snowflakeCheck()],
];

describe.each(grammars)("the grammar of %s", (dialect, check) => {
  it.skipIf(check === undefined)("takes no nonsense", () => {
    expect(check?.("SELECT a b c FROM WHERE")).not.toEqual([]);
  });

  it.skipIf(check === undefined)(`takes ${QUERIES} generated queries`, { timeout: 0 }, () => {
    const all: readonly Pick<SqlColumns, "facts">[] = [transactionColumns, ...layouts];
    for (const [index, condition] of fc.sample(conditionArbitrary, { numRuns: QUERIES, seed: 15 }).entries()) {
      const { facts } = all[index % all.length] ?? transactionColumns;
      const sql = toSqlQuery({
        dialect,
        columns: { ...transactionColumns, facts },
        candidates: [
          { name: "now", recordCalls: true, condition },
          { name: "other", recordCalls: true, condition: parseOrThrow("repeat and during_hours") },
        ],
        shows: index % 2 === 0 ? "calls" : "counts",
        repeatWindowDays: 30,
        campaignIds: { advertiser_campaign_id: "1" },
      });
      expect({ sql, mistakes: check?.(sql) }).toEqual({ sql, mistakes: [] });
    }
  });
});
