// Where things are, and which pages there are.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const docs = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const root = resolve(docs, "..");

/** Folders whose Markdown is not ours to check. */
const skipped = new Set(["node_modules", "dist", "site", ".git", ".changeset", "coverage"]);

/**
 * Every Markdown page of the project, with `/` between the folders.
 *
 * @param {string} folder
 * @returns {string[]} paths relative to the root, in a stable order
 */
export function pagesIn(folder = root) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : pagesIn(path);
      return entry.name.endsWith(".md") && entry.name !== "CHANGELOG.md" ? [name(path)] : [];
    })
    .toSorted();
}

/**
 * The text of a file, with plain line ends.
 *
 * @param {string} path relative to the root
 */
export function read(path) {
  return readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");
}

/** @param {string} path */
function name(path) {
  return relative(root, path).replaceAll("\\", "/");
}
