import type { IToken } from "chevrotain";
import { describeCharacter, quote } from "../characters.js";
import type { DiagnosticCode } from "../codes.js";
import { type Edit, type FixDraft, replace } from "../diagnostics.js";
import { nearest } from "../suggest.js";
import {
    Brackets,
  Comma,
  Contains,
  Dash,
  Dot,
  ForeignComparison,
  ForeignOperator,
  ForeignText,
  FullWidthParenthesis,
    LeftParenthesis,
  NumberToken,
  Other,
  Present,
  RightBracket,
  RightParenthesis,
  Semicolon,
  Text,
  Word,
  endOf,
} from "../tokens.js";
import type { Span } from "../tree.js";
import { type Term, termNamed, vocabulary } from "../vocabulary.js";
import { tokensOf, withSpaceAfter, withSpaceBefore } from "./clean.js";
import { testAt } from "./phrases.js";
import { functionAt } from "./functions.js";
import { readPredicate } from "./predicates.js";
import { unquoted } from "./quotes.js";
import {
  at,
  between,
  expectsOperand,
  isAttached, type Item, peek, previousEnd,
  type Reading,
  spanOf,
  take,
  textAt,
} from "./reading.js";
import { readTextTest } from "./text-tests.js";
import { TEXTS } from "./values.js";
import { fillersAt, type FoundTerm, MISSPELT_OPERATORS, NOT_WORDS, operatorIn, OPERATOR_WORDS, reportTermAt, termAt } from "./words.js";

/** An open parenthesis: of a group, or of an operator that is written as a function and joins what commas separate. */
interface Frame {
  readonly call: { readonly operator: "and" | "or"; readonly span: Span; readonly edits: Edit[] } | undefined;
}

/**
 * Reads all tokens into operators, parentheses and predicates. Whatever is not spelt as the language wants it is reported, and read as
 * what it means; what means nothing is reported and left out.
 */
export function readItems(reading: Reading): readonly Item[] {
  const frames: Frame[] = [];
  while (peek(reading) !== undefined) {
    const start = reading.position;
    readItem(reading, frames);
    // Every reader moves on; the guard keeps a mistake in one of them from becoming a hang.
    if (reading.position === start) readJunk(reading);
  }
    for (const frame of frames) reportCall(reading, frame, previousEnd(reading));
  return reading.items;
}

function readItem(reading: Reading, frames: Frame[]): void {
  const token = peek(reading);
  if (token === undefined) return;
  const operator = operatorIn(token.image);
  if (operator !== undefined) return readOperator(reading, frames, operator);
  switch (token.tokenType) {
    case LeftParenthesis:
      return openGroup(reading, frames, undefined);
    case RightParenthesis:
      return closeGroup(reading, frames);
    case FullWidthParenthesis:
      return readFullWidth(reading, frames);
        case RightBracket:
      return readRightBracket(reading, frames);
    case Brackets:
      return readGroupingBrackets(reading);
    case ForeignOperator:
      return readSymbol(reading);
    case Comma:
    case Semicolon:
    case Dot:
      return readPunctuation(reading, frames);
    case Text:
    case ForeignText:
      return readLeadingText(reading);
        case Word:
      return readWord(reading);
    case Contains:
    case Present:
      if (!readFunction(reading)) readJunk(reading);
      return;
    case NumberToken:
      if (!readSwappedLength(reading)) readJunk(reading);
      return;
    default:
      return readJunk(reading);
  }
}

function push(reading: Reading, type: "and" | "or" | "not" | "open" | "close", span: Span): void {
  reading.items.push({ type, span });
}

/** `and`, `or`, `not` in whichever letter case, also as a function: `AND(a, b)`. */
function readOperator(reading: Reading, frames: Frame[], operator: "and" | "or" | "not"): void {
  const span = take(reading);
  if (operator !== "not" && at(reading, LeftParenthesis) && expectsOperand(reading))
    return openGroup(reading, frames, { operator, span, edits: [] });
  reportCase(reading, span, operator);
  if (isSlashed(reading, operator)) return readSlashed(reading, span);
  push(reading, operator, span);
}

function reportCase(reading: Reading, span: Span, right: string): void {
  const text = textAt(reading, span);
  if (text === right) return;
  reading.reporter.report(
    "letter-case",
    span,
    `${quote(text)} must be lower case: \`${right}\`.`,
    replace(`Write \`${right}\``, span, right),
  );
}

