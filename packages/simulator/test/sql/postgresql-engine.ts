import { PGlite } from "@electric-sql/pglite";
import type { Truth } from "@recond/evaluator";
import { COLUMNS, type Engine } from "./pairs.js";

const TYPES = { number: "integer", boolean: "boolean", text: "text", list: "text[]", map: "jsonb" };

/** PostgreSQL in this process, compiled to WebAssembly. */
export async function openPostgresql(): Promise<Engine & { readonly close: () => Promise<void> }> {
  const database = await PGlite.create();
  await database.exec(`CREATE TABLE calls (${COLUMNS.map(([name, kind]) => `"${name}" ${TYPES[kind]}`).join(", ")})`);
  return {
    dialect: "postgresql",
    custom: "json",
    async load(rows) {
      await database.exec("TRUNCATE calls");
      const insert = "INSERT INTO calls SELECT * FROM jsonb_populate_recordset(NULL::calls, $1)";
      await database.query(insert, [JSON.stringify(rows)]);
    },
    async ask(expressions) {
      const query = `SELECT ${expressions.map((each, index) => `${each} AS c${index}`).join(",\n")} FROM calls ORDER BY n`;
      const { rows } = await database.query<(boolean | null)[]>(query, [], { rowMode: "array" });
      return rows.map((row) => row.map((value): Truth => value ?? undefined));
    },
    close: () => database.close(),
  };
}
