import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/**
 * Node lets the memory for new objects grow, from version 24 on to 128 MB. A replay throws away what it makes with every piece of the log,
 * so that it is no faster with more than this.
 */
const ENOUGH_BYTES = 32 * 1024 * 1024;

/** How often it is looked at, in milliseconds. */
const EVERY = 50;

/** Old objects are looked through once there are so many more of them, rather than several times as many: a large group of rows in Parquet makes half a million. */
const LITTLE_GROWTH = "--heap-growing-percent=30";

/** Keeps garbage from filling the memory until something is done. */
export async function withLittleMemory<Done>(done: Promise<Done>): Promise<Done> {
  setFlagsFromString(LITTLE_GROWTH);
  const watch = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
    if ((young?.space_size ?? 0) < ENOUGH_BYTES) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    clearInterval(watch);
  }, EVERY);
  try {
    return await done;
  } finally {
    clearInterval(watch);
  }
}