/** `and/or`. */
function isSlashed(reading: Reading, operator: string): boolean {
  return (
    at(reading, Other) &&
    peek(reading)?.image === "/" &&
    operatorIn(peek(reading, 1)?.image ?? "") !== undefined &&
    operator !== "not"
  );
}

function readSlashed(reading: Reading, first: Span): void {
  const span = between(first, take(reading, 2));
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "unknown-operator",
    span,
    `${text} is no operator. \`or\` is true when one of the terms is true or both are.`,
    replace("Write `or`", span, "or"),
    replace("Write `and`", span, "and"),
  );
  push(reading, "or", span);
}

function openGroup(reading: Reading, frames: Frame[], call: Frame["call"]): void {
  frames.push({ call });
  push(reading, "open", take(reading));
}

function closeGroup(reading: Reading, frames: Frame[]): void {
    const frame = frames.pop();
  const span = take(reading);
  if (frame !== undefined) reportCall(reading, frame, span.end);
  push(reading, "close", span);
}

/** Reports an operator that is written as a function, with the commas that were found in it. */
function reportCall(reading: Reading, { call }: Frame, end: number): void {
  if (call === undefined) return;
  const { operator, span } = call;
  const text = quote(textAt(reading, span));
  reading.reporter.report("function-call", { start: span.start, end },
    `${text} stands between the terms that it connects: \`(… ${operator} …)\`.`,
    {
      title: `Write \`${operator}\` between the terms`,
      edits: [{ span: withSpaceAfter(reading.source, span), text: "" }, ...call.edits],
    },
  );
}

function readFullWidth(reading: Reading, frames: Frame[]): void {
  const token = peek(reading);
  if (token === undefined) return;
  const right = token.image === "\uff08" ? "(" : ")";
  const span = spanOf(token);
  reading.reporter.report(
    "grouping-bracket",
    span,
    `${quote(token.image)} is a full-width parenthesis. Write \`${right}\`.`,
    replace(`Write \`${right}\``, span, right),
  );
  if (right === "(") openGroup(reading, frames, undefined);
  else closeGroup(reading, frames);
}

/** `(repeat or landline]`: a square bracket that closes a parenthesis. */
function readRightBracket(reading: Reading, frames: Frame[]): void {
  if (frames.length === 0) return readJunk(reading);
  const token = peek(reading);
  const span = token === undefined ? take(reading) : spanOf(token);
  reading.reporter.report("grouping-bracket", span, "`]` does not close a parenthesis. Write `)`.", replace("Write `)`", span, ")"));
  closeGroup(reading, frames);
}


/** `[mobile or repeat] and …`: the content of the brackets is read in their place. */
function readGroupingBrackets(reading: Reading): void {
  const token = peek(reading);
  const span = take(reading);
  const isClosed = token?.image.endsWith("]") === true;
  const inner = { start: span.start + 1, end: isClosed ? span.end - 1 : span.end };
  if (!isClosed || inner.start >= inner.end) return reportUnexpected(reading, span);
  reading.reporter.report(
    "grouping-bracket",
    span,
    "Square brackets hold names and keys. Write parentheses to group.",
    {
      title: "Write parentheses",
      edits: [
        { span: { start: span.start, end: inner.start }, text: "(" },
        { span: { start: inner.end, end: span.end }, text: ")" },
      ],
    },
  );
  push(reading, "open", { start: span.start, end: inner.start });
  readItems({ ...reading, tokens: tokensOf(reading.source, inner), position: 0 });
  push(reading, "close", { start: inner.end, end: span.end });
}

const SYMBOLS: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ["&&", "and"],
  ["||", "or"],
  ["!", "not"],
  ["\u2227", "and"],
  ["\u2228", "or"],
  ["\u00ac", "not"],
]);

function readSymbol(reading: Reading): void {
  const span = take(reading);
  const symbol = textAt(reading, span);
  const operator = SYMBOLS.get(symbol) ?? (symbol === "|" ? "or" : "and");
  const isKnown = SYMBOLS.has(symbol);
  const text = withSpaces(reading.source, span, operator);
  const fix = replace(`Write \`${operator}\``, span, text);
  if (isKnown)
    reading.reporter.report(
      "symbol-operator",
      span,
      `${quote(symbol)} must be written as a word: \`${operator}\`.`,
      fix,
    );
  else
    reading.reporter.report(
      "unknown-operator",
      span,
      `${quote(symbol)} is no operator. Write \`${operator}\` between two terms.`,
      fix,
    );
  push(reading, operator, span);
}

