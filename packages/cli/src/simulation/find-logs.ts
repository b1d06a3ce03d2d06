import { stat } from "node:fs/promises";
import type { LogFile } from "@recond/simulator";
import { filesOf, type WantedFiles } from "../input/find-files.js";
import { inTurn } from "../input/in-turn.js";
import { isConfigName, isTestFileName } from "../input/kinds.js";
import type { PassedOver } from "../input/passed-over.js";
import { nameOf, openBytes, STANDARD_INPUT } from "../input/read-text.js";
import type { Environment } from "../terminal/environment.js";

/** Files of a folder that may be a log: what they are is told from their content. */
const logFiles: WantedFiles = {
  isWanted: (name) =>
    /\.(?:csv|tsv|txt|ndjson|jsonl|json|parquet)(?:\.(?:gz|zst))?$/i.test(name) &&
    !isConfigName(name) &&
    !isTestFileName(name),
  isMatched: () => true,
  lacking: (folder) =>
    `There is no call log in the folder \`${folder}\`: no file that ends in .csv, .json, .ndjson or .parquet, or in that and .gz or .zst.`,
};

/**
 * The files of a log, in the order of the arguments, those of a folder or a glob in the order of their names.
 *
 * @throws UserError when there is none
 */
export async function findLogs(
  args: readonly string[],
  passed: PassedOver,
  environment: Environment,
): Promise<readonly LogFile[]> {
  const found = await inTurn(args, async (argument) => {
    const named = argument === STANDARD_INPUT ? undefined : await filesOf(argument, logFiles, passed);
    return named?.paths ?? [argument];
  });
  return inTurn(found.flat(), (path) => logFile(path, environment));
}

async function logFile(path: string, environment: Environment): Promise<LogFile> {
  const size = path === STANDARD_INPUT ? undefined : await stat(path).catch(() => undefined);
  // Opened here, so that a file that is not there is told before anything is printed.
  const bytes = await openBytes(path, environment);
  return {
    name: nameOf(path),
    bytes: size?.isFile() === true ? size.size : undefined,
    open: () => bytes,
    ...(path !== STANDARD_INPUT && { path }),
  };
}
