import type { IToken } from "chevrotain";
import { describeCharacter, firstUnwritable, quote } from "../language/characters.js";
import { type Edit, replace } from "../diagnostics/diagnostics.js";
import {
  And,
  Brackets,
  Comma,
  Contains,
  Dot,
  ForeignOperator,
  ForeignText,
  LeftBrace,
  LeftParenthesis,
  NumberToken,
  Not,
  Or,
  Present,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Semicolon,
  Text,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { isUnknownWord } from "./junk.js";
import { testAt } from "./phrases.js";
import { type QuotedText, takeApart } from "./quotes.js";
import { at, between, isAttached, peek, pointAt, type Reading, take, textAt } from "./reading.js";
import { operatorIn, termAt } from "./words.js";

/** A text that was read: where it stands, and what it says (undefined where that cannot be written). */
export interface Value {
  readonly span: Span;
  readonly text: string | undefined;
}

/** The tokens that are texts in some kind of quotes. */
export const TEXTS: readonly IToken["tokenType"][] = [Text, ForeignText];

/** Reads the text at the cursor, in whichever quotes or in none; undefined when none stands there. */
export function readValue(reading: Reading): Value | undefined {
  if (at(reading, Text)) return readText(reading);
  if (at(reading, ForeignText)) return readForeignText(reading);
  return readUnquoted(reading);
}

function readText(reading: Reading): Value {
  const token = peek(reading);
  const span = take(reading);
  const image = token?.image ?? "";
  if (image.length < 2 || !image.endsWith('"')) {
    return /[\u201c\u201d]$/.test(image) ? restyled(reading, span) : unclosedText(reading, span);
  }
  if (image === '""' && isAttachedText(reading)) return doubledQuotes(reading, span);
  if (goesOn(reading) || isInches(reading)) return quoteInText(reading, span);
  return { span, text: writable(reading, span, image.slice(1, -1), 1) };
}

/** Whether more of a text stands directly behind its closing quote: then that was no closing quote. */
function goesOn(reading: Reading): boolean {
  if (!isAttached(reading)) return false;
  const next = peek(reading);
  return at(reading, [Text, NumberToken]) || (next?.tokenType === Word && operatorIn(next.image) === undefined);
}

/** `"5" TV"`: a quote that means inches, and a word that the closing quote is attached to. */
function isInches(reading: Reading): boolean {
  return isUnknownWord(reading) && testAt(reading) === undefined && at(reading, Text, 1) && isAttached(reading, 1);
}

/** `""Acme""`: a text with doubled quotes, as in a cell of a spreadsheet file. */
function isAttachedText(reading: Reading): boolean {
  return (
    isAttached(reading) &&
    at(reading, Word) &&
    at(reading, Text, 1) &&
    isAttached(reading, 1) &&
    peek(reading, 1)?.image === '""'
  );
}

function doubledQuotes(reading: Reading, first: Span): Value {
  const inside = take(reading);
  const span = between(first, take(reading));
  reportStyle(reading, span, { open: '""', inside: textAt(reading, inside), close: '""' });
  return { span, text: textAt(reading, inside) };
}

/** `"say \"hi\""`, `"Joe "The Boss" Miller"`: the text ends at the first quote that nothing is attached to. */
function quoteInText(reading: Reading, first: Span): Value {
  let span = first;
  for (let next = peek(reading); next !== undefined; next = peek(reading)) {
    span = between(span, take(reading));
    if (next.tokenType === Text && !next.image.endsWith('\\"') && !goesOn(reading)) break;
  }
  const text = textAt(reading, span);
  const isDoubled = /^"[^"]*""$/.test(text);
  reading.reporter.report(
    "quote-in-text",
    span,
    'A text cannot have a `"` in it, with or without a backslash. Test for a part of it with `contains`.',
    ...(isDoubled ? [replace('Remove the second `"`', { start: span.end - 1, end: span.end }, "")] : []),
  );
  return { span, text: isDoubled ? text.slice(1, -2) : undefined };
}

/** A text that was cut where it most likely ends. */
function unclosedText(reading: Reading, span: Span): Value {
  const { open, inside } = takeApart(textAt(reading, span));
  const isStraight = open === '"';
  const edits: Edit[] = [{ span: pointAt(span.end), text: '"' }];
  if (!isStraight) edits.unshift({ span: { start: span.start, end: span.start + open.length }, text: '"' });
  const message = `The text ${quote(inside)} is not closed. Write ${isStraight ? '`"` at its end' : 'it between two `"`'}.`;
  reading.reporter.report("unclosed-text", span, message, {
    title: isStraight ? 'Close the text with `"`' : 'Put the text between `"`',
    edits,
  });
  return { span, text: writable(reading, span, inside, open.length) };
}

function readForeignText(reading: Reading): Value {
  const span = take(reading);
  const { inside, close } = takeApart(textAt(reading, span));
  if (close === undefined) return unclosedText(reading, span);
  if (!inside.includes('"')) return restyled(reading, span);
  reading.reporter.report(
    "quote-in-text",
    span,
    'A text cannot have a `"` in it, in whichever quotes it stands. Test for a part of it with `contains`.',
  );
  return { span, text: undefined };
}

/** A text in other quotes than `"`. */
function restyled(reading: Reading, span: Span): Value {
  const parts = takeApart(textAt(reading, span));
  reportStyle(reading, span, parts);
  return { span, text: writable(reading, span, parts.inside, parts.open.length) };
}

