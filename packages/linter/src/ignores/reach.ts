import type { ConfigSubject } from "../rule/config-subject.js";
import type { Ignore } from "../rule/config.js";
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
