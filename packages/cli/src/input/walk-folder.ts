import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { isDropping } from "./kinds.js";
import type { PassedOver } from "./passed-over.js";

/** Whether a folder is not looked into: hidden ones, and those of installed packages. */
export function isSkippedFolder(name: string): boolean {
  return name === "node_modules" || /^\.[^.]/.test(name);
}

/** A path with `/` between folders, whatever the system writes there. */
export function withSlashes(path: string): string {
  return path.replaceAll(sep, "/");
}

/** Whether a path is a folder. */
export async function isFolder(path: string): Promise<boolean> {
  // Of one that cannot be looked at, reading it will say what is wrong.
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Those of some paths that are folders. */
export async function foldersAmong(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Array.fromAsync(paths, async (path) => ((await isFolder(path)) ? [path] : []));
  return found.flat();
}

/**
 * Whether a path is what can be read to its end: a file, and no pipe, socket or device, reading which may wait for ever. What cannot be
 * told counts as a file: reading it will say what is wrong.
 *
 * @param path - of something that a folder holds; a link counts as what it leads to
 */
export async function isReadable(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? true;
}

/**
 * The files in a folder and below it, the links to files, and the folders that cannot be looked into: reading one says what is wrong with
 * it, as with any file that cannot be read, and keeps nothing else from being looked at.
 *
 * @param base - the folder that was named, in which this one is
 * @returns paths that begin with the folder's, in the order of their names
 */
export async function walkFolder(
  folder: string,
  isWanted: (name: string) => boolean,
  passed: PassedOver,
  base: string = folder,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [folder];
  const found = await Array.fromAsync(
    entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    async (entry) => {
      const path = join(folder, entry.name);
      // A link to a folder is not followed: it may lead back here.
      if (entry.isDirectory()) {
        const isSkipped = isSkippedFolder(entry.name) || (await passed.isPassed(base, `${path}${sep}`));
        return isSkipped ? [] : walkFolder(path, isWanted, passed, base);
      }
      if (isDropping(entry.name) || !isWanted(entry.name) || (await passed.isPassed(base, path))) return [];
      return entry.isFile() || (await isReadable(path)) ? [path] : [];
    },
  );
  return found.flat();
}
