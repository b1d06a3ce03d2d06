import { DuckDBInstance } from "@duckdb/node-api";
import type { Truth } from "@recond/evaluator";
import { COLUMNS, type Engine } from "./pairs.js";

const TYPES = {
  number: "INTEGER",
  boolean: "BOOLEAN",
  text: "VARCHAR",
  list: "VARCHAR[]",
  map: "MAP(VARCHAR, VARCHAR)",
};

/** DuckDB in this process. */
export async function openDuckdb(): Promise<Engine & { readonly close: () => void }> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const columns = COLUMNS.map(([name, kind]) => `"${name}" ${TYPES[kind]}`).join(", ");
  const shape = JSON.stringify(Object.fromEntries(COLUMNS.map(([name, kind]) => [name, TYPES[kind]])));
  return {
    dialect: "duckdb",
    custom: "map",
    async load(rows) {
      await connection.run(`CREATE OR REPLACE TABLE calls (${columns})`);
      const insert = `INSERT INTO calls SELECT r.* FROM (SELECT unnest(from_json($rows::JSON, '[${shape}]')) AS r)`;
      await connection.run(insert, { rows: JSON.stringify(rows) });
    },
    async ask(expressions) {
      const result = await connection.runAndReadAll(`SELECT ${expressions.join(",\n")} FROM calls ORDER BY n`);
      return result
        .getRowsJS()
        .map((row) => row.map((value): Truth => (value === null ? undefined : (value as boolean))));
    },
    close: () => connection.closeSync(),
  };
}
