// Where things are: the root, the workspace's folders, and an environment in which its own tools come first.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} parent */
function children(parent) {
  return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
}

/** The folders of the workspace, relative to the root; the root itself is ".". */
export function folders() {
  return [".", "benchmarks", "compat", "conformance", "docs", ...children("packages"), ...children("compat")]
    .filter((folder) => folder !== "compat/tools" && existsSync(join(root, folder, "package.json")))
    .toSorted();
}

/** The environment for every command: `node` is then the workspace's own Node, not the one that started the script. */
export function environment() {
  const path = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  // Hundreds of processes of the tests and tools need not all compile the same code anew.
  const cache = join(root, "node_modules", ".cache", "compiled");
  return { ...process.env, PATH: path, NODE_COMPILE_CACHE: cache };
}
