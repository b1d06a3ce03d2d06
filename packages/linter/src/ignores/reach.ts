import type { ConfigSubject, Ignore } from "../rule/config.js";
import { isPattern } from "./globs.js";

/**
 * Whether the last day of an ignore is over.
 *
 * @param today - `YYYY-MM-DD`
 */
export function hasExpired({ until }: Ignore, today: string): boolean {
  return until !== undefined && until < today;
}

/**
 * Whether a run looked at all files that an ignore is for. A hook runs over the files of a commit. Nothing is known of the others, so
 * nothing is said of them that would keep people from committing something else.
 */
export function isCovered(
  { files }: Ignore,
  { isWhole, checked }: Pick<ConfigSubject, "isWhole" | "checked">,
): boolean {
  return isWhole || (files !== undefined && files.every((glob) => !isPattern(glob) && checked.has(glob)));
}

/** Whether a run looked into the folders of all globs: a file that is added there would be seen. */
export function isLookedInto(
  globs: readonly string[],
  { isWhole, folders = [] }: Pick<ConfigSubject, "isWhole" | "folders">,
): boolean {
  return isWhole || globs.every((glob) => folders.some((folder) => isIn(folderOf(glob), folder)));
}

/** The folder in which all files are that a glob can match. */
function folderOf(glob: string): string {
  const steps = glob.replace(/^\.\//, "").split("/");
  const end = steps.findIndex((step) => isPattern(step));
  return steps.slice(0, end === -1 ? steps.length - 1 : end).join("/");
}

function isIn(folder: string, outer: string): boolean {
  return outer === "" || folder === outer || folder.startsWith(`${outer}/`);
}
