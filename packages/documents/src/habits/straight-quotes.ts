import { quote } from "@recond/parser";
import { afterSpaces, closingQuote, isLineBreak } from "../json/skip.js";
import { anyText, endsValue, type Habit, type Cursor } from "./habit.js";

/** A part of a text that was read, and what is wrong with it. */
export interface ReadPart {
  /** The offset behind it. */
  readonly end: number;
  readonly habit?: Habit;
}

/**
 * Reads a text in straight double quotes: one with quotes inside that are not escaped, or with line breaks, as one text.
 *
 * @param open - the offset of the opening quote
 * @param isValue - whether a value is expected there, not a name
 */
export function readStraight(cursor: Cursor, open: number, isValue: boolean): ReadPart {
  const { text } = cursor;
  const close = closingQuote(text, open);
  if (text[close] !== '"') return brokenLine(cursor, open, close) ?? { end: close };
  const plain = { end: close + 1 };
  if (!isValue) return nameWithoutEnd(text, open, close) ?? plain;
  if (!isQuoteInside(text, open, close)) return plain;
  const last = lastQuote(cursor, close);
  if (last !== undefined) return { end: last + 1, habit: quoteInside(text, open, close, last) };
  return curlyEnd(text, open, close) ?? plain;
}

/** A name whose end was forgotten, so that it seems to go on to the quote that opens its value. */
function nameWithoutEnd(text: string, open: number, close: number): ReadPart | undefined {
  const inside = text.slice(open + 1, close);
  const name = inside.indexOf(":");
  if (name < 1 || inside.slice(name + 1).trim() !== "" || text[afterSpaces(text, close + 1)] === ":") return undefined;
  const whole = { start: open, end: open + 1 + name };
  const message = 'This name has no closing quote. Write `"` behind it.';
  return { end: whole.end, habit: { message, span: whole, whole, standIn: anyText(name + 1) } };
}

/** A text that a curly quote was meant to end. */
function curlyEnd(text: string, open: number, close: number): ReadPart | undefined {
  const inside = text.slice(open, close);
  const curly = open + Math.max(inside.lastIndexOf("”"), inside.lastIndexOf("“"));
  if (curly <= open || !endsValue(text, afterSpaces(text, curly + 1))) return undefined;
  const whole = { start: open, end: curly + 1 };
  return {
    end: whole.end,
    habit: {
      message: 'A curly quote ends no text in JSON. Write a straight one: `"`.',
      span: { start: curly, end: curly + 1 },
      whole,
      standIn: anyText(whole.end - open),
    },
  };
}

/** Whether the text can hardly be meant to end at this quote: something is written right behind it, or a comparison is not finished. */
function isQuoteInside(text: string, open: number, close: number): boolean {
  const next = text[close + 1] ?? "";
  if (next === '"') return close === open + 1;
  if (/[\w\p{L}$%&(<>*+.!?@#-]/u.test(next)) return true;
  const follows = afterSpaces(text, close + 1);
  return /(?:=|contains)\s{0,9}\\{0,2}$/.test(text.slice(open + 1, close).slice(-20)) && !endsValue(text, follows);
}

/**
 * The quote on the same line that ends the text when the one at `inner` does not: quotes inside come in pairs, and behind the last
 * nothing of the text follows.
 */
function lastQuote(cursor: Cursor, inner: number): number | undefined {
  const { text } = cursor;
  let inside = 1;
  let likely: number | undefined;
  let index = inner + 1;
  for (; index < text.length && !isLineBreak(text[index]); index += 1) {
    if (cursor.ahead <= 0) return undefined;
    cursor.ahead -= 1;
    if (text[index] !== '"') continue;
    if (endsValue(text, afterSpaces(text, index + 1))) {
      if (inside % 2 === 0) return index;
      likely ??= index;
    }
    inside += 1;
  }
  return likely;
}

function quoteInside(text: string, open: number, inner: number, last: number): Habit {
  const second = text.indexOf('"', inner + 1);
  const isPair = second < last && second > inner + 1;
  const start = text[inner - 1] === "\\" ? doubleBackslash(text, inner) : inner;
  const end = isPair ? second + 1 : inner + 1;
  const written = text.slice(inner + 1, end - 1).replace(/\\+$/, "");
  const example = isPair ? `, here ${quote(`\\"${written}\\"`)}` : "";
  return {
    message: `A quote inside a JSON text is written \`\\"\`${example}.${start < inner ? " There is one backslash too many." : ""}`,
    span: { start, end },
    whole: { start: open, end: last + 1 },
    standIn: anyText(last + 1 - open),
  };
}

/** Where the backslashes before a quote begin, which do not escape it since they escape one another. */
function doubleBackslash(text: string, at: number): number {
  let start = at;
  while (text[start - 1] === "\\") start -= 1;
  return start;
}

/** A text that goes on in the next lines, up to a quote behind which a value may end. */
function brokenLine(cursor: Cursor, open: number, firstBreak: number): ReadPart | undefined {
  const { text } = cursor;
  let index = firstBreak;
  while (isLineBreak(text[index])) {
    const next = index + (text.startsWith("\r\n", index) ? 2 : 1);
    if (!goesOn(text, next)) return undefined;
    // What ends on this line began above: its quote is looked for as if one stood before the line.
    const close = closingQuote(text, next - 1);
    cursor.ahead -= close - next;
    if (cursor.ahead <= 0) return undefined;
    index = close;
  }
  if (text[index] !== '"' || !endsValue(text, afterSpaces(text, index + 1))) return undefined;
  return {
    end: index + 1,
    habit: {
      message:
        "This text goes on in the next line. Write it on one line; a line break inside a JSON text is written `\\n`.",
      span: { start: open, end: firstBreak },
      whole: { start: open, end: index + 1 },
      standIn: anyText(index + 1 - open),
    },
  };
}

/** Whether a line looks like the rest of a text: it begins with a word, or with the quote that ends the text. */
function goesOn(text: string, line: number): boolean {
  const start = afterSpaces(text, line);
  if (start >= text.length) return false;
  if (isLineBreak(text[start])) return true;
  if (text[start] === '"') return endsValue(text, afterSpaces(text, start + 1));
  return !"}]{[,:'“”".includes(text[start] ?? "");
}