/** A word in the place of a symbol, with the spaces that the symbol did not need. */
function withSpaces(source: string, span: Span, word: string): string {
    const before = span.start === 0 || /[\s(!]/.test(source.charAt(span.start - 1)) ? "" : " ";
  const after = span.end >= source.length || /[\s]/.test(source.charAt(span.end)) ? "" : " ";
  return before + word + after;
}

const PUNCTUATION = [Dot, Semicolon, Comma];

/** Full stops and semicolons at the end, commas in lists of terms, and any of them elsewhere. */
function readPunctuation(reading: Reading, frames: Frame[]): void {
  const call = frames.at(-1)?.call;
  if (call !== undefined && at(reading, [Comma, Semicolon])) return readArgumentComma(reading, call);
  let count = 1;
  while (at(reading, PUNCTUATION, count)) count += 1;
  const isEnd = peek(reading, count) === undefined;
  const isComma = at(reading, Comma);
  const span = take(reading, count);
  const text = quote(textAt(reading, span));
  if (isEnd && !isComma) {
    reading.reporter.report(
      "trailing-punctuation",
      span,
      `A condition does not end with ${text}.`,
      replace("Remove it", withSpaceBefore(reading.source, span), ""),
    );
  } else if (isEnd || isOperatorNext(reading) || expectsOperand(reading)) {
    reading.reporter.report(
      "unexpected-text",
      span,
      `${text} is no part of a condition.`,
      replace("Remove it", isEnd ? withSpaceBefore(reading.source, span) : span, ""),
    );
  } else {
    const gap = withSpaceAfter(reading.source, span);
    reading.reporter.report(
      "unknown-operator",
      span,
      `${text} does not connect terms. Write \`and\` or \`or\`.`,
      replace("Write `and`", gap, " and "),
      replace("Write `or`", gap, " or "),
    );
    push(reading, "and", span);
  }
}

function isOperatorNext(reading: Reading): boolean {
  const image = peek(reading)?.image ?? "";
  return (
    operatorIn(image) === "and" ||
    operatorIn(image) === "or" ||
    (SYMBOLS.has(image) && image !== "!") ||
    at(reading, RightParenthesis)
  );
}

function readArgumentComma(reading: Reading, call: NonNullable<Frame["call"]>): void {
  const span = take(reading);
  call.edits.push({ span: withSpaceAfter(reading.source, span), text: ` ${call.operator} ` });
  push(reading, call.operator, span);
}

/** `contains(affiliate_name, "Acme")`: a test as a function of its field. */
function readFunction(reading: Reading): boolean {
  const found = functionAt(reading);
  if (found === undefined || !expectsOperand(reading)) return false;
  const span = take(reading, found.tokens);
  if (found.text === undefined) {
    reading.reporter.report("function-call", span, "A condition has no functions. A text is compared as it is, letter for letter.");
    skipTest(reading, span);
    return true;
  }
  const text = quote(found.text);
  reading.reporter.report("function-call", span, `A condition has no functions. The field stands in front of the test: ${text}.`, replace(`Write ${text}`, span, found.text));
  readMeant(reading, found.text, span);
  return true;
}

/** A text where a term belongs: a term in quotes, a comparison turned round, or nothing that a condition knows. */
function readLeadingText(reading: Reading): void {
  const token = peek(reading);
  if (token === undefined) return;
  const span = spanOf(token);
    const inner = unquoted(token.image);
  const term = termNamed(inner.toLowerCase());
  if (term !== undefined) return readQuotedTerm(reading, token, inner);
    if (readSwapped(reading)) return;
  if (!expectsOperand(reading)) return reportUnexpected(reading, take(reading));
  take(reading);
  reading.reporter.report(
    "unexpected-text",
    span,
    `The text ${quote(token.image)} is compared with nothing. Write a text field and a test in front of it.`,
  );
  reading.items.push({ type: "operand", span, node: undefined });
}

function readQuotedTerm(reading: Reading, token: IToken, inner: string): void {
  const span = take(reading);
  reading.reporter.report(
    "quoted-condition",
    span,
    `The term ${quote(inner)} stands in quotes. Quotes are for texts only.`,
    replace("Remove the quotes", span, inner.toLowerCase()),
  );
  const term = termNamed(inner.toLowerCase());
  if (term !== undefined) readPredicate(reading, term, { start: token.startOffset, end: endOf(token) });
}

const SWAPPED: ReadonlyMap<string, string> = new Map([
  ["=", "="],
  ["!=", "!="],
  ["in", "contains"],
]);

/** `"Acme" = affiliate_name`: read as if it stood the right way round. */
function readSwapped(reading: Reading): boolean {
  const test = testAt({ ...reading, position: reading.position + 1 });
  const operator = test === undefined ? undefined : SWAPPED.get(test.meaning);
  if (test === undefined || operator === undefined) return false;
  const field: Reading = { ...reading, position: reading.position + 1 + test.tokens };
  const term = termAt(field);
  if (term?.term.kind !== "text") return false;
  const fieldTokens = term.tokens + (at(field, Brackets, term.tokens) ? 1 : 0);
  const fieldSpan = take(field, fieldTokens);
    const written = peek(reading)?.image ?? "";
  const span = take(reading, 1 + test.tokens + fieldTokens);
  const text = `${textAt(reading, fieldSpan)} ${operator} "${unquoted(written)}"`;
    reportSwapped(reading, span, text);
  return true;
}

function reportSwapped(reading: Reading, span: Span, text: string): void {
    reading.reporter.report("swapped-comparison", span, `What is compared stands in front: ${quote(text)}.`, replace(`Write ${quote(text)}`, span, text));
  readMeant(reading, text, span);
}

/** Reads the text that a part of the source stands for, in its place. */
function readMeant(reading: Reading, text: string, span: Span): void {
  // Reading the right way round what now stands there reports what else is wrong with it, at offsets that are nobody's: keep the tree only.
  const quiet: Reading = {
    ...reading,
    tokens: tokensOf(text, { start: 0, end: text.length }),
    source: text,
    position: 0,
    items: [],
    reporter: silent,
  };
    for (const item of readItems(quiet)) reading.items.push(relocated(item, span));
}

const silent: Reading["reporter"] = { report: () => undefined, isFull: () => true, diagnostics: () => [] };

function relocated(item: Item, span: Span): Item {
  if (item.type !== "operand") return { ...item, span };
  return { ...item, span, node: item.node === undefined ? undefined : { ...item.node, span } };
}

function readWord(reading: Reading): void {
    if (!expectsOperand(reading) && (readOperatorWord(reading) || readMisspeltOperator(reading))) return;
  if (expectsOperand(reading) && (readNotWord(reading) || readMisspeltOperator(reading))) return;
  if (at(reading, LeftParenthesis, 1) && isAttached(reading, 1) && readFunction(reading)) return;
  if (at(reading, Dot, 1) && isAttached(reading, 1) && termAt(reading) === undefined && readMember(reading)) return;
  const found = termAt(reading);
  if (found !== undefined && !(found.spelling === "other" && isCustomField(reading, found)))
    return readTerm(reading, found);
  if (expectsOperand(reading) && readFillers(reading)) return;
  if (readReportTerm(reading)) return;
  readUnknownWord(reading);
}

/** `region = "West"` in a recording condition rather means a custom-data field of that name. */
function isCustomField(reading: Reading, found: FoundTerm): boolean {
  if (found.term.kind === "text" || found.tokens !== 1) return false;
  const test = testAt({ ...reading, position: reading.position + 1 });
  if (test === undefined || !at(reading, TEXTS, 1 + test.tokens)) return false;
  return (
    found.term.kind !== "pressed" &&
    !/^["'\\\u2018-\u201f]*(?:true|false|yes|no|[01])["'\\\u2018-\u201f]*$/i.test(
      peek(reading, 1 + test.tokens)?.image ?? "",
    )
  );
}

/** Words between two terms that mean an operator elsewhere. */
function readOperatorWord(reading: Reading): boolean {
  const word = peek(reading)?.image ?? "";
  const lower = word.toLowerCase();
  const written = OPERATOR_WORDS.get(lower);
  if (written === undefined && lower !== "xor" && lower !== "then") return false;
  if (lower === "then") return readThen(reading);
  const span = take(reading);
  if (written === undefined) {
    reading.reporter.report(
      "unknown-operator",
      span,
      `${quote(word)} is no operator. For one of two but not both write \`(a and not b) or (not a and b)\`.`,
    );
    push(reading, "or", span);
    return true;
  }
  reading.reporter.report(
    "unknown-operator",
    span,
    `${quote(word)} is no operator. Write \`${written}\`.`,
    replace(`Write \`${written}\``, span, written),
  );
  push(reading, written === "or" ? "or" : "and", span);
  if (written === "and not") push(reading, "not", span);
  return true;
}

/** `… then record`: the rest of the sentence. */
function readThen(reading: Reading): boolean {
  let count = 1;
  while (count < 6 && at(reading, Word, count)) count += 1;
  if (peek(reading, count) !== undefined) return false;
  const span = take(reading, count);
  const text = quote(textAt(reading, span));
    reading.reporter.report("unexpected-text", span, `${text} is no part of the condition: it only says which calls are meant.`,
    replace("Remove it", withSpaceBefore(reading.source, span), ""),
  );
  return true;
}

/** `adn`, `nto`: an operator with two letters swapped, or one too many. */
function readMisspeltOperator(reading: Reading): boolean {
  const word = peek(reading)?.image ?? "";
  const meant = MISSPELT_OPERATORS.get(word.toLowerCase());
  if (meant === undefined || (meant === "not") !== expectsOperand(reading)) return false;
  if (meant === "not" && termAt({ ...reading, position: reading.position + 1 }) === undefined) return false;
  const span = take(reading);
  reading.reporter.report("unknown-operator", span, `There is no operator ${quote(word)}. Did you mean \`${meant}\`?`, replace(`Write \`${meant}\``, span, meant));
  push(reading, meant, span);
  return true;
}

/** `isn't mobile`, `non-mobile`. */
function readNotWord(reading: Reading): boolean {
  const word = peek(reading)?.image ?? "";
  if (!NOT_WORDS.has(word.toLowerCase())) return false;
  const next: Reading = { ...reading, position: reading.position + (at(reading, Dash, 1) ? 2 : 1) };
  if (termAt(next) === undefined && !at(next, LeftParenthesis)) return false;
  const span = take(reading, next.position - reading.position);
  reading.reporter.report(
    "unknown-operator",
    span,
    `${quote(word)} is no operator. Write \`not\`.`,
    replace("Write `not`", withSpaceAfter(reading.source, span), "not "),
  );
  push(reading, "not", span);
  return true;
}

function readTerm(reading: Reading, found: FoundTerm): void {
  const head = take(reading, found.tokens);
  const { term } = found;
  if (found.spelling === "letter-case") reportCase(reading, head, term.name);
    if (found.spelling === "other") reportSpelling(reading, head, found);
  if (found.isNegated) push(reading, "not", head);
  checkVocabulary(reading, term, head);
  readPredicate(reading, term, head);
}

function reportSpelling(reading: Reading, head: Span, { term, isNegated }: FoundTerm): void {
  const text = quote(textAt(reading, head));
  const right = isNegated ? `not ${term.name}` : term.name;
  reading.reporter.report("term-spelling", head, `${text} must be written \`${right}\`.`, replace(`Write \`${right}\``, head, right));
}

const CONDITIONS: Readonly<Record<string, string>> = {
  recording: "recording conditions",
  routing: "the `Condition` nodes of an IVR tree",
  payout: "the conditions of pay policies",
};

/** Says where a term belongs that this kind of condition does not know. */
function checkVocabulary(reading: Reading, term: Term, head: Span): void {
  if (term.kind === "text" || term.vocabularies.includes(reading.vocabulary)) return;
  const places = term.vocabularies.map((name) => CONDITIONS[name]).join(" and in ");
  reading.reporter.report(
    "other-condition",
    head,
    `\`${term.name}\` has no meaning in ${CONDITIONS[reading.vocabulary] ?? ""}. It belongs in ${places}.`,
  );
}

/** `if`, `record when`, `the caller is`: words of the sentence around the condition. */
function readFillers(reading: Reading): boolean {
  const count = fillersAt(reading);
  if (count === 0) return false;
  const span = take(reading, count);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "leading-word",
    span,
    `${text} is no part of the condition. Leave it out.`,
    replace("Remove it", withSpaceAfter(reading.source, span), ""),
  );
  return true;
}

