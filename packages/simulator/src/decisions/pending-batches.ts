import { deserialize, serialize } from "node:v8";
import type { Extent, ScratchFile } from "../columns/scratch-file.js";
import { createRoom, letGo } from "../columns/room.js";
import type { PendingBatch } from "./pending.js";

/** Batches that wait for the end of the log, as bytes: in memory as long as they are few, in a scratch file beyond. */
export interface PendingBatches {
  readonly add: (batch: PendingBatch) => void;
  /** All of them in the order in which they were added. */
  readonly take: () => Iterable<PendingBatch>;
}

/**
 * No batches.
 *
 * @param memory - bytes beyond which the scratch file is used
 * @param isKept - whether a batch may be looked at when the next one was taken: otherwise all are made of the same bytes
 */
export function createPendingBatches(scratch: ScratchFile, memory: number, isKept: boolean): PendingBatches {
  const waiting: (Buffer | Extent)[] = [];
  let held = 0;
  return {
    add(batch) {
      const bytes = serialize(batch);
      held += bytes.length;
      if (held <= memory) {
        waiting.push(bytes);
        return;
      }
      waiting.push(scratch.write(bytes));
      letGo(bytes.buffer);
    },
    *take() {
      const room = isKept ? createBytes : createRoom(createBytes);
      for (const each of waiting) {
        if (each instanceof Uint8Array) {
          yield batchIn(each);
          continue;
        }
        const bytes = room(each.length);
        scratch.read(each, bytes);
        yield batchIn(bytes);
      }
    },
  };
}

function createBytes(length: number): Uint8Array {
  return new Uint8Array(length);
}

function batchIn(bytes: Uint8Array): PendingBatch {
  const batch: unknown = deserialize(bytes);
  if (!isBatch(batch)) throw new Error("A temporary file does not hold what was written to it.");
  return batch;
}

function isBatch(value: unknown): value is PendingBatch {
  return typeof value === "object" && value !== null && "places" in value;
}
