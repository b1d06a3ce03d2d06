import type { IToken } from "chevrotain";
import { describeCharacter, firstUnwritable, quote } from "../characters.js";
import { replace } from "../diagnostics.js";
import {
  And,
  Brackets,
  Comma,
  Contains,
  Dot,
  ForeignOperator,
  ForeignText,
  LeftParenthesis,
  NumberToken,
  Or,
  Present,
  Not,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Semicolon,
  Text,
  Word,
  endOf,
} from "../tokens.js";
import type { Span } from "../tree.js";
import { at, between, peek, type Reading, spanOf, take, textAt } from "./reading.js";
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
  if (image.length < 2 || !image.endsWith('"')) return unclosedText(reading, span);
  if (image.endsWith('\\"') && startsInnerQuote(reading)) return quoteInText(reading, span);
  return { span, text: writable(reading, span, image.slice(1, -1), 1) };
}

/** Where a backslash was meant to keep the quote inside the text, the text goes on right behind it. */
function startsInnerQuote(reading: Reading): boolean {
  const next = peek(reading);
  const previous = peek(reading, -1);
  if (next === undefined || previous === undefined) return false;
  const attached = endOf(previous) === next.startOffset;
  return attached && !at(reading, [RightParenthesis, Comma, Dot, Semicolon, RightBrace]);
}

/** `"say \"hi\""`: the text ends at the first quote without a backslash. */
function quoteInText(reading: Reading, first: Span): Value {
  let span = first;
  while (peek(reading) !== undefined) {
    const last = take(reading);
    span = between(first, last);
    const image = textAt(reading, last);
    if (image.endsWith('"') && !image.endsWith('\\"')) break;
  }
  reading.reporter.report(
    "quote-in-text",
    span,
    'A text cannot have a `"` in it, with or without a backslash. Test for a part of it with `contains`.',
  );
  return { span, text: undefined };
}

/** Where a text without its second quote most likely ends: before the next term, or at the end of the line. */
const NEXT_TERM = /\s+(?:and|or|&&|\|\|)\s+(?:not\s+|!\s*|\(\s*)*[a-z_]+|[\r\n]|\)\s*(?:and\b|or\b|$)/i;

function unclosedText(reading: Reading, span: Span): Value {
  const inside = textAt(reading, span).slice(1);
  const curly = /[\u201c\u201d]/.exec(inside);
  const length = curly?.index ?? NEXT_TERM.exec(inside)?.index ?? inside.trimEnd().replace(/[.;]+$/, "").length;
  const end = span.start + 1 + length;
  reading.reporter.report(
    "unclosed-text",
    { start: span.start, end },
    `The text ${quote(inside.slice(0, length))} is not closed. Write \`"\` at its end.`,
    replace('Close the text with `"`', { start: end, end: end + (curly === null ? 0 : 1) }, '"'),
  );
  return {
    span: { start: span.start, end },
    text: writable(reading, { start: span.start, end }, inside.slice(0, length), 1),
  };
}

/** Characters that close what each kind of foreign quote opens. */
const FOREIGN_QUOTE = /^(\\"|.)([\s\S]*?)(\\"|["'`\u2018-\u201f\u2032\u2033\u00ab\u00bb\u00b4\uff02])?$/;

function readForeignText(reading: Reading): Value {
  const span = take(reading);
  const [, open = "", inside = "", close] = FOREIGN_QUOTE.exec(textAt(reading, span)) ?? [];
  if (inside.includes('"')) {
    reading.reporter.report(
      "quote-in-text",
      span,
      'A text cannot have a `"` in it, in whichever quotes it stands. Test for a part of it with `contains`.',
    );
    return { span, text: undefined };
  }
  if (close === undefined) {
    const length = NEXT_TERM.exec(inside)?.index ?? inside.trimEnd().length;
    const end = span.start + open.length + length;
    reading.reporter.report(
      "unclosed-text",
      { start: span.start, end },
      `The text ${quote(inside.slice(0, length))} is not closed. Write it between two \`"\`.`,
      {
        title: 'Put the text between `"`',
        edits: [
          { span: { start: span.start, end: span.start + open.length }, text: '"' },
          { span: { start: end, end }, text: '"' },
        ],
      },
    );
    return { span: { start: span.start, end }, text: writable(reading, span, inside.slice(0, length), open.length) };
  }
  reading.reporter.report(
    "quote-style",
    span,
    `${quote(textAt(reading, span))} stands in other quotes than \`"\`: ${quote(`"${inside}"`)}.`,
    {
      title: 'Use `"`',
      edits: [
        { span: { start: span.start, end: span.start + open.length }, text: '"' },
        { span: { start: span.end - close.length, end: span.end }, text: '"' },
      ],
    },
  );
  return { span, text: writable(reading, span, inside, open.length) };
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
  let count = 0;
  while (peek(reading, count) !== undefined && !endsUnquoted(reading, count)) count += 1;
  if (count === 0) return undefined;
  const span = take(reading, count);
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

/** The span of the token at the cursor, or of the end of the source. */
export function here(reading: Reading): Span {
  const token = peek(reading);
  return token === undefined ? { start: reading.source.length, end: reading.source.length } : spanOf(token);
}
