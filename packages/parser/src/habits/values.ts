import type { TokenType } from "../reading/scanner.js";
import { describeCharacter, firstUnwritable } from "../language/characters.js";
import { asAlternative, type FixDraft, replace } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
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
import { termNamed } from "../language/vocabulary.js";
import { ahead, at, type Cursor, imageAt, isAttached, peek, report, take } from "../source/cursor.js";
import { lastItem } from "../source/items.js";
import { between, pointAt, rewrite, textAt, within } from "../source/spans.js";
import { bearsMeaning } from "../words/noise.js";
import { connectorIn, OPERATOR_WORDS, operatorIn } from "../words/operators.js";
import { isDelimited } from "../words/patterns.js";
import { testAt } from "../words/phrases.js";
import { QUOTE_WORD, type QuotedText, takeApart } from "../words/quotes.js";
import { termAt } from "../words/terms.js";
import { backDirectiveAt } from "./directives.js";
import { isMixed, isNegationNext } from "./surroundings.js";
import { isUnknownWord } from "./unreadable.js";

/** The tokens that are texts in some kind of quotes. */
export const TEXTS: readonly TokenType[] = [Text, ForeignText];

/** Reads the text at the cursor, in whichever quotes or in none; undefined when none stands there. */
export function readValue(cursor: Cursor): Span | undefined {
  if (at(cursor, Text)) return readText(cursor);
  if (at(cursor, ForeignText)) return readForeignText(cursor);
  return readUnquoted(cursor);
}

function readText(cursor: Cursor): Span {
  const image = imageAt(cursor);
  const span = take(cursor);
  if (image.length < 2 || !image.endsWith('"')) {
    return /[\u201c\u201d]$/.test(image) ? restyled(cursor, span, takeApart(image)) : unclosedText(cursor, span);
  }
  if (image === '""' && isDoubled(cursor)) return doubledQuotes(cursor, span);
  if (goesOn(cursor) || isInches(cursor)) return quoteInText(cursor, span);
  reportUnwritable(cursor, span.start + 1, image.slice(1, -1), "A text");
  return span;
}

/** Whether more of a text stands directly behind its closing quote: then that was no closing quote. */
function goesOn(cursor: Cursor): boolean {
  const isWord = at(cursor, Word) && operatorIn(imageAt(cursor)) === undefined;
  return isAttached(cursor) && (isWord || at(cursor, [Text, NumberToken]));
}

/** `"5" TV"`: a quote that means inches, and a word that the closing quote is attached to. */
function isInches(cursor: Cursor): boolean {
  return isUnknownWord(cursor) && testAt(cursor) === undefined && at(cursor, Text, 1) && isAttached(cursor, 1);
}

/** `""Acme""`: a text with doubled quotes, as in a cell of a spreadsheet file. */
function isDoubled(cursor: Cursor): boolean {
  return at(cursor, Word) && imageAt(cursor, 1) === '""' && isAttached(cursor) && isAttached(cursor, 1);
}

function doubledQuotes(cursor: Cursor, first: Span): Span {
  const inner = take(cursor);
  const span = between(first, take(cursor));
  return restyled(cursor, span, { open: '""', inside: textAt(cursor, inner), close: '""' });
}

/** `"say \"hi\""`, `"Joe "The Boss" Miller"`: the text ends at the first quote that nothing is attached to. */
function quoteInText(cursor: Cursor, first: Span): Span {
  let span = first;
  for (let next = peek(cursor); next !== undefined; next = peek(cursor)) {
    span = between(span, take(cursor));
    if (next.type === Text && !next.image.endsWith('\\"') && !goesOn(cursor)) break;
  }
  const isClosedTwice = /^"[^"]*""$/.test(textAt(cursor, span));
  const fix = replace({ start: span.end - 1, end: span.end }, "", 'Remove the second `"`');
  report(cursor, span, say("quote-in-text"), ...(isClosedTwice ? [fix] : []));
  return span;
}

/** A text that was cut where it most likely ends. */
function unclosedText(cursor: Cursor, span: Span): Span {
  const { open, inside } = takeApart(textAt(cursor, span));
  const isStraight = open === '"';
  const text = { start: isStraight ? span.start : span.start + open.length, end: span.end };
  const title = isStraight ? 'Close the text with `"`' : 'Put the text between `"`';
  const fix = { ...rewrite(title, span, isStraight ? "" : '"', text, '"'), respelt: [] };
  const isChoice = !saysItself(inside) || inside.endsWith("'");
  const said = isStraight ? say("unclosed-text", inside) : say("unclosed-text/foreign", inside);
  report(cursor, span, said, isChoice ? asAlternative(fix) : fix);
  if (!isChoice) reportUnwritable(cursor, span.start + open.length, inside, "A text");
  return span;
}

