import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, isAbsolute, join, relative, resolve } from "node:path";
import { UserError } from "../terminal/errors.js";
import { STANDARD_INPUT } from "../input/read-text.js";
import {
  filesOf,
  hintOf,
  isGlob,
  isOther,
  matches,
  noMatch,
  requireSome,
  type WantedFiles,
} from "../input/find-files.js";
import type { PassedOver } from "../input/passed-over.js";
import { isFolder, isReadable, walkFolder } from "../input/walk-folder.js";
import { isDropping } from "../input/kinds.js";
import type { ConfigFile } from "./find-config.js";

/** Something to lint. */
export type Target =
  /** A text among the arguments. `isGuess`: it is taken for a condition because no file is called so. */
  | { readonly kind: "condition"; readonly text: string; readonly isGuess: boolean }
  /** `name`: of the file that it stands for, if it stands for one. */
  | { readonly kind: "input"; readonly name: string | undefined }
  /** `isFound`: it was not named, but found in a folder or by a glob, so that it may be something else altogether. */
  | { readonly kind: "file"; readonly path: string; readonly isFound: boolean };

const FILE_NAME = /\.(?:json|recond|ndjson|jsonl)$/i;

/** What the arguments are: conditions, files (with folders and globs), or either, which each of them tells. */
export type ArgumentKind = "conditions" | "files" | "either";

/**
 * What the arguments name: files, folders, globs, conditions, standard input.
 *
 * @param kind - what they are; among `files` a name that is not there is no condition, and what has no campaign is left out
 * @param configFile - names the files where there are no arguments
 * @returns each file once, those of a folder or a glob in the order of their names
 * @throws UserError when a glob has no file, or a folder (but for `files`), or nothing says what to lint
 */
export async function findTargets(
  args: readonly string[],
  kind: ArgumentKind,
  configFile: ConfigFile | undefined,
  passed: PassedOver,
): Promise<readonly Target[]> {
  if (args.length === 0) return configuredTargets(configFile, passed);
  const found = await Array.fromAsync(args, async (argument): Promise<readonly Target[]> => {
    if (kind === "conditions") return [{ kind: "condition", text: argument, isGuess: false }];
    if (argument === STANDARD_INPUT) return [{ kind: "input", name: undefined }];
    return kind === "files" ? listedTargets(argument, passed) : targetsOf(argument, passed);
  });
  const targets = found.flat();
  return withoutRepeated(kind === "files" ? targets : requireSome(targets));
}

async function configuredTargets(configFile: ConfigFile | undefined, passed: PassedOver): Promise<readonly Target[]> {
  const globs = configFile?.config.files ?? [];
  if (configFile === undefined || globs.length === 0) {
    const lacking = configFile === undefined ? "" : ` \`${configFile.file.name}\` has no \`files\`.`;
    throw new UserError(
      `Nothing says what to lint.${lacking} Give files, folders or conditions, or name \`files\` in \`recond.config.json\`.`,
    );
  }
  const { folder, file } = configFile;
  const found = await Array.fromAsync(globs, async (pattern) => {
    const paths = await pathsOf(pattern, folder, passed);
    if (paths.length > 0) return paths;
    throw new UserError(`No file matches \`${pattern}\`, which \`${file.name}\` names in \`files\`.${hintOf(passed)}`);
  });
  return withoutRepeated(found.flat().map((path) => ({ kind: "file", path: shortened(path), isFound: true })));
}

/** From the folder where the command runs, unless that is far from the file. */
function shortened(path: string): string {
  const short = relative(".", path);
  return short.startsWith("..") ? path : short;
}

async function pathsOf(pattern: string, folder: string, passed: PassedOver): Promise<readonly string[]> {
  const path = resolve(folder, pattern);
  if (await isFolder(path)) return walkFolder(path, isPayloadName, passed);
  if (existsSync(path)) return passed.isExcluded(path) ? [] : [path];
  return (await matches(pattern, folder, payloadFiles, passed)).map((each) =>
    isAbsolute(each) ? each : join(folder, each),
  );
}

function asFound(path: string): Target {
  return { kind: "file", path, isFound: true };
}

/** A program lists what was changed, or all that it has: not every file must be about campaigns. */
async function listedTargets(argument: string, passed: PassedOver): Promise<readonly Target[]> {
  if (await isFolder(argument)) return (await walkFolder(argument, isPayloadName, passed)).map((path) => asFound(path));
  const name = basename(argument);
  if (existsSync(argument) && (isOther(name) || isDropping(name) || !FILE_NAME.test(name))) return [];
  // Reading a pipe may wait for ever.
  if (!(await isReadable(argument))) return [];
  if (existsSync(argument) && (await passed.isListedInVain(argument))) return [];
  const targets = await targetsOf(argument, passed);
  return targets.map((target) => asFound(target.kind === "file" ? target.path : argument));
}

async function targetsOf(argument: string, passed: PassedOver): Promise<readonly Target[]> {
  const files = await filesOf(argument, payloadFiles, passed);
  if (files !== undefined) return files.paths.map((path) => ({ kind: "file", path, isFound: files.isFound }));
  if (isGlob(argument)) throw noMatch(argument, passed);
  // No condition has a slash outside of quotes.
  const isPath = !/[\s"]/.test(argument) && /[/\\]/.test(argument);
  if (isPath) return [{ kind: "file", path: argument, isFound: false }];
  return [{ kind: "condition", text: argument, isGuess: true }];
}

const payloadFiles: WantedFiles = {
  isWanted: isPayloadName,
  isMatched: (name) => !isOther(name),
  lacking: (folder) =>
    `There is nothing to lint in the folder \`${folder}\`: no file in it ends in .json, .ndjson, .jsonl or .recond.`,
};

/** Whether a file in a folder is linted, by its name. */
export function isPayloadName(name: string): boolean {
  return FILE_NAME.test(name) && !isOther(name);
}

/** A file that is named twice is linted once, whichever way leads to it; as one that was named rather than found. */
async function withoutRepeated(targets: readonly Target[]): Promise<readonly Target[]> {
  // Of one that there is not, reading it will say what is wrong.
  const keys = await Array.fromAsync(targets, async (target) =>
    target.kind === "file" ? realpath(target.path).catch(() => resolve(target.path)) : undefined,
  );
  const named = new Set(keys.filter((_, index) => isNamed(targets[index])));
  const seen = new Set<string>();
  return targets.filter((target, index) => {
    const key = keys[index];
    if (key === undefined) return true;
    if (seen.has(key) || (!isNamed(target) && named.has(key))) return false;
    seen.add(key);
    return true;
  });
}

function isNamed(target: Target | undefined): boolean {
  return target?.kind === "file" && !target.isFound;
}
