import { existsSync } from "node:fs";
import type { TextFile } from "./read-text.js";

/** Whether an argument that may be a file or a condition is a file: it exists as a path, or its name ends as those of files do. */
export function isFile(argument: string): boolean {
  return /\.(?:json|recond)$/i.test(argument) || existsSync(argument);
}

/** Whether a file holds JSON rather than a condition: no condition begins with a brace or a bracket. */
export function isJson({ name, text }: TextFile): boolean {
  return !isConditionName(name) && (/^\s*[{[]/.test(text) || /\.json$/i.test(name));
}

/** How a file of ours is written, whose name need not say so. */
export function formOf({ name, text }: TextFile): "json" | "yaml" {
  return /\.json$/i.test(name) || (!/\.ya?ml$/i.test(name) && /^\s*\{/.test(text)) ? "json" : "yaml";
}

/** Whether a JSON file is surely a campaign. The linter knows; it is loaded only for files that were found rather than named. */
export async function isSurelyCampaign(text: string): Promise<boolean> {
  const linter = await import("@recond/linter");
  return linter.isSurelyCampaign(text);
}

/** Whether a file holds a condition whatever is in it: one with a brace or a bracket before it is a mistake, and no campaign. */
export function isConditionName(name: string): boolean {
  return /\.recond$/i.test(name);
}

/**
 * Whether a file was left by an editor or a system beside one that somebody wrote: a lock, a copy, a list of what a folder holds.
 *
 * @param name - without folders
 */
export function isDropping(name: string): boolean {
  return /^\.[#_~]|^#.*#$|^~\$|~$|\.(?:sw[a-p]|tmp|bak|orig|rej)$|^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name);
}

/** What a configuration is called. */
export const CONFIG_NAMES: readonly string[] = ["recond.config.json", "recond.config.yaml", "recond.config.yml"];

/** Whether a file is a configuration, by its name without folders. */
export function isConfigName(name: string): boolean {
  return CONFIG_NAMES.includes(name);
}

/** Whether a file in a folder is taken for a test file. */
export function isTestFileName(path: string): boolean {
  return /\.test\.(?:yaml|yml|json)$/i.test(path);
}