function readForeignText(cursor: Cursor): Span {
  const isDoubtful = isBehindQuotedName(cursor);
  const isLike = /like$/i.test(imageAt(cursor, -1));
  const span = take(cursor);
  const quoted = takeApart(textAt(cursor, span));
  const { inside, close } = quoted;
  if (close === undefined) return unclosedText(cursor, span);
  if (!inside.includes('"')) return restyled(cursor, span, quoted, isDoubtful, !isLike && isDelimited(inside));
  report(cursor, span, say("quote-in-text/foreign"));
  return span;
}

/** Whether the text at the cursor stands behind a field whose name is in quotes of the same kind. */
function isBehindQuotedName(cursor: Cursor): boolean {
  const first = imageAt(cursor).charAt(0);
  for (let back = -1; back > -8; back -= 1) {
    if (peek(cursor, back) === undefined || connectorIn(imageAt(cursor, back)) !== undefined) return false;
    if (at(cursor, Brackets, back)) return imageAt(cursor, back).slice(1).trim().charAt(0) === first;
  }
  return false;
}

/** A text in other quotes than `"`; where it is a pattern, it may ask for something else than a text. */
function restyled(cursor: Cursor, span: Span, quoted: QuotedText, isDoubtful = false, isPattern = false): Span {
  const { open, inside, close = "" } = quoted;
  const text = open === "'" ? inside.replaceAll(ESCAPED_QUOTE, "'") : inside;
  const inner = within(span, open.length, close.length);
  const escapes = open === "'" ? [...inside.matchAll(ESCAPED_QUOTE)].map(({ index }) => inner.start + index) : [];
  const stays = [inner.start, ...escapes.map((escape) => escape + 1)].map((start, index) => ({
    start,
    end: escapes[index] ?? inner.end,
  }));
  const fix = { ...rewrite('Use `"`', span, '"', ...stays, '"'), ...(isDoubtful && { isDoubtful: true as const }) };
  // Nothing says where `'a'and media_type='b'` ends, and `= ''` may ask for no value at all.
  const isUnclear = open === "'" && /'\s*(?:and|or|not)\b/i.test(inside);
  const fixes = isUnclear ? [] : [text === "" || isPattern ? asAlternative(fix) : fix];
  report(cursor, span, say("quote-style", textAt(cursor, span), text), ...fixes);
  if (!isUnclear) reportUnwritable(cursor, inner.start, text, "A text");
  return span;
}

/** A single quote inside single quotes, as programs and databases write it. */
const ESCAPED_QUOTE = /\\'|''/g;

/** Reports every run of characters that neither a text nor a name can have ([R6], [R7]). */
export function reportUnwritable(cursor: Cursor, offset: number, text: string, what: "A text" | "A name"): void {
  let position = 0;
  for (
    let found = firstUnwritable(text);
    found !== undefined && !cursor.reporter.isFull();
    found = firstUnwritable(text.slice(position))
  ) {
    const start = offset + position + found.index;
    const span = { start, end: start + found.character.length };
    const isSpace = /[\t\r\n]/.test(found.character);
    const fix = isSpace ? replace(span, " ", "Put a space in its place") : replace(span, "");
    const name = found.character < "\u0080" ? "control-character/inside" : "lone-surrogate/inside";
    report(cursor, span, say(name, what, describeCharacter(found.character)), fix);
    position += found.index + found.character.length;
  }
}

/** `affiliate_name = Acme Corp`: everything up to the next operator or parenthesis is the text. */
function readUnquoted(cursor: Cursor): Span | undefined {
  const count = unquotedLength(cursor);
  // `in !=`: signs that compare are no text.
  if (count === 0 || /^(?:[=<>~]|!=)+$/.test(textAt(cursor, take({ ...cursor }, count)))) return undefined;
  const span = take(cursor, count);
  if (imageAt(cursor) === '"' && isAttached(cursor)) return unopenedText(cursor, span);
  const text = textAt(cursor, span);
  const isPlain =
    saysItself(text) && !at(cursor, TEXTS) && !hasTermBehind(cursor, count) && !mayGoOn(cursor, text, count);
  const endsSentence = endsWithPunctuation(cursor, 0) && isAttached(cursor);
  // `= off`, `= new`: one word may be the text, or what to do.
  const fix = decides(text) ? asAlternative(inQuotes(span)) : inQuotes(span);
  const fixes = isPlain && !endsSentence ? [fix] : [];
  report(cursor, span, say("unquoted-value", text), ...fixes);
  if (isPlain && endsSentence) reportFullStop(cursor, span);
  return span;
}

