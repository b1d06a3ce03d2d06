import { existsSync } from "node:fs";
import { basename, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import { UserError } from "../terminal/errors.js";
import { inTurn } from "./in-turn.js";
import { isConfigName, isDropping, isTestFileName } from "./kinds.js";
import { STANDARD_INPUT } from "./read-text.js";
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
}

/**
 * The files that an argument names: itself, or those of a folder or a glob in the order of their names.
 *
 * @returns undefined when it names none, and may be a condition
 * @throws UserError when a folder has none, or a glob that looks like files
 */
export async function filesOf(argument: string, wanted: WantedFiles): Promise<NamedFiles | undefined> {
  if (await isFolder(argument)) {
    const paths = await walkFolder(argument, wanted.isWanted);
    if (paths.length > 0) return { paths, isFound: true };
    throw new UserError(wanted.lacking(argument));
  }
  // A file of that name wins over a glob.
  if (existsSync(argument)) return { paths: [argument], isFound: false };
  if (isGlob(argument)) {
    const paths = await matches(argument, ".", wanted);
    if (paths.length > 0) return { paths, isFound: true };
    if (wanted.isWanted(basename(argument))) throw new UserError(`No file matches \`${argument}\`.`);
  }
  return wanted.isWanted(basename(argument)) ? { paths: [argument], isFound: false } : undefined;
}

/** What an argument asks for: a condition, or a file with one or several. */
export type Asked = { readonly text: string } | { readonly path: string; readonly isFound: boolean };

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
): Promise<readonly Asked[]> {
  const asked = await inTurn(args, async (argument): Promise<readonly Asked[]> => {
    if (isExpression) return [{ text: argument }];
    if (argument === STANDARD_INPUT) return [{ path: argument, isFound: false }];
    const files = await filesOf(argument, wanted);
    return files?.paths.map((path) => ({ path, isFound: files.isFound })) ?? [{ text: argument }];
  });
  return asked.flat();
}

const FILE_NAME = /\.(?:json|recond|ndjson|jsonl|ya?ml)$/i;

/** No condition has a star or a question mark outside of quotes, and hardly one ends as files do. */
export function isGlob(argument: string): boolean {
  if (FILE_NAME.test(argument)) return /[*?[\]{}()!]/.test(argument);
  return !/[\s"]/.test(argument) && /[*?{]/.test(argument);
}

/** The files that a glob matches, in the order of their names. */
export async function matches(pattern: string, folder: string, { isMatched }: WantedFiles): Promise<readonly string[]> {
  const found = await glob(sep === "\\" ? pattern.replaceAll("\\", "/") : pattern, {
    cwd: folder,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: pattern.includes("node_modules") ? [] : ["**/node_modules/**"],
  });
  const wanted = found
    .filter((path) => !isDropping(basename(path)) && isMatched(basename(path)))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const readable = await inTurn(wanted, (path) => isReadable(resolve(folder, path)));
  return wanted.filter((_, index) => readable[index] === true);
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