function readReportTerm(reading: Reading): boolean {
  const count = reportTermAt(reading);
  if (count === 0) return false;
    const head = take(reading, count);
  const text = quote(textAt(reading, head));
  const message = `${text} belongs to reports: a condition cannot read it.`;
  const start = reading.position;
  skipTest(reading, head);
  const span = { start: head.start, end: reading.position === start ? head.end : previousEnd(reading) };
  reading.reporter.report("report-term", head, message, ...phoneTypeFix(reading, span));
  return true;
}

/** `phone_type = "Mobile"` is the one column that a term stands for. */
function phoneTypeFix(reading: Reading, span: Span): readonly FixDraft[] {
  const [, term] = /^phone.?type\s*(?:={1,3}|is|equals)\s*["'\u201c\u2018]?(mobile|landline)["'\u201d\u2019]?$/i.exec(textAt(reading, span)) ?? [];
  return term === undefined ? [] : [replace(`Write \`${term.toLowerCase()}\``, span, term.toLowerCase())];
}

/** Passes over what is tested of a term that cannot be tested, so that it is not reported as well. */
function skipTest(reading: Reading, head: Span): void {
  let span = head;
  if (at(reading, Brackets)) span = between(head, take(reading));
  const test = testAt(reading);
  if (test !== undefined) {
    span = between(head, take(reading, test.tokens));
    const isPresence = test.meaning === "present" || test.meaning === "absent";
    if (
      !isPresence &&
      peek(reading) !== undefined &&
      !at(reading, [LeftParenthesis, RightParenthesis]) &&
      operatorIn(peek(reading)?.image ?? "") === undefined
    )
      span = between(head, take(reading));
  }
  reading.items.push({ type: "operand", span, node: undefined });
}

/** From so many words on an unknown text is a sentence rather than a term. */
const LONGEST_UNKNOWN = 5;

const TERM_NAMES = vocabulary.map((term) => term.name);

/** A word that is no term: a misspelt one, an object with a term behind a dot, a custom-data field, or something else. */
function readUnknownWord(reading: Reading): void {
  const head = peek(reading);
  if (head === undefined) return;
    const near = reading.reporter.isFull() ? undefined : termNamed(nearest(head.image, TERM_NAMES) ?? "");
    const test = testAt({ ...reading, position: reading.position + 1 });
  if (near !== undefined && fits(near, test !== undefined)) return readMisspelt(reading, near);
  readUnknownWords(reading);
}

/** A near word is meant only where what follows suits it: `produkt = "x"` is no misspelt flag. */
function fits(term: Term, isTested: boolean): boolean {
  return !isTested || term.kind === "text" || term.kind === "duration";
}

function readMisspelt(reading: Reading, term: Term): void {
  const span = take(reading);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "unknown-term",
    span,
    `There is no term ${text}. Did you mean \`${term.name}\`?`,
    replace(`Write \`${term.name}\``, span, term.name),
  );
  checkVocabulary(reading, term, span);
  readPredicate(reading, term, span);
}

