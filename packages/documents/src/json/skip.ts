import { requireText } from "@recond/parser";

/**
 * The quote that closes a text. A text that has none on its line ends with the line, as JSON has no texts of several lines.
 *
 * @param text - a JSON text, valid or not
 * @param open - the offset of the opening quote
 * @returns the offset of the closing quote, of the line break, or the end of the text
 */
export function closingQuote(text: string, open: number): number {
  let index = open + 1;
  while (index < text.length && text[index] !== '"' && !isLineBreak(text[index])) {
    index += text[index] === "\\" && !isLineBreak(text[index + 1]) ? 2 : 1;
  }
  return Math.min(index, text.length);
}

/** Whether a character ends a line. */
export function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

/** The offset behind a comment, which JSON does not have but people write; undefined where no comment begins. */
export function commentEnd(text: string, start: number): number | undefined {
  if (text.startsWith("//", start)) return lineEnd(text, start);
  if (!text.startsWith("/*", start)) return undefined;
  const end = text.indexOf("*/", start + 2);
  return end === -1 ? text.length : end + 2;
}

/** The offset of the line break that ends the line of an offset, or the end of the text. */
function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isLineBreak(text[end])) end += 1;
  return end;
}

/** The first offset from `start` on whose character is no blank; line breaks are no blanks here. */
export function afterSpaces(text: string, start: number): number {
  let next = start;
  while (text[next] === " " || text[next] === "\t") next += 1;
  return next;
}

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
  requireText("A JSON text is a string", text);
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
