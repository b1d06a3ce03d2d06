import { LEGAL_KEYS } from "@recond/parser";

const BLANK = 0x20;

/** Which UTF-16 units are keys, for reading without making a string of each. */
const IS_KEY: readonly boolean[] = Array.from({ length: 128 }, (_, unit) => LEGAL_KEYS.has(String.fromCharCode(unit)));

/**
 * A key path as it is written in `pressed[…]`, with single blanks between its keys ([R8]).
 *
 * @param text - keys separated by blanks or tabs, such as `1  1 2`
 * @returns the path, such as `1 1 2`, or undefined when `text` is none
 */
export function readKeyPath(text: string): string | undefined {
  if (isCanonical(text)) return text;
  const path = text.replaceAll(/[ \t]+/g, " ").replaceAll(/^ | $/g, "");
  return isCanonical(path) ? path : undefined;
}

/** Whether the text is keys with one blank between each two. */
function isCanonical(text: string): boolean {
  const { length } = text;
  if (length % 2 === 0 || IS_KEY[text.charCodeAt(0)] !== true) return false;
  for (let index = 1; index < length; index += 2) {
    if (text.charCodeAt(index) !== BLANK || IS_KEY[text.charCodeAt(index + 1)] !== true) return false;
  }
  return true;
}

/** Whether a canonical path starts with these keys, without making a path of them. */
export function startsWithKeys(path: string, keys: readonly string[]): boolean {
  for (let index = 0; index < keys.length; index += 1) if (path[2 * index] !== keys[index]) return false;
  return true;
}

/**
 * Whether a path starts with another one, key by key ([R9]). Both are canonical: every key is one character, so that comparing
 * characters compares keys.
 */
export function startsWithPath(path: string, start: string): boolean {
  return path.startsWith(start);
}
