import { commentEnd } from "../json/skip.js";
import type { Habit, Cursor } from "./habit.js";
import { isOtherQuote, readOtherQuotes } from "./other-quotes.js";
import { type ReadPart, readStraight } from "./straight-quotes.js";
import { readNumberText, readWord } from "./words.js";

/** How often each character may be looked at ahead, on average. */
const LOOKS_AHEAD = 4;

/** Where in the structure of the text a part stands. */
interface Place {
  /** The last character before it that is no blank; empty at the beginning. */
  readonly before: string;
  /** The bracket that is open around it; undefined outside of all. */
  readonly inside: string | undefined;
}

/**
 * The mistakes in a text that is no JSON of which it is clear what they mean: quotes that are not escaped, words of other languages, names
 * without quotes … In time linear in the text.
 *
 * @param text - a text that is no JSON
 * @returns in the order of the text; none overlap
 */
export function findHabits(text: string, most: number): readonly Habit[] {
  const cursor: Cursor = { text, ahead: LOOKS_AHEAD * text.length };
  const found: Habit[] = [];
  const open: string[] = [];
  let before = "";
  let index = 0;
  while (index < text.length && found.length < most) {
    const character = text[index] ?? "";
    if (/\s/.test(character)) {
      index += 1;
      continue;
    }
    const { end, habit } = partAt(cursor, index, { before, inside: open.at(-1) });
    if (habit !== undefined) found.push(habit);
    if (character === "{" || character === "[") open.push(character);
    if (character === "}" || character === "]") open.pop();
    before = habit?.standIn === "," ? "," : (text[end - 1] ?? "");
    index = end;
  }
  return found;
}

function partAt(cursor: Cursor, start: number, { before, inside }: Place): ReadPart {
  const { text } = cursor;
  const character = text[start] ?? "";
  const comment = commentEnd(text, start);
  if (comment !== undefined) return { end: comment };
  const isValue = before === ":" || (inside === "[" && (before === "[" || before === ","));
  if (character === '"') return readStraight(cursor, start, isValue && inside !== undefined);
  const number = endOf(/[-+]?\d[\d.eE+-]*/y, text, start);
  if (number !== undefined) return readNumberText(text, start, number);
  const word = endOf(/[\p{L}_$][\p{L}\p{N}_$.-]*/uy, text, start);
  // Outside of all brackets anything may stand: the text need not be meant as JSON.
  if (inside === undefined) return { end: word ?? start + 1 };
  if (word !== undefined) return readWord(cursor, start, word, isValue);
  if (isOtherQuote(character)) return readOtherQuotes(cursor, start);
  return { end: start + 1, ...(character === ";" && { habit: semicolon(start) }) };
}

/** The offset behind what a sticky pattern matches. */
function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function semicolon(start: number): Habit {
  const span = { start, end: start + 1 };
  return { message: "A `;` separates nothing in JSON. Write a `,`.", span, whole: span, standIn: "," };
}
