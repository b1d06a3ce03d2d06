import { availableParallelism } from "node:os";
import type { AskedRows } from "./decisions/asked-rows.js";
import type { LogFile, LogRows, ReadLogOptions } from "./logs/log-rows.js";
import { readFile } from "./logs/read-file.js";
import { neededColumns } from "./needed-columns.js";
import { readLog } from "./read-log.js";
import type { Plan } from "./replay/plan.js";
import type { Simulation } from "./replay/simulation.js";
import { simulateRows, type SimulateOptions } from "./simulate.js";
import { readBlocks } from "./threads/read-blocks.js";
import { type ReadingThreads, startThreads } from "./threads/reading-threads.js";

/** How files are replayed. */
export interface SimulateFilesOptions
  extends Omit<SimulateOptions, "files">, Pick<ReadLogOptions, "header" | "separator" | "format"> {
  /** How their reading is divided, where it is not to be as is best for nearly all logs. */
  readonly threads?: ThreadOptions | undefined;
}

/** How the reading of a log is divided. */
export interface ThreadOptions {
  /** How many threads read beside the one that asks; none with 0. */
  readonly count?: number | undefined;
  /** Bytes of a log that are read before threads are started: a small one is read by then. */
  readonly after?: number | undefined;
  /** Bytes that a thread reads at a time. */
  readonly block?: number | undefined;
}

/** Beyond so many, what cannot be divided takes longer than what is. */
const MOST_THREADS = 4;

const AFTER = 8 * 1024 * 1024;
/** So much that the rows of a block are gone before the memory for new objects is full. */
const BLOCK = 256 * 1024;

/** Blocks that wait beside those that are being read. */
const MORE_BLOCKS = 4;

/**
 * Replays the files of a log as `simulate` does. The rows of CSV and of NDJSON are read by several threads, unless the log is small, or the
 * facts of its calls are asked for.
 *
 * @throws InvalidCallLogError as `readLog` does
 */
export async function simulateFiles(
  plan: Plan,
  files: readonly LogFile[],
  { threads, header, separator, format, ...options }: SimulateFilesOptions = {},
): Promise<Simulation> {
  const reading = { header, separator, format, needs: neededColumns(plan) };
  const { count = Math.min(availableParallelism(), MOST_THREADS), ...division } = threads ?? {};
  const isAlone = count === 0 || options.onCalls !== undefined;
  const log = isAlone ? readLog(files, reading) : readInThreads(plan, files, reading, { count, ...division });
  return simulateRows(plan, log, { ...options, files: files.map(({ name }) => name) });
}

async function* readInThreads(
  plan: Plan,
  files: readonly LogFile[],
  options: ReadLogOptions,
  { count, after = AFTER, block = BLOCK }: ThreadOptions & { readonly count: number },
): AsyncGenerator<LogRows | AskedRows> {
  let threads: ReadingThreads | undefined;
  let left = after;
  const threadsFor = (bytes: number): ReadingThreads | undefined => {
    const isEnough = left >= 0 && left < bytes;
    left -= bytes;
    if (isEnough) threads = startThreads(count, plan, options);
    return threads;
  };
  const division = { size: block, most: count + MORE_BLOCKS };
  try {
    for (const [index, file] of files.entries()) {
      yield* readFile(file, index, options, (text) => readBlocks(text, division, threadsFor));
    }
  } finally {
    await threads?.close();
  }
}
