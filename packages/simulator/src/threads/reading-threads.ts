import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { ReadLogOptions } from "../logs/log-rows.js";
import type { Plan } from "../replay/plan.js";
import type { Block, ReadBlock } from "./block.js";
import { type PlainPlan, toPlainPlan } from "./plain-plan.js";

/** What a thread is told first. */
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

/** Megabytes for objects: a thread keeps nothing of a block, so that it needs few. With more, V8 lets garbage lie until there is as much. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 64 };

const SCRIPT = new URL("./reading-thread.js", import.meta.url);

/** Starts threads; undefined where there can be none: the program was put together without their script, or may not start any. */
export function startThreads(count: number, plan: Plan, options: ReadLogOptions): ReadingThreads | undefined {
  const threads: Thread[] = [];
  const close = async (): Promise<void> => void (await Promise.all(threads.map(({ worker }) => worker.terminate())));
  try {
    if (!existsSync(SCRIPT)) return undefined;
    const start: ThreadStart = { plan: toPlainPlan(plan), options };
    for (let index = 0; index < count; index += 1) threads.push(startThread(start));
  } catch {
    void close();
    return undefined;
  }
  return {
    async read(block) {
      const able = threads.filter(({ isLost }) => !isLost);
      const [idlest] = able.toSorted((a, b) => a.waiting.length - b.waiting.length);
      if (idlest === undefined) return undefined;
      return new Promise((answer) => {
        idlest.waiting.push(answer);
        idlest.worker.postMessage(block, []);
      });
    },
    close,
  };
}

/** A thread, and who waits for what it has not answered yet, in the order of the blocks. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: ((read: ReadBlock | undefined) => void)[];
  /** Whether it has ended before its time. */
  isLost: boolean;
}

/** A thread that ends before its time, as one without memory, leaves all of its blocks to others. */
function startThread(start: ThreadStart): Thread {
  const worker = new Worker(SCRIPT, { resourceLimits: LIMITS, execArgv: [] });
  const thread: Thread = { worker, waiting: [], isLost: false };
  worker.on("message", (read: ReadBlock | undefined) => thread.waiting.shift()?.(read));
  worker.on("error", (error) => process.emitWarning(`A thread that reads has ended: ${String(error)}`));
  worker.on("exit", () => {
    thread.isLost = true;
    for (const answer of thread.waiting.splice(0)) answer(undefined);
  });
  worker.postMessage(start, []);
  return thread;
}