/** `TV after hours`: whether a term in whichever spelling stands behind the first of so many tokens; names have capitals. */
function hasTermBehind(cursor: Cursor, count: number): boolean {
  for (let back = 1 - count; back < 0; back += 1) {
    if (/^\p{Ll}/u.test(imageAt(cursor, back)) && termAt(ahead(cursor, back)) !== undefined) return true;
  }
  return false;
}

/** `= Acme or Globex and mobile`, `= Smith and Sons and mobile`: where a text without quotes ends cannot be seen. */
function mayGoOn(cursor: Cursor, text: string, count: number): boolean {
  const next = operatorIn(imageAt(cursor));
  if (next === "or" && isMixed(cursor, Infinity)) return true;
  // `1,000` may be one number.
  const isGrouped = at(cursor, Comma) && isAttached(cursor) && /^\d{3}$/.test(imageAt(cursor, 1));
  if (isGrouped && isAttached(cursor, 1) && /^\d{1,3}$/.test(text)) return true;
  // `10001-10009` may be all numbers from one to the other, `Acme and Zenith` two names.
  if (/^\d+\s?(?:[-\u2010-\u2015]|to)\s?\d+$|^\d+\+$|\sand\s/i.test(text)) return true;
  // `is not Acme & Zenith`, `is neither Acme & Zenith`: only behind a plain test that stands alone is it one name.
  const isAlone = next === undefined && lastItem(cursor)?.type !== "not";
  const isPlainTest = /^(?:[=:]+|is|equals?|contains|includes)$/i.test(imageAt(cursor, -count - 1));
  return /\s&\s/.test(text) && !(isAlone && isPlainTest && !isNegationNext(ahead(cursor, -count - 2)));
}

/** Names, numbers and addresses, rather than a pattern, `/Acme|Foo/`, or what a program puts a value in for: `{{name}}`, `$name`. */
function isPlainValue(text: string): boolean {
  return /^(?!\/)(?=.*[\p{L}\p{N}])(?:[\p{L}\p{M}\p{N} _.,:&'\u2019/#+\u2010-\u2015-]|(?<=\w)@(?=\w)|\$(?=\d)|(?<=\d)[%\u00b0])+(?<!\/)$/u.test(
    text,
  );
}

/** Words for a value that is not there, or for any: `= n/a`. */
const NO_VALUE =
  /^(?:n\/?a|none|null|nil|nothing|empty|blank|missing|unknown|undefined|any|all|other|anything|everything|something|not\b.*)$/i;

/** `any of Acme`, `mostly Acme`, `before 2020`: words of the test rather than of the text; those of names have capitals. */
const OF_TEST =
  /^(?:does|do|did|has|have|been|being|contains?|(?:un)?equals?|is|are|any|one|none|all|both|either|neither|not|ignor(?:e|ing)|exactly|only|just|like|than|to|with|some|more|less|longer|other|different|far|opposite|at (?:least|most)|up to|before|after|between|since|until|always|usually|often|sometimes|almost|nearly|mostly|partly|probably|possibly|perhaps|maybe|supposed|also|even|still|now|set|given)\b/;

/** `Radio / TV`, `Radio when mobile`, `hardly Radio`: more than one text, or more than a text; as what decides, in lower case. */
const OF_MORE =
  /\b(?:is|are|contains|nobody|hardly|barely|scarcely|rarely|seldom|ever|yet|too|rather than|if|when|whenever|where|while|during|within|then)\b|\s\/\s|\p{L}{4}\.\s|\s[-\u2010-\u2015]$/u;

/** `5 or more`: an amount, and no second text. */
export const OF_AMOUNT: RegExp =
  /^(?:more|less|fewer|greater|higher|lower|bigger|smaller|above|below|over|under|older|younger|later|earlier|newer|up|so|both|neither)$/;

/** Whether a text without quotes is no more than that: no pattern, no dictated quotes, no word of the sentence, no other term. */
function saysItself(text: string): boolean {
  return (
    isPlainValue(text) &&
    !NO_VALUE.test(text) &&
    !OF_TEST.test(text) &&
    !OF_MORE.test(text) &&
    !(/\s/.test(text) && decides(text)) &&
    !isDelimited(text) &&
    !QUOTE_WORD.test(text) &&
    termNamed(/^\w*/.exec(text)?.[0] ?? "")?.kind !== "text" &&
    !namesTermBehind(text)
  );
}

/** `TV - don't record`, `Radio und TV`; names have capitals. */
export function decides(text: string): boolean {
  const words = text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}'\u2019]*/gu) ?? [];
  return words.some((word) => OPERATOR_WORDS.has(word)) || bearsMeaning(words.join(" "));
}

