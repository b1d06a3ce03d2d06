import { nearest, quote } from "@recond/parser";
import { afterSpaces, isLineBreak } from "../json/skip.js";
import { anyText, endsValue, type Habit, type Cursor } from "./habit.js";
import type { ReadPart } from "./straight-quotes.js";

/** What a word stands for in other languages. */
const literals: ReadonlyMap<string, string> = new Map([
  ...["true", "yes", "on"].map((word) => [word, "true"] as const),
  ...["false", "no", "off"].map((word) => [word, "false"] as const),
  ...["null", "none", "nil", "undefined", "nan"].map((word) => [word, "null"] as const),
]);

const JSON_WORDS: ReadonlySet<string> = new Set(["true", "false", "null"]);

/**
 * Reads a word outside of quotes: one that JSON has; a name or a text that lacks its quotes; or a word of another language.
 *
 * @param start - the offset of the word
 * @param end - the offset behind it
 * @param isValue - whether a value is expected there, not a name
 */
export function readWord(cursor: Cursor, start: number, end: number, isValue: boolean): ReadPart {
  const { text } = cursor;
  const word = text.slice(start, end);
  if (text[afterSpaces(text, end)] === ":" && !isValue) {
    return {
      end,
      habit: habitAt(start, end, `A name needs double quotes. Write ${quote(`"${word}"`)}.`, anyText(end - start)),
    };
  }
  if (!isValue && text[end] === '"' && text[afterSpaces(text, end + 1)] === ":") {
    const message = 'This name has no opening quote. Write `"` before it.';
    return { end: end + 1, habit: habitAt(start, end + 1, message, anyText(end + 1 - start)) };
  }
  if (!isValue || JSON_WORDS.has(word)) return { end };
  const literal = literals.get(word.toLowerCase());
  if (literal !== undefined && endsValue(text, afterSpaces(text, end))) {
    return {
      end,
      habit: habitAt(start, end, `${quote(word)} is no JSON value. Write \`${literal}\`.`, valueOf(end - start)),
    };
  }
  const last = textEnd(cursor, start);
  if (last === undefined) return { end };
  const whole = text.slice(start, last);
  const similar = nearest(whole, JSON_WORDS) ?? begunWord(whole);
  if (similar !== undefined) {
    return {
      end: last,
      habit: habitAt(
        start,
        last,
        `${quote(whole)} is no JSON value. Did you mean \`${similar}\`?`,
        valueOf(last - start),
      ),
    };
  }
  const isClosed = whole.endsWith('"') && whole.indexOf('"') === whole.length - 1;
  const message = isClosed
    ? 'This text has no opening quote. Write `"` before it.'
    : `A text needs double quotes. Write ${quote(`"${whole.replaceAll('"', String.raw`\"`)}"`)}.`;
  return { end: last, habit: habitAt(start, last, message, anyText(last - start)) };
}

/** The word of JSON that was not written to its end. */
function begunWord(word: string): string | undefined {
  return word.length < 2 ? undefined : [...JSON_WORDS].find((each) => each.startsWith(word.toLowerCase()));
}

function habitAt(start: number, end: number, message: string, standIn: string): Habit {
  const span = { start, end };
  return { message, span, whole: span, standIn };
}

/** A JSON value of a length. */
function valueOf(length: number): string {
  return "0".padEnd(length);
}

/** Where a text without quotes ends: before a comma, a bracket that it has not opened, or the end of the line. */
function textEnd(cursor: Cursor, start: number): number | undefined {
  const { text } = cursor;
  let open = 0;
  let isQuoted = false;
  let index = start;
  for (; index < text.length && !isLineBreak(text[index]); index += 1) {
    if (cursor.ahead <= 0) return undefined;
    cursor.ahead -= 1;
    const character = text[index] ?? "";
    if (character === '"') {
      if (!isQuoted && endsValue(text, afterSpaces(text, index + 1))) return index + 1;
      isQuoted = !isQuoted;
    } else if (!isQuoted) {
      if (character === "[") open += 1;
      else if (character === "]" && open > 0) open -= 1;
      else if (",;}]".includes(character)) break;
    }
  }
  return start + text.slice(start, index).trimEnd().length;
}

/**
 * Reads a number that begins with a 0 which JSON does not allow.
 *
 * @param start - the offset of its sign or its first digit
 * @param end - the offset behind it
 */
export function readNumberText(text: string, start: number, end: number): ReadPart {
  const written = text.slice(start, end);
  const [, sign, rest] = /^([-+]?)0+(\d+(?:\.\d+)?)$/.exec(written) ?? [];
  if (sign === undefined || rest === undefined) return { end };
  const meant = `${sign === "-" ? "-" : ""}${rest}`;
  const message = `A number does not begin with 0. Write \`${meant}\`, or ${quote(`"${written}"`)} if it is a text.`;
  return { end, habit: habitAt(start, end, message, valueOf(end - start)) };
}
