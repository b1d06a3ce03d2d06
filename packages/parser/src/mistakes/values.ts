import type { IToken } from "chevrotain";
import { describeCharacter, firstUnwritable, quote } from "../language/characters.js";
import { type Edit, type FixDraft, replace } from "../diagnostics/diagnostics.js";
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
import { tellsMore } from "./noise.js";
import { isDelimited } from "./patterns.js";
import { testAt } from "./phrases.js";
import { dictated, hasQuoteWord, mayEndEarlier, type QuotedText, takeApart } from "./quotes.js";
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
  const isChoice = mayEndEarlier(textAt(reading, span).slice(open.length));
  reading.reporter.report("unclosed-text", span, message, {
    title: isStraight ? 'Close the text with `"`' : 'Put the text between `"`',
    edits,
    ...(isChoice && { isAlternative: true as const }),
  });
  return { span, text: isChoice ? undefined : writable(reading, span, inside, open.length) };
}

function readForeignText(reading: Reading): Value {
  const isDoubtful = isBehindQuotedName(reading);
  const isLike = /like$/i.test(peek(reading, -1)?.image ?? "");
  const span = take(reading);
  const { inside, close } = takeApart(textAt(reading, span));
  if (close === undefined) return unclosedText(reading, span);
  if (!inside.includes('"')) return restyled(reading, span, isDoubtful, !isLike && isDelimited(inside));
  reading.reporter.report(
    "quote-in-text",
    span,
    'A text cannot have a `"` in it, in whichever quotes it stands. Test for a part of it with `contains`.',
  );
  return { span, text: undefined };
}

/** Whether the text at the cursor stands behind a field whose name is in quotes of the same kind. */
function isBehindQuotedName(reading: Reading): boolean {
  const first = peek(reading)?.image.charAt(0);
  for (let back = 1; back < 8; back += 1) {
    const token = peek(reading, -back);
    if (token === undefined || at(reading, [And, Or], -back)) return false;
    if (token.tokenType === Brackets) return token.image.slice(1).trim().charAt(0) === first;
  }
  return false;
}

/** A text in other quotes than `"`. */
function restyled(reading: Reading, span: Span, isDoubtful = false, isPattern = false): Value {
  const parts = takeApart(textAt(reading, span));
  const text = parts.open === "'" ? parts.inside.replaceAll(ESCAPED_QUOTE, "'") : parts.inside;
  // Nothing says where `'a'and media_type='b'` ends, and `= ''` may ask for no value at all.
  const isUnclear = parts.open === "'" && /'\s*(?:and|or|not)\b/i.test(parts.inside);
  reportStyle(reading, span, parts, { isUnclear, isChoice: text === "" || isPattern, isDoubtful });
  return { span, text: isUnclear ? undefined : writable(reading, span, text, parts.open.length) };
}

/** A single quote inside single quotes, as programs and databases write it. */
const ESCAPED_QUOTE = /\\'|''/g;

interface Doubts {
  readonly isUnclear: boolean;
  /** Whether it may ask for something else than a text. */
  readonly isChoice: boolean;
  readonly isDoubtful: boolean;
}