/** `TV mobile`, `TV -repeat`: a term behind the first word may be one that an operator is missing in front of. */
function namesTermBehind(text: string): boolean {
  const [, ...others] = text.split(/\s[^\p{L}]*/u);
  return others.some((word) => termNamed(word) !== undefined);
}

function inQuotes(span: Span, title = 'Put `"` around the text'): FixDraft {
  return rewrite(title, span, '"', span, '"');
}

/** `= Acme Co.`: whether the full stop ends the text or the sentence cannot be seen. */
function reportFullStop(cursor: Cursor, span: Span): void {
  const dot = take(cursor);
  const whole = between(span, dot);
  const asPart = inQuotes(whole, "Take the full stop into the text");
  const without = rewrite("Leave the full stop out", whole, '"', span, '"');
  report(cursor, dot, say("trailing-punctuation/unclear"), asAlternative(asPart), asAlternative(without));
}

/** How many tokens belong to a text without quotes; the braces of a template are part of it. */
function unquotedLength(cursor: Cursor): number {
  if (isCapitalValue(cursor)) return 1;
  let count = 0;
  for (let braces = 0; peek(cursor, count) !== undefined; count += 1) {
    if (at(cursor, LeftBrace, count)) braces += 1;
    else if (at(cursor, RightBrace, count) && braces > 0) braces -= 1;
    else if (endsUnquoted(cursor, count)) break;
  }
  return count;
}

/** `custom_data[state] = OR`: capitals where nothing can be joined are a text. */
function isCapitalValue(cursor: Cursor): boolean {
  const isLast = peek(cursor, 1) === undefined || at(cursor, [And, Or, RightParenthesis], 1);
  return /^(?:AND|OR|NOT)$/.test(imageAt(cursor)) && isLast;
}

/** `Acme"`: a text without its first quote. */
function unopenedText(cursor: Cursor, inner: Span): Span {
  const span = between(inner, take(cursor));
  const fix = replace(pointAt(span.start), '"', 'Open the text with `"`');
  report(cursor, span, say("unclosed-text/start", textAt(cursor, inner)), fix);
  return span;
}

/** What ends a text that has no quotes. */
const VALUE_ENDS: readonly TokenType[] = [
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

function endsUnquoted(cursor: Cursor, count: number): boolean {
  if (at(cursor, VALUE_ENDS, count) || endsWithPunctuation(cursor, count)) return true;
  // `= Radio then skip`: the rest of the sentence.
  if (count > 0 && backDirectiveAt(ahead(cursor, count))?.isWhole === true) return true;
  const image = imageAt(cursor, count);
  const operator = image === "&" ? "and" : operatorIn(image);
  if (operator === undefined) {
    return at(cursor, ForeignOperator, count) && image !== "+" && image !== "!";
  }
  // "Smith and Sons" is one text, "Acme and repeat" are two terms, "Acme or Zenith" are two texts.
  return operator !== "and" || count === 0 || !isProperNoun(cursor, count + 1);
}

/** A full stop at the very end belongs to the sentence, with a sign or two behind it as well, one inside a text to the text. */
function endsWithPunctuation(cursor: Cursor, count: number): boolean {
  if (!at(cursor, Dot, count)) return false;
  let end = count + 1;
  while (end <= count + 2 && at(cursor, [Dot, Semicolon, Comma], end)) end += 1;
  return peek(cursor, end) === undefined;
}

/** Whether a capitalised word stands there that is no term, as in a company's name. */
function isProperNoun(cursor: Cursor, count: number): boolean {
  const image = imageAt(cursor, count);
  if (!at(cursor, Word, count) || !/^\p{Lu}/u.test(image)) return false;
  return termAt(ahead(cursor, count)) === undefined && operatorIn(image) === undefined;
}

/** Takes parentheses or braces, up to those that close them or the end, and gives what stands in them. */
export function takeEnclosed(cursor: Cursor): { readonly inside: string; readonly span: Span } {
  const open = take(cursor);
  let last = open;
  while (peek(cursor) !== undefined && !at(cursor, [RightParenthesis, RightBrace])) last = take(cursor);
  const inside = cursor.source.slice(open.end, last.end);
  return { inside, span: between(open, peek(cursor) === undefined ? last : take(cursor)) };
}

/** Whether a text could start at the cursor: one in quotes, a number, or a word that is nothing else. */
export function startsValue(cursor: Cursor): boolean {
  if (at(cursor, [...TEXTS, NumberToken])) return true;
  return at(cursor, Word) && operatorIn(imageAt(cursor)) === undefined && termAt(cursor) === undefined;
}
