import { PGlite } from "@electric-sql/pglite";
import type { Engine } from "./pairs.js";

const TYPES = { number: "integer", boolean: "boolean", text: "text", list: "text[]", map: "jsonb", entries: "jsonb" };

/** PostgreSQL in this process, compiled to WebAssembly. */
export async function openPostgresql(): Promise<Engine & { readonly close: () => Promise<void> }> {
  const database = await PGlite.create();
  return {
    dialect: "postgresql",
    // Without an extension it has no maps.
    customForms: ["json", "list"],
    hasNullLists: true,
    async load(columns, rows) {
      const types = Object.entries(columns).map(([name, kind]) => `"${name}" ${TYPES[kind]}`);
      await database.exec(`DROP TABLE IF EXISTS calls; CREATE TABLE calls (${types.join(", ")})`);
      const insert = "INSERT INTO calls SELECT * FROM jsonb_populate_recordset(NULL::calls, $1)";
      await database.query(insert, [JSON.stringify(rows)]);
    },
    query: async (sql) => (await database.query<unknown[]>(sql, [], { rowMode: "array" })).rows,
    close: () => database.close(),
  };
}
