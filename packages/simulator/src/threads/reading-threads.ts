import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { ReadLogOptions } from "../logs/log-rows.js";
import type { Plan } from "../replay/plan.js";
import type { Block, ReadBlock } from "./block.js";
import { type PlainPlan, toPlainPlan } from "./plain-plan.js";

/** What a thread is given when it starts. */
export interface ThreadStart {
  readonly plan: PlainPlan;
  readonly options: ReadLogOptions;
}

/** Threads that read blocks. */
export interface ReadingThreads {
  /** Gives a block to the thread that has the least to do; undefined where it has to be read by somebody who knows what stands before it. */
  readonly read: (block: Block) => Promise<ReadBlock | undefined>;
  /** Ends the threads, whatever they do. */
  readonly close: () => Promise<void>;
}

/** Megabytes for new objects: a thread keeps nothing of a block. */
const YOUNG_MEGABYTES = 24;

const SCRIPT = new URL("./reading-thread.js", import.meta.url);

/**
 * Starts threads.
 *
 * @returns undefined where there can be none: the program was put together without their script, or may not start any
 */
export function startThreads(count: number, plan: Plan, options: ReadLogOptions): ReadingThreads | undefined {
  const threads: Thread[] = [];
  const close = async (): Promise<void> => void (await Promise.all(threads.map(({ worker }) => worker.terminate())));
  try {
    if (!existsSync(SCRIPT)) return undefined;
    const workerData: ThreadStart = { plan: toPlainPlan(plan), options };
    for (let index = 0; index < count; index += 1) threads.push(startThread(workerData));
  } catch {
    void close();
    return undefined;
  }
  return {
    read(block) {
      const able = threads.filter(({ isLost }) => !isLost);
      const [idlest] = able.toSorted((a, b) => a.waiting.length - b.waiting.length);
      if (idlest === undefined) return Promise.resolve(undefined);
      const read = new Promise<ReadBlock | undefined>((answer, fail) => {
        idlest.waiting.push({ answer, fail });
        idlest.worker.postMessage(block);
      });
      // Whoever waits for the blocks in turn hears of it when it is this one's.
      read.catch(() => undefined);
      return read;
    },
    close,
  };
}

/** A thread, and who waits for what it has not answered yet, in the order of the blocks. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: {
    readonly answer: (read: ReadBlock | undefined) => void;
    readonly fail: (error: unknown) => void;
  }[];
  /** Whether it has ended before its time. */
  isLost: boolean;
}

function startThread(workerData: ThreadStart): Thread {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  const worker = new Worker(SCRIPT, { workerData, resourceLimits, execArgv: [] });
  const thread: Thread = { worker, waiting: [], isLost: false };
  worker.on("message", (read: ReadBlock | undefined) => thread.waiting.shift()?.answer(read));
  worker.on("error", (error) => {
    // One without memory leaves its blocks to others; whatever else it is, it is a mistake of ours.
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return;
    for (const { fail } of thread.waiting.splice(0)) fail(error);
  });
  worker.on("exit", () => {
    thread.isLost = true;
    for (const { answer } of thread.waiting.splice(0)) answer(undefined);
  });
  return thread;
}
