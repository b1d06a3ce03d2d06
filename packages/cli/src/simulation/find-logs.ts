import { stat } from "node:fs/promises";
import { quote } from "@recond/parser";
import type { LogFile } from "@recond/simulator";
import { filesOf, type WantedFiles } from "../input/find-files.js";
import { isConfigName, isTestFileName } from "../input/kinds.js";
import type { PassedOver } from "../input/passed-over.js";
import { nameOf, openBytes, STANDARD_INPUT } from "../input/read-text.js";
import type { Environment } from "../terminal/environment.js";
import { tellWarnings } from "../terminal/tell.js";

/** Files that may hold calls all the same: packed ones, those of spreadsheets, copies, and names without an end. */
const MAYBE_LOG = /\.(?:gz|zst|zip|xlsx?|ods|xml|log|dat|bak|old|part)$|^[^.]+$/i;

/** Files of a folder that may be a log: what they are is told from their content. @param left - takes names of others that may hold calls */
const logFiles = (left: string[]): WantedFiles => ({
  isWanted(name) {
    const isLog = /\.(?:csv|tsv|txt|ndjson|jsonl|json|parquet)(?:\.(?:gz|zst))?$/i.test(name);
    if (!isLog && MAYBE_LOG.test(name)) left.push(name);
    return isLog && !isConfigName(name) && !isTestFileName(name);
  },
  isMatched: () => true,
  lacking: (folder) =>
    `There is no call log in the folder \`${folder}\`: no file that ends in .csv, .json, .ndjson or .parquet, or in that and .gz or .zst.`,
});

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
  const found = await Array.fromAsync(args, async (argument) => {
    const left: string[] = [];
    const named = argument === STANDARD_INPUT ? undefined : await filesOf(argument, logFiles(left), passed);
    if (named?.folder === argument && left.length > 0) await tellWarnings([warningOf(argument, left)], environment);
    return named?.paths ?? [argument];
  });
  return Array.fromAsync(found.flat(), (path) => logFile(path, environment));
}

function warningOf(folder: string, left: readonly string[]): string {
  const [first = "", ...others] = left;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `In \`${folder}\`, ${quote(first)}${more} may hold calls, and was passed over: its name does not end as that of a log. Name it, if it is one.`;
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
