import { existsSync, type PathLike, readdir } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UserError } from "../terminal/errors.js";
import { isConfigName, isDropping, isTestFileName } from "./kinds.js";
import { STANDARD_INPUT } from "./read-text.js";
import { LONGEST_PATH, type PassedOver } from "./passed-over.js";
import { isFolder, isReadable, walkFolder } from "./walk-folder.js";

/** Which files a command takes. */
export interface WantedFiles {
  /** Whether it takes one of a folder, by its name. */
  readonly isWanted: (name: string) => boolean;
  /** Whether it takes one that a glob matches. */
  readonly isMatched: (name: string) => boolean;
  /** What is said of a folder that has none. */
  readonly lacking: (folder: string) => string;
}

/** The files that an argument names. */
export interface NamedFiles {
  readonly paths: readonly string[];
  /** Whether they were found in a folder or by a glob, so that they may be something else altogether. */
  readonly isFound: boolean;
  /** The folder that the argument names, in which files were found. */
  readonly folder: string;
}

/**
 * The files that an argument names: itself, or those of a folder or a glob in the order of their names.
 *
 * @returns undefined when it names none, and may be a condition
 * @throws UserError when a folder has none, or a glob that looks like files
 */
export async function filesOf(
  argument: string,
  wanted: WantedFiles,
  passed: PassedOver,
): Promise<NamedFiles | undefined> {
  if (await isFolder(argument)) {
    const paths = await walkFolder(argument, wanted.isWanted, passed);
    if (paths.length > 0) return { paths, isFound: true, folder: argument };
    throw new UserError(`${wanted.lacking(argument)}${hintOf(passed)}`);
  }
  const isNamed = existsSync(argument);
  // A file of that name wins over a glob.
  if (!isNamed && isGlob(argument)) {
    const paths = await matches(argument, ".", wanted, passed);
    if (paths.length > 0) return { paths, isFound: true, folder: namedFolder(argument) };
    if (wanted.isWanted(basename(argument))) throw noMatch(argument, passed);
  }
  if (!isNamed && !wanted.isWanted(basename(argument))) return undefined;
  return { paths: passed.isExcluded(argument) ? [] : [argument], isFound: false, folder: dirname(argument) };
}

/** The error of a glob that no file matches. */
export function noMatch(pattern: string, passed: PassedOver): UserError {
  return new UserError(`No file matches \`${pattern}\`.${hintOf(passed)}`);
}

/** What was passed over has to be said where nothing is left. */
export function hintOf(passed: PassedOver): string {
  return passed.hasPassed()
    ? " What `.gitignore`, `.recondignore` or `--exclude` name is passed over; `--no-ignore` looks at it, but for `--exclude`."
    : "";
}

/**
 * @param files - what the arguments name
 * @throws UserError when `--exclude` took the last of them away
 */
export function requireSome<File>(files: readonly File[]): readonly File[] {
  if (files.length > 0) return files;
  throw new UserError("`--exclude` leaves nothing to look at. Leave it out, or name other files.");
}

/** What an argument asks for: a condition, or a file with one or several. */
export type Asked = { readonly text: string } | { readonly path: string; readonly isFound: boolean };

/** Whether a file was not named, but found in a folder or by a glob, in which there may be more tomorrow. */
export function isFound(asked: Asked): boolean {
  return "path" in asked && asked.isFound;
}

/**
 * What the arguments ask for.
 *
 * @param isExpression - whether every argument is a condition, whatever files there are
 * @throws UserError as `filesOf` does
 */
export async function askedFor(
  args: readonly string[],
  isExpression: boolean,
  wanted: WantedFiles,
  passed: PassedOver,
): Promise<readonly Asked[]> {
  const asked = await Array.fromAsync(args, async (argument): Promise<readonly Asked[]> => {
    if (isExpression) return [{ text: argument }];
    if (argument === STANDARD_INPUT) return [{ path: argument, isFound: false }];
    const files = await filesOf(argument, wanted, passed);
    return files?.paths.map((path) => ({ path, isFound: files.isFound })) ?? [{ text: argument }];
  });
  return requireSome(asked.flat());
}

