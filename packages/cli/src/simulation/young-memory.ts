import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/**
 * Node lets the memory for new objects grow, from version 24 on to 128 MB. A replay throws away what it makes with every piece of the log,
 * so that it is no faster with more than this.
 */
const ENOUGH_BYTES = 32 * 1024 * 1024;

let isKept = false;

/** Keeps the memory for new objects from growing once there is enough of it; to be called now and then. */
export function keepYoungMemory(): void {
  if (isKept) return;
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
  if ((young?.space_size ?? 0) < ENOUGH_BYTES) return;
  setFlagsFromString("--semi-space-growth-factor=1");
  isKept = true;
}