function reportStyle(reading: Reading, span: Span, { open, inside, close = "" }: QuotedText): void {
  const text = textAt(reading, span);
  reading.reporter.report(
    "quote-style",
    span,
    `${quote(text)} must stand in straight double quotes: ${quote(`"${inside}"`)}.`,
    {
      title: 'Use `"`',
      edits: [
        { span: { start: span.start, end: span.start + open.length }, text: '"' },
        { span: { start: span.end - close.length, end: span.end }, text: '"' },
      ],
    },
  );
}

/** The text if it can be written; reports each of its characters that no text can have ([R6]). */
function writable(reading: Reading, span: Span, text: string, quoteLength: number): string | undefined {
  if (firstUnwritable(text) === undefined) return text;
  reportUnwritable(reading, span.start + quoteLength, text, "A text");
  return undefined;
}

/** Reports every run of characters that neither a text nor a name can have. */
export function reportUnwritable(reading: Reading, offset: number, text: string, what: string): void {
  let position = 0;
  for (
    let found = firstUnwritable(text);
    found !== undefined && !reading.reporter.isFull();
    found = firstUnwritable(text.slice(position))
  ) {
    const start = offset + position + found.index;
    const span = { start, end: start + found.character.length };
    const isControl = found.character < " " || found.character === "\u007f";
    const replacement = /[\t\r\n]/.test(found.character) ? " " : "";
    reading.reporter.report(
      isControl ? "control-character" : "lone-surrogate",
      span,
      `${what} cannot have ${describeCharacter(found.character)} in it.`,
      replace(replacement === "" ? "Remove it" : "Put a space in its place", span, replacement),
    );
    position += found.index + found.character.length;
  }
}

/** What ends a text that has no quotes. */
const VALUE_ENDS: readonly IToken["tokenType"][] = [
  RightParenthesis,
  LeftParenthesis,
  Comma,
  Semicolon,
  RightBracket,
  RightBrace,
  Contains,
  Present,
  Text,
  ForeignText,
  Brackets,
];

/** `affiliate_name = Acme Corp`: everything up to the next operator or parenthesis is the text. */
function readUnquoted(reading: Reading): Value | undefined {
  const count = unquotedLength(reading);
  if (count === 0) return undefined;
  const span = take(reading, count);
  if (at(reading, Text) && isAttached(reading) && peek(reading)?.image === '"') return unopenedText(reading, span);
  const text = textAt(reading, span);
  reading.reporter.report(
    "unquoted-value",
    span,
    `The text ${quote(text)} has no quotes. Write it as ${quote(`"${text}"`)}.`,
    {
      title: 'Put `"` around the text',
      edits: [
        { span: { start: span.start, end: span.start }, text: '"' },
        { span: { start: span.end, end: span.end }, text: '"' },
      ],
    },
  );
  return { span, text: firstUnwritable(text) === undefined ? text : undefined };
}

/** How many tokens belong to a text without quotes; the braces of a template are part of it. */
function unquotedLength(reading: Reading): number {
  let count = 0;
  for (let braces = 0; peek(reading, count) !== undefined; count += 1) {
    if (at(reading, LeftBrace, count)) braces += 1;
    else if (at(reading, RightBrace, count) && braces > 0) braces -= 1;
    else if (endsUnquoted(reading, count)) break;
  }
  return count;
}

/** `Acme"`: a text without its first quote. */
function unopenedText(reading: Reading, inside: Span): Value {
  const span = between(inside, take(reading));
  const text = textAt(reading, inside);
  const message = `The text ${quote(text)} is not opened. Write \`"\` in front of it.`;
  reading.reporter.report("unclosed-text", span, message, replace('Open the text with `"`', pointAt(span.start), '"'));
  return { span, text: firstUnwritable(text) === undefined ? text : undefined };
}

function endsUnquoted(reading: Reading, ahead: number): boolean {
  if (at(reading, VALUE_ENDS, ahead) || endsWithPunctuation(reading, ahead)) return true;
  const token = peek(reading, ahead);
  const operator = operatorIn(token?.image ?? "");
  if (operator === undefined) return at(reading, [And, Or, Not], ahead) || isSymbolOperator(token);
  // "Smith and Sons" is one text, "Acme and repeat" are two terms, "Acme or Zenith" are two texts.
  return operator !== "and" || ahead === 0 || !isProperNoun(reading, ahead + 1);
}

function isSymbolOperator(token: IToken | undefined): boolean {
  return token?.tokenType === ForeignOperator && token.image !== "+" && token.image !== "!";
}

/** A full stop at the very end belongs to the sentence, one inside a text to the text. */
function endsWithPunctuation(reading: Reading, ahead: number): boolean {
  return at(reading, Dot, ahead) && peek(reading, ahead + 1) === undefined;
}

/** Whether a capitalised word stands there that is no term, as in a company's name. */
function isProperNoun(reading: Reading, ahead: number): boolean {
  const token = peek(reading, ahead);
  if (token?.tokenType !== Word || !/^\p{Lu}/u.test(token.image)) return false;
  return (
    termAt({ ...reading, position: reading.position + ahead }) === undefined && operatorIn(token.image) === undefined
  );
}

/** Whether a text could start at the cursor: one in quotes, a number, or a word that is nothing else. */
export function startsValue(reading: Reading): boolean {
  if (at(reading, [Text, ForeignText, NumberToken])) return true;
  const token = peek(reading);
  return token?.tokenType === Word && operatorIn(token.image) === undefined && termAt(reading) === undefined;
}