/** `60 < duration`: a length in front of its term. */
function readSwappedLength(reading: Reading): boolean {
  if (!expectsOperand(reading)) return false;
  let length = 1;
  while (length < 4 && at(reading, [Word, NumberToken], length)) length += 1;
  const test = testAt({ ...reading, position: reading.position + length });
  const operator = test === undefined ? undefined : MIRRORED.get(test.meaning);
  if (test === undefined || operator === undefined) return false;
  const term = termAt({ ...reading, position: reading.position + length + test.tokens });
  if (term?.term.kind !== "duration") return false;
  const value = textAt(reading, take(reading, length));
  const start = previousEnd(reading) - value.length;
  take(reading, test.tokens + term.tokens);
  const span = { start, end: previousEnd(reading) };
  reportSwapped(reading, span, `${term.term.name} ${operator} ${value}`);
  return true;
}

/** Comparisons seen from the other side. */
const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  ["<=", ">="],
  [">", "<"],
  [">=", "<="],
  ["=", "="],
]);

/** `call.mobile`. */
function readMember(reading: Reading): boolean {
  const found = termAt({ ...reading, position: reading.position + 2 });
  if (found === undefined) return false;
  const span = take(reading, 2 + found.tokens);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "term-spelling",
    span,
    `${text} must be written \`${found.term.name}\`, without anything in front.`,
    replace(`Write \`${found.term.name}\``, span, found.term.name),
  );
  checkVocabulary(reading, found.term, span);
  readPredicate(reading, found.term, span);
  return true;
}

