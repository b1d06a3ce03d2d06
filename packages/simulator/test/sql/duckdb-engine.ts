import { DuckDBInstance } from "@duckdb/node-api";
import type { Engine } from "./pairs.js";

const TYPES = {
  number: "INTEGER",
  boolean: "BOOLEAN",
  text: "VARCHAR",
  list: "VARCHAR[]",
  map: "MAP(VARCHAR, VARCHAR)",
  entries: "STRUCT(name VARCHAR, value VARCHAR)[]",
};

/** DuckDB in this process. */
export async function openDuckdb(): Promise<Engine & { readonly close: () => void }> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return {
    dialect: "duckdb",
    customForms: ["map", "json", "list"],
    hasNullLists: true,
    async load(columns, rows) {
      const types = Object.entries(columns).map(([name, kind]) => [name, TYPES[kind]] as const);
      await connection.run(
        `CREATE OR REPLACE TABLE calls (${types.map(([name, type]) => `"${name}" ${type}`).join(", ")})`,
      );
      const shape = JSON.stringify([Object.fromEntries(types)]);
      const insert = `INSERT INTO calls SELECT r.* FROM (SELECT unnest(from_json($rows::JSON, '${shape}')) AS r)`;
      await connection.run(insert, { rows: JSON.stringify(rows) });
    },
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS(),
    close: () => connection.closeSync(),
  };
}
