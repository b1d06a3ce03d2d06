import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Duckdb from "@duckdb/node-api";
import { InvalidCallLogError } from "../logs/errors.js";

/** What is used of a connection to DuckDB. */
export interface DuckdbConnection {
  /** The rows of a statement; whole numbers of 64 bits are bigints. */
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

/** DuckDB is not installed. */
export class DuckdbMissingError extends Error {
  override readonly name = "DuckdbMissingError";

  constructor() {
    super(
      "DuckDB is not installed here. Install the package `@duckdb/node-api` beside recond: `npm install @duckdb/node-api`.",
    );
  }
}

/**
 * DuckDB in this process, without a file of its own. Loaded when it is asked for: it is large, and most need it not.
 *
 * @throws DuckdbMissingError when it is not installed
 */
export async function openDuckdb(): Promise<DuckdbConnection> {
  const { DuckDBInstance } = await loadDuckdb();
  // What does not fit into the memory goes there, and not into the folder where the command runs. Nothing is fetched from anywhere.
  const folder = await mkdtemp(join(tmpdir(), "recond-duckdb-"));
  const instance = await DuckDBInstance.create(":memory:", {
    temp_directory: folder,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  return {
    async rows(sql) {
      try {
        return (await connection.runAndReadAll(sql)).getRowsJS();
      } catch (error) {
        throw error instanceof Error
          ? new InvalidCallLogError(`DuckDB cannot read the log. It says: ${error.message}`)
          : error;
      }
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadDuckdb(): Promise<Pick<typeof Duckdb, "DuckDBInstance">> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    throw isMissing ? new DuckdbMissingError() : error;
  }
}
