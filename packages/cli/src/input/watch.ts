import { basename } from "node:path";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { tellError } from "../terminal/tell.js";
import { isSkippedFolder } from "./walk-folder.js";

/** An editor that saves touches a file several times, and may save several files at once. */
const SETTLE_MILLISECONDS = 100;

/**
 * Does something again whenever files change, until Ctrl-C.
 *
 * @param work - gives the files and folders to watch; what it throws ends the watch, but a mistake that came after the start and can be mended
 * @param isMeant - whether a file in one of these folders is watched
 */
export async function watch(
  work: () => Promise<readonly string[]>,
  isMeant: (path: string) => boolean,
  environment: Environment,
): Promise<void> {
  const { output, messages } = environment;
  const chokidar = await import("chokidar");
  const watched = new Set<string>();
  const watcher = chokidar.watch([], {
    ignoreInitial: true,
    ignored: (path, stats) => {
      if (watched.has(path)) return false;
      return stats?.isFile() === true ? !isMeant(path) : isSkippedFolder(basename(path));
    },
  });
  const changes = createSignal();
  const end = (): void => changes.end();
  watcher.on("all", () => changes.raise());
  watcher.on("error", () => changes.raise());
  const ready = new Promise<void>((resolve) => {
    watcher.once("ready", () => resolve());
  });
  process.once("SIGINT", end).once("SIGTERM", end);
  const tell = async (error: unknown): Promise<readonly string[]> => {
    if (!(error instanceof UserError)) throw error;
    await tellError(error, environment);
    return [];
  };
  const waitAfter = async (paths: readonly string[]): Promise<void> => {
    // Nobody would see what comes of a change.
    if (output.isClosed()) return;
    for (const path of paths) watched.add(path);
    watcher.add([...paths]);
    // What came before would be taken for what was there.
    if (paths.length > 0) await ready;
    await messages.write("\nWatching for changes. Press Ctrl-C to end.\n");
    if (await changes.wait()) await waitAfter(await work().catch(tell));
  };
  try {
    await waitAfter(await work());
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
    await watcher.close();
  }
}

/** Tells one waiting that something happened, once things have settled. */
interface Signal {
  readonly raise: () => void;
  readonly end: () => void;
  /** Resolves with true after a `raise`, also after one before the call, and with false after the end. */
  readonly wait: () => Promise<boolean>;
}

function createSignal(): Signal {
  let timer: NodeJS.Timeout | undefined;
  let isRaised = false;
  let isEnded = false;
  let resolve: ((goesOn: boolean) => void) | undefined;
  const settle = (): void => {
    if (resolve === undefined || !(isRaised || isEnded)) return;
    isRaised = false;
    resolve(!isEnded);
    resolve = undefined;
  };
  return {
    raise() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        isRaised = true;
        settle();
      }, SETTLE_MILLISECONDS);
    },
    end() {
      clearTimeout(timer);
      isEnded = true;
      settle();
    },
    wait: () =>
      new Promise((fulfil) => {
        resolve = fulfil;
        settle();
      }),
  };
}
