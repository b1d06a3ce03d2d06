import { closingQuote, commentEnd } from "./skip.js";

/** Levels of objects and arrays in any text that means something to us. */
const MAX_DEPTH = 500;

/**
 * Where a JSON text becomes deeper than any text that means something, found in one pass without recursion.
 *
 * @param text - a JSON text, valid or not
 * @param maxDepth - the levels that it may have; 500 by default
 * @returns the offset of the first bracket that is too deep; undefined when there is none
 */
export function tooDeepAt(text: string, maxDepth: number = MAX_DEPTH): number | undefined {
  // Most texts have too few brackets, which is found much faster.
  if (countUpTo(maxDepth + 1, "{", text) + countUpTo(maxDepth + 1, "[", text) <= maxDepth) return undefined;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') index = closingQuote(text, index);
    else if (character === "/") index = (commentEnd(text, index) ?? index + 1) - 1;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > maxDepth) return index;
  }
  return undefined;
}

function countUpTo(most: number, character: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1 && count < most; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
