import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, UserError } from "../errors.js";
import { inTurn } from "../in-turn.js";

/**
 * Whether a file in a folder is taken for a test file.
 *
 * @param path - its name or path
 */
export function isTestFileName(path: string): boolean {
  return /\.test\.(?:yaml|yml|json)$/.test(path);
}

/**
 * Whether a folder is not looked into: hidden ones, and those of installed packages.
 *
 * @param name - of the folder
 */
export function isSkippedFolder(name: string): boolean {
  return name === "node_modules" || /^\.[^.]/.test(name);
}

/**
 * The test files that the arguments name: files as they are, and of folders all test files in them and below.
 *
 * @param args - paths
 * @returns each path once, those of a folder in the order of their names
 * @throws UserError when a folder has no test file
 */
export async function findTestFiles(args: readonly string[]): Promise<readonly string[]> {
  const found = await inTurn(args, async (argument) => {
    if (!(await isFolder(argument))) return [argument];
    const files = await filesIn(argument);
    if (files.length > 0) return files;
    throw new UserError(
      `There is no test file in \`${argument}\`. The name of a test file ends in .test.yaml, .test.yml or .test.json.`,
    );
  });
  return [...new Set(found.flat())];
}

/**
 * Whether a path is a folder.
 *
 * @param path - of anything, or of nothing
 */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Reading it will say what is wrong.
    return false;
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  const found = await inTurn(
    entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    async (entry) => {
      const path = join(folder, entry.name);
      // A link to a folder is not followed: it may lead back here.
      if (entry.isDirectory()) return isSkippedFolder(entry.name) ? [] : filesIn(path);
      return isTestFileName(entry.name) ? [path] : [];
    },
  );
  return found.flat();
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new UserError(`The folder \`${folder}\` cannot be read (${messageOf(error)}).`);
  }
}
