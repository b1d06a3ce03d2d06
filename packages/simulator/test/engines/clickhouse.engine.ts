import { describe, expect, it } from "vitest";
import { comparePairs, type Engine } from "../sql/pairs.js";
import { compareQueries } from "../sql/queries.js";
import { installed } from "./installed.js";
import { TIMES } from "../../../parser/test/runs.js";

/** What is used of chdb: ClickHouse in this process. */
interface Chdb {
  readonly Session: new () => {
    readonly query: (sql: string, format?: string) => string;
    readonly cleanup: () => void;
  };
}

const TYPES = {
  number: "Nullable(Int32)",
  boolean: "Nullable(Bool)",
  text: "Nullable(String)",
  list: "Array(Nullable(String))",
  map: "Map(String, String)",
  entries: "Array(Tuple(name String, value Nullable(String)))",
};

const chdb = installed("chdb") as Chdb | undefined;

function openClickhouse({ Session }: Chdb): Engine {
  const session = new Session();
  return {
    dialect: "clickhouse",
    customForms: ["map", "json", "list"],
    hasNullLists: false,
    load(columns, rows) {
      const types = Object.entries(columns).map(([name, kind]) => `\`${name}\` ${TYPES[kind]}`);
      session.query("CREATE DATABASE IF NOT EXISTS tests; USE tests");
      session.query("DROP TABLE IF EXISTS calls");
      session.query(`CREATE TABLE calls (${types.join(", ")}) ENGINE = Memory`);
      const lines = rows.map((row) => JSON.stringify(row)).join("\n");
      session.query(`INSERT INTO calls FORMAT JSONEachRow\n${lines}`);
      return Promise.resolve();
    },
    query(sql) {
      const lines = session.query(sql, "JSONCompactEachRow").split("\n");
      return Promise.resolve(lines.filter((line) => line !== "").map((line) => JSON.parse(line) as unknown[]));
    },
  };
}

const PAIRS = 20_000 * TIMES;

describe.skipIf(chdb === undefined)("ClickHouse", { timeout: 0 }, () => {
  const engine = chdb === undefined ? undefined : openClickhouse(chdb);

  it(`gives what the evaluator gives, for ${PAIRS} pairs of a condition and a row`, async () => {
    if (engine === undefined) return;
    const met = await comparePairs(engine, PAIRS, 13);
    for (const truth of [true, false, undefined]) expect(met.get(truth) ?? 0).toBeGreaterThan(PAIRS / 20);
  });

  it("decides the calls that a simulation decides, as it does", async () => {
    if (engine === undefined) return;
    expect(await compareQueries(engine, Math.ceil(PAIRS / 1000))).toBeGreaterThan(PAIRS / 100);
  });
});
