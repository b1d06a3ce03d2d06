import { quote } from "@recond/parser";
import { afterSpaces, isLineBreak } from "../json/skip.js";
import { anyText, endsValue, type Cursor } from "./habit.js";
import type { ReadPart } from "./straight-quotes.js";

/** Quotes that open a text elsewhere, each with all that may close it. A straight one closes what was mended by half. */
const closers: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ["`", "`"],
  ["‘", "’‘'"],
  ["’", "’‘'"],
  ["“", '”“"'],
  ["”", '”“"'],
  ["„", '“”"'],
  ["«", '»"'],
]);

const kinds: ReadonlyMap<string, string> = new Map([
  ["'", "Single quotes"],
  ["`", "Backticks"],
]);

/** Whether a character is a quote that JSON does not have. */
export function isOtherQuote(character: string): boolean {
  return closers.has(character);
}

/**
 * Reads a text or a name in quotes that JSON does not have.
 *
 * @param open - the offset of the opening quote
 */
export function readOtherQuotes(cursor: Cursor, open: number): ReadPart {
  const { text } = cursor;
  const character = text[open] ?? "";
  const close = closingOf(cursor, open, closers.get(character) ?? "");
  const end = close === undefined ? open + 1 : close + 1;
  const what = `${kinds.get(character) ?? "Curly quotes"} are no quotes in JSON.`;
  const advice =
    close === undefined
      ? 'Write straight double quotes: `"`.'
      : `Write ${meant(text.slice(open + 1, close))}, in straight double quotes.`;
  return {
    end,
    habit: {
      message: `${what} ${advice}`,
      span: { start: open, end },
      whole: { start: open, end },
      standIn: close === undefined ? " " : anyText(end - open),
    },
  };
}

/** The text in JSON. Escapes that it has stay. */
function meant(inside: string): string {
  return quote(`"${inside.replaceAll(/\\?'/g, "'").replaceAll(/\\?"/g, String.raw`\"`)}"`);
}

/** The quote on the same line behind which a value or a name may end; the first of those that may. */
function closingOf(cursor: Cursor, open: number, wanted: string): number | undefined {
  const { text } = cursor;
  for (let index = open + 1; index < text.length && !isLineBreak(text[index]); index += 1) {
    if (cursor.ahead <= 0) return undefined;
    cursor.ahead -= 1;
    if (!wanted.includes(text[index] ?? "")) continue;
    const follows = afterSpaces(text, index + 1);
    if (text[follows] === ":" || endsValue(text, follows)) return index;
  }
  return undefined;
}