function reportStyle(reading: Reading, span: Span, { open, inside, close = "" }: QuotedText, doubts?: Doubts): void {
  const text = textAt(reading, span);
  const escapes = open === "'" ? [...inside.matchAll(ESCAPED_QUOTE)] : [];
  const edits: readonly Edit[] = [
    { span: { start: span.start, end: span.start + open.length }, text: '"' },
    ...escapes.map(({ index }) => {
      const start = span.start + open.length + index;
      return { span: { start, end: start + 1 }, text: "" };
    }),
    { span: { start: span.end - close.length, end: span.end }, text: '"' },
  ];
  const respelt = edits.map(({ span: own }) => own);
  const fix: FixDraft = {
    title: 'Use `"`',
    edits,
    respelt,
    ...(doubts?.isDoubtful === true && { isDoubtful: true as const }),
  };
  const isChoice = doubts?.isChoice === true;
  reading.reporter.report(
    "quote-style",
    span,
    `${quote(text)} must stand in straight double quotes: ${quote(`"${inside}"`)}.`,
    ...(doubts?.isUnclear === true ? [] : [isChoice ? { ...fix, isAlternative: true as const } : fix]),
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
  const marks = dictated(text) ?? slashed(reading, text, count);
  if (marks !== undefined) return readMarked(reading, span, marks);
  const isPlain = saysItself(text) && !isAttachedTo(reading, [Text, ForeignText]);
  const endsSentence = endsWithPunctuation(reading, 0) && isAttached(reading);
  reading.reporter.report(
    "unquoted-value",
    span,
    `The text ${quote(text)} has no quotes. Write it as ${quote(`"${text}"`)}.`,
    ...(isPlain && !endsSentence ? [inQuotes(span)] : []),
  );
  if (isPlain && endsSentence) reportFullStop(reading, span);
  return { span, text: isPlain && firstUnwritable(text) === undefined ? text : undefined };
}

/** Names, numbers and addresses, rather than what a program would put a value in for: `{{name}}`, `$name`, `<name>`. */
const PLAIN_VALUE =
  /^(?=.*[\p{L}\p{N}])(?:[\p{L}\p{M}\p{N} _.,:&'\u2019/#+\u2010-\u2015-]|(?<=\w)@(?=\w)|\$(?=\d)|(?<=\d)[%\u00b0])+$/u;

/** Whether a text without quotes is no more than that: no pattern, no dictated quotes, no tale of another state. */
function saysItself(text: string): boolean {
  return PLAIN_VALUE.test(text) && !isDelimited(text) && !hasQuoteWord(text) && !tellsMore(text);
}

/** `=~ /Radio/`: a pattern without any sign in it finds the text anywhere. */
function slashed(reading: Reading, text: string, count: number): QuotedText | undefined {
  const test = peek(reading, -count - 1)?.image ?? "";
  const inside = /^\/([\p{L}\p{N} _-]+)\/$/u.exec(text)?.[1];
  return inside !== undefined && /^(?:=~|!~|~|contains)$/.test(test) ? { open: "/", inside, close: "/" } : undefined;
}

/** A text that something else than quotes opens and closes. */
function readMarked(reading: Reading, span: Span, { open, inside }: QuotedText): Value {
  const start = span.start + textAt(reading, span).indexOf(inside, open.length);
  const edits: readonly Edit[] = [
    { span: { start: span.start, end: start }, text: '"' },
    { span: { start: start + inside.length, end: span.end }, text: '"' },
  ];
  reading.reporter.report(
    "unquoted-value",
    span,
    `The text ${quote(inside)} has no quotes. Write it as ${quote(`"${inside}"`)}.`,
    ...(PLAIN_VALUE.test(inside)
      ? [{ title: 'Put `"` around the text', edits, respelt: edits.map((edit) => edit.span) }]
      : []),
  );
  return { span, text: PLAIN_VALUE.test(inside) && firstUnwritable(inside) === undefined ? inside : undefined };
}

function isAttachedTo(reading: Reading, types: readonly IToken["tokenType"][]): boolean {
  return at(reading, types) && isAttached(reading);
}

function inQuotes({ start, end }: Span): FixDraft {
  return {
    title: 'Put `"` around the text',
    edits: [
      { span: pointAt(start), text: '"' },
      { span: pointAt(end), text: '"' },
    ],
  };
}

/** `= Acme Co.`: whether the full stop ends the text or the sentence cannot be seen. */
function reportFullStop(reading: Reading, span: Span): void {
  const dot = take(reading);
  const asPart = { ...inQuotes({ start: span.start, end: dot.end }), title: "Take the full stop into the text" };
  const without = { title: "Leave the full stop out", edits: [...inQuotes(span).edits, { span: dot, text: "" }] };
  const message = "Whether the full stop belongs to the text cannot be seen.";
  reading.reporter.report(
    "trailing-punctuation",
    dot,
    message,
    { ...asPart, isAlternative: true },
    { ...without, isAlternative: true },
  );
}

/** How many tokens belong to a text without quotes; the braces of a template are part of it. */
function unquotedLength(reading: Reading): number {
  if (isCapitalValue(reading)) return 1;
  let count = 0;
  for (let braces = 0; peek(reading, count) !== undefined; count += 1) {
    if (at(reading, LeftBrace, count)) braces += 1;
    else if (at(reading, RightBrace, count) && braces > 0) braces -= 1;
    else if (endsUnquoted(reading, count)) break;
  }
  return count;
}

/** `custom_data[state] = OR`: capitals where nothing can be joined are a text. */
function isCapitalValue(reading: Reading): boolean {
  if (!/^(?:AND|OR|NOT)$/.test(peek(reading)?.image ?? "")) return false;
  return peek(reading, 1) === undefined || at(reading, [And, Or, RightParenthesis], 1);
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
