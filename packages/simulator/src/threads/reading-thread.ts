// What runs in a thread that reads: it hears of the plan, then is sent blocks, and answers each of them in turn.
import { parentPort } from "node:worker_threads";
import { type Block, createBlockReader } from "./block.js";
import { fromPlainPlan } from "./plain-plan.js";
import type { ThreadStart } from "./reading-threads.js";

parentPort?.once("message", ({ plan, options }: ThreadStart) => {
  const read = createBlockReader(fromPlainPlan(plan), options);
  parentPort?.on("message", (block: Block) => parentPort?.postMessage(read(block), []));
});
