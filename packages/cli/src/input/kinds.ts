import { existsSync } from "node:fs";
import type { TextFile } from "./read-text.js";

/** Whether an argument that may be a file or a condition is a file: it exists as a path, or its name ends as those of files do. */
export function isFile(argument: string): boolean {
  return /\.(?:json|recond)$/i.test(argument) || existsSync(argument);
}

/** Whether a file holds JSON rather than a condition: no condition begins with a brace or a bracket. */
export function isJson(file: TextFile): boolean {
  return /^\s*[{[]/.test(file.text) || /\.json$/i.test(file.name);
}

/** Whether a file in a folder is taken for a test file. */
export function isTestFileName(path: string): boolean {
  return /\.test\.(?:yaml|yml|json)$/.test(path);
}