/** `product = "Chair"`: what has a test of its own is most likely a custom-data field. */
function readAsCustomField(reading: Reading, span: Span): void {
    const name = textAt(reading, span);
  reading.reporter.report(
    "unknown-term",
    span,
    `There is no term ${quote(name)}. If it is a custom-data field, write ${quote(`custom_data[${name}]`)}.`,
    replace(`Write \`custom_data[${name}]\``, span, `custom_data[${name}]`),
  );
    readTextTest(reading, { name: "custom_data", key: name }, span);
}

/** Words that are nothing we know: a run of them is one diagnostic, and one place that could not be read. */
function readUnknownWords(reading: Reading): void {
    let span = take(reading);
  let words = 1;
  while (isUnknownWord(reading) && testAt(reading) === undefined) {
    span = between(span, take(reading));
    words += 1;
  }
  const isOperandPlace = expectsOperand(reading);
  if (isOperandPlace && testAt(reading) !== undefined) return readAsCustomField(reading, span);
  if (!isOperandPlace) return readJunk(reading, span);
  const text = quote(textAt(reading, span));
  const isSentence = words >= LONGEST_UNKNOWN;
  const code: DiagnosticCode = isSentence ? "unexpected-text" : "unknown-term";
  const message = isSentence ? `${text} is no condition. A condition is made of terms such as \`mobile\` or \`repeat\`, and of \`and\`, \`or\`, \`not\`.` : `There is no term ${text}.`;
    reading.reporter.report(code, span, message);
  reading.items.push({ type: "operand", span, node: undefined });
}

