import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import type * as Duckdb from "@duckdb/node-api";
import { InvalidCallLogError } from "../logs/errors.js";

/** What is used of a connection to DuckDB. */
export interface DuckdbConnection {
  /** The rows of a statement; whole numbers of 64 bits are bigints. */
  readonly rows: (sql: string) => Promise<SqlRows>;
  /** The same, some thousand at a time. */
  readonly pieces: (sql: string) => AsyncGenerator<SqlRows>;
  readonly close: () => Promise<void>;
}

/** Each row is a list of values. */
export type SqlRows = readonly (readonly unknown[])[];

/** DuckDB is not installed. */
export class DuckdbMissingError extends Error {
  override readonly name = "DuckdbMissingError";

  constructor() {
    super(
      "DuckDB is not installed here. Install the package `@duckdb/node-api` beside recond: `npm install @duckdb/node-api`.",
    );
  }
}

/** DuckDB was told to stop. It counts at the end, so there is no answer yet, not even of a part. */
export class DuckdbInterruptedError extends Error {
  override readonly name = "DuckdbInterruptedError";

  constructor() {
    super("DuckDB was stopped before it had counted anything: it counts once it has read the whole log.");
  }
}

/** Megabytes of its tables and buffers beyond which DuckDB writes to its folder: so many, and so many for each of its threads. */
const MEMORY = 16;
const MEMORY_OF_THREAD = 32;
/** What DuckDB has given back beyond this goes back to the system: the C library would keep it, some 70 MB. */
const FLUSH = "2MB";

/** What an `AbortSignal` has of which this makes use, for programs that are compiled without its type. */
export interface Interrupting {
  readonly aborted: boolean;
  /** Throws its reason when it was aborted. */
  readonly throwIfAborted: () => void;
  /** Calls a function when it is aborted. */
  readonly addEventListener: (type: "abort", listener: () => void) => void;
  /** Calls it no more. */
  readonly removeEventListener: (type: "abort", listener: () => void) => void;
}

/**
 * DuckDB in this process, without a file of its own. Loaded when it is asked for: it is large, and most need it not.
 *
 * @param signal - stops a statement that runs, and keeps others from being run
 * @throws DuckdbMissingError when it is not installed
 */
export async function openDuckdb(signal?: Interrupting): Promise<DuckdbConnection> {
  const { DuckDBInstance } = await loadDuckdb();
  // What does not fit into the memory goes there, and not into the folder where the command runs. Nothing is fetched from anywhere.
  const folder = await mkdtemp(join(tmpdir(), "recond-duckdb-"));
  const threads = availableParallelism();
  const memory = MEMORY + threads * MEMORY_OF_THREAD;
  const instance = await DuckDBInstance.create(":memory:", {
    temp_directory: folder,
    autoinstall_known_extensions: "false",
    threads: String(threads),
    memory_limit: `${memory}MB`,
    allocator_flush_threshold: FLUSH,
    allocator_bulk_deallocation_flush_threshold: FLUSH,
  });
  const connection = await instance.connect();
  const limit = (megabytes: number): Promise<unknown> => connection.run(`SET memory_limit = '${megabytes}MB'`);
  /** Not all that DuckDB works with can be written to its folder: a statement that needs more memory gets it, up to half of the machine's. */
  const run = async (sql: string, megabytes = memory): ReturnType<typeof connection.run> => {
    try {
      return await connection.run(sql);
    } catch (error) {
      const isMemory = error instanceof Error && error.message.startsWith("Out of Memory Error");
      const more = Math.ceil((megabytes * 4) / 3);
      if (!isMemory || more > totalmem() / 2 ** 21) throw error;
      await limit(more);
      const result = await run(sql, more);
      await limit(megabytes);
      return result;
    }
  };
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  async function* pieces(sql: string): AsyncGenerator<SqlRows> {
    try {
      signal?.throwIfAborted();
      yield* (await run(sql)).yieldRowsJs();
    } catch (error) {
      if (signal?.aborted === true) throw new DuckdbInterruptedError();
      throw error instanceof Error
        ? new InvalidCallLogError(`DuckDB cannot read the log. It says: ${oneLine(error.message)} ${WITHOUT}`)
        : error;
    }
  }
  return {
    pieces,
    rows: async (sql) => (await Array.fromAsync(pieces(sql))).flat(),
    async close() {
      signal?.removeEventListener("abort", interrupt);
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What is wrong, without the settings of its readers. */
function oneLine(message: string): string {
  const [first = ""] = message.split("\n");
  return first.trim();
}

const WITHOUT = "Leave out the engine: then each row that cannot be read is told with its line.";

async function loadDuckdb(): Promise<Pick<typeof Duckdb, "DuckDBInstance">> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    throw isMissing ? new DuckdbMissingError() : error;
  }
}
