// What runs in a thread that reads: it is sent blocks, and answers each of them in turn.
import { parentPort, workerData } from "node:worker_threads";
import { type Block, createBlockReader } from "./block.js";
import { fromPlainPlan } from "./plain-plan.js";
import type { ThreadStart } from "./reading-threads.js";

const { plan, options }: ThreadStart = workerData;
const read = createBlockReader(fromPlainPlan(plan), options);

parentPort?.on("message", (block: Block) => parentPort?.postMessage(read(block)));