function isUnknownWord(reading: Reading): boolean {
  const word = peek(reading);
  return word?.tokenType === Word && operatorIn(word.image) === undefined && termAt(reading) === undefined;
}

/** What no part of a condition can be, as one run; between two terms unknown words belong to it. */
function readJunk(reading: Reading, first?: Span): void {
  if (first === undefined && readOddOperator(reading)) return;
  const isHalf = first === undefined && /^[\ud800-\udfff]$/.test(peek(reading)?.image ?? "");
  let span = first ?? take(reading);
  if (isHalf) return reportHalf(reading, span);
  const isBetween = !expectsOperand(reading);
  while (at(reading, [Other, ForeignComparison, Dash, ...(isBetween ? [NumberToken] : [])]) || (isBetween && isUnknownWord(reading))) span = between(span, take(reading));
  reportUnexpected(reading, span);
}

/** Half of a character: it cannot even be shown. */
function reportHalf(reading: Reading, span: Span): void {
  const message = `Here stands ${describeCharacter(textAt(reading, span))}. It is left over from a text that was cut.`;
  reading.reporter.report("lone-surrogate", span, message, replace("Remove it", withSpaceBefore(reading.source, span), ""));
  pushJunk(reading, span);
}

/** `mobile/landline` and `mobile -repeat`, as in lists and search boxes. */
function readOddOperator(reading: Reading): boolean {
  if (expectsOperand(reading)) return false;
  const next: Reading = { ...reading, position: reading.position + 1 };
  if (termAt(next) === undefined) return false;
  const isSlash = peek(reading)?.image === "/";
  if (!isSlash && !(at(reading, Dash) && isAttached(reading, 1))) return false;
  const written = isSlash ? "or" : "and not";
  const span = take(reading);
  const text = quote(textAt(reading, span));
  reading.reporter.report("unknown-operator", span, `${text} is no operator. Write \`${written}\`.`, replace(`Write \`${written}\``, span, withSpaces(reading.source, span, written)));
  push(reading, isSlash ? "or" : "and", span);
  if (!isSlash) push(reading, "not", span);
  return true;
}

function reportUnexpected(reading: Reading, span: Span): void {
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "unexpected-text",
    span,
    `${text} is no part of a condition.`,
    replace("Remove it", span, ""),
  );
  pushJunk(reading, span);
}

/** Runs of junk are one item. */
function pushJunk(reading: Reading, span: Span): void {
  const last = reading.items.at(-1);
  if (last?.type === "junk") reading.items[reading.items.length - 1] = { type: "junk", span: between(last.span, span) };
  else reading.items.push({ type: "junk", span });
}