const FILE_NAME = /\.(?:json|recond|ndjson|jsonl|ya?ml)$/i;

/** No condition has a star or a question mark outside of quotes, but for keys that there are not, and hardly one ends as files do. */
export function isGlob(argument: string): boolean {
  if (argument.length > LONGEST_PATH) return false;
  if (FILE_NAME.test(argument)) return /[*?[\]{}()!]/.test(argument);
  return !/[\s"]/.test(argument) && /[*?{]/.test(argument) && !/^!?pressed\[[^/]*\]$/.test(argument);
}

/** The files that a glob matches, in the order of their names, and the folders that it could not look into, as `walkFolder` has them. */
export async function matches(
  pattern: string,
  folder: string,
  { isMatched }: WantedFiles,
  passed: PassedOver,
): Promise<readonly string[]> {
  const { glob } = await import("tinyglobby");
  const closed = new Set<string>();
  const found = await glob(sep === "\\" ? pattern.replaceAll("\\", "/") : pattern, {
    cwd: folder,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: pattern.includes("node_modules") ? [] : ["**/node_modules/**"],
    fs: { readdir: listing((path) => closed.add(isAbsolute(pattern) ? resolve(path) : relative(folder, path) || ".")) },
  });
  const wanted = [
    ...found.filter((path) => !isDropping(basename(path)) && isMatched(basename(path))),
    ...closed,
  ].toSorted((a, b) => (a < b ? -1 : 1));
  const base = resolve(folder, namedFolder(pattern));
  const taken = await Array.fromAsync(wanted, async (path) => {
    const full = resolve(folder, path);
    return (closed.has(path) || (await isReadable(full))) && !(await isPassedBelow(base, full, passed));
  });
  return wanted.filter((_, index) => taken[index] === true);
}

/** Lists folders for a glob, which says nothing of those that cannot be looked into. */
function listing(onClosed: (path: string) => void): typeof readdir {
  const list = (path: PathLike, ...others: readonly unknown[]): void => {
    const done = others.at(-1);
    readdir(path, { withFileTypes: true }, (error, entries) => {
      if (error?.code === "EACCES" || error?.code === "EPERM") onClosed(String(path));
      if (typeof done === "function") Reflect.apply(done, undefined, [error, entries]);
    });
  };
  return Object.assign(list, readdir);
}

/** The folder that a glob names before its first step with a sign of a pattern. */
function namedFolder(pattern: string): string {
  const steps = (sep === "\\" ? dirname(pattern).replaceAll(sep, "/") : dirname(pattern)).split("/");
  const first = steps.findIndex((step) => /[*?[\]{}()!]/.test(step));
  const named = first === -1 ? steps : steps.slice(0, first);
  return named.join("/") || (pattern.startsWith("/") ? "/" : ".");
}

/** Whether a file that a glob matches, or a folder between it and the one that the glob names, is passed over. */
async function isPassedBelow(base: string, path: string, passed: PassedOver): Promise<boolean> {
  const folders = relative(base, dirname(path)).split(sep).filter(Boolean);
  const between = folders.map((_, index) => `${join(base, ...folders.slice(0, index + 1))}${sep}`);
  return (await Array.fromAsync([...between, path], (each) => passed.isPassed(base, each))).includes(true);
}

/** Whether a file is about conditions, but holds none that is to be looked at. */
export function isOther(name: string): boolean {
  return isConfigName(name) || isTestFileName(name);
}

/** Files with a condition, or with one campaign. */
export const conditionFiles: WantedFiles = {
  isWanted: (name) => /\.(?:json|recond)$/i.test(name) && !isOther(name),
  isMatched: (name) => !isOther(name),
  lacking: (folder) => `There is no file in the folder \`${folder}\` that ends in .json or .recond.`,
};

/** Test files. */
export const testFiles: WantedFiles = {
  isWanted: isTestFileName,
  isMatched: isTestFileName,
  lacking: (folder) =>
    `There is no test file in \`${folder}\`. The name of a test file ends in .test.yaml, .test.yml or .test.json.`,
};
