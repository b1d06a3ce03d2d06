import { quote } from "../language/characters.js";
import { asAlternative, type Edit, replace, respell } from "../diagnostics/diagnostics.js";
import {
  Brackets,
  Comma,
  Contains,
  Dot,
  ForeignOperator,
  ForeignText,
  FullWidthParenthesis,
  LeftParenthesis,
  NumberToken,
  Present,
  RightBracket,
  RightParenthesis,
  Semicolon,
  Text,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import type { Term } from "../language/vocabulary.js";
import { testAt } from "./phrases.js";
import { readPredicate } from "./predicates.js";
import { readTextTest } from "./text-tests.js";
import { tokensOf, withSpaceAfter, removalOf } from "./clean.js";
import { readBackDirective, readFrontDirective } from "./directives.js";
import { isUnknownWord, readJunk } from "./junk.js";
import { isScopeUnclear, reportUnexpected } from "./unexpected.js";
import { isMixed } from "./groups.js";
import { readFunction, readLeadingText, readSwappedLength } from "./meant.js";
import { isOperatorNext, isSlashed, push, readSlashed, readSymbol, reportCase } from "./operators.js";
import {
  type Item,
  type Reading,
  at,
  expectsOperand,
  isAttached,
  peek,
  previousEnd,
  spanOf,
  take,
  textAt,
  pointAt,
} from "./reading.js";
import { readWord } from "./terms.js";
import { operatorIn, reportTermAt, termAt } from "./words.js";

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
  if (token === undefined || (expectsOperand(reading) ? readFrontDirective(reading) : readBackDirective(reading))) {
    return;
  }
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

/** `and`, `or`, `not` in whichever letter case, also as a function: `AND(a, b)`. */
function readOperator(reading: Reading, frames: Frame[], operator: "and" | "or" | "not"): void {
  const span = take(reading);
  if (operator !== "not" && at(reading, LeftParenthesis) && expectsOperand(reading)) {
    return openGroup(reading, frames, { operator, span, edits: [] });
  }
  reportCase(reading, span, operator);
  if (isSlashed(reading, operator)) return readSlashed(reading, span);
  push(reading, operator, span);
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
  reading.reporter.report(
    "function-call",
    { start: span.start, end },
    `${text} stands between the terms that it connects: \`(… ${operator} …)\`.`,
    {
      title: `Write \`${operator}\` between the terms`,
      edits: [{ span: withSpaceAfter(reading.source, span), text: "" }, ...call.edits],
      respelt: [span],
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
  reading.reporter.report(
    "grouping-bracket",
    span,
    "`]` does not close a parenthesis. Write `)`.",
    replace("Write `)`", span, ")"),
  );
  closeGroup(reading, frames);
}

/** `[product] = "Chair"`: a custom-data field without its `custom_data`. */
function readNamed(reading: Reading, span: Span, inner: Span): void {
  const name = textAt(reading, inner).trim();
  const inside: Reading = { ...reading, tokens: tokensOf(reading.source, inner), position: 0 };
  const { length } = inside.tokens;
  if (reportTermAt(inside) === length) return reportUnexpected(reading, span);
  const found = termAt(inside);
  if (found?.tokens === length && !found.isNegated) return readBracketedTerm(reading, span, found.term);
  reading.reporter.report(
    "unknown-term",
    span,
    `In front of the name ${quote(name)} stands no term. If it is a custom-data field, write ${quote(`custom_data[${name}]`)}.`,
    replace("Write `custom_data` in front of it", pointAt(span.start), "custom_data"),
  );
  readTextTest(reading, { name: "custom_data", key: name }, span);
}

/** `[media_type] = 'TV'`: a term in brackets, as databases have it. */
function readBracketedTerm(reading: Reading, span: Span, term: Term): void {
  const message = `Square brackets hold names and keys. The term \`${term.name}\` stands without any.`;
  reading.reporter.report("grouping-bracket", span, message, respell(`Write \`${term.name}\``, span, term.name));
  readPredicate(reading, term, span);
}

/** `[mobile or repeat] and …`: the content of the brackets is read in their place. */
function readGroupingBrackets(reading: Reading): void {
  const token = peek(reading);
  const span = take(reading);
  const isClosed = token?.image.endsWith("]") === true;
  const inner = { start: span.start + 1, end: isClosed ? span.end - 1 : span.end };
  if (!isClosed || inner.start >= inner.end) return reportUnexpected(reading, span);
  if (testAt(reading) !== undefined) return readNamed(reading, span, inner);

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

const PUNCTUATION = [Dot, Semicolon, Comma];

/** Full stops and semicolons at the end, commas in lists of terms, and any of them elsewhere. */
function readPunctuation(reading: Reading, frames: Frame[]): void {
  const call = frames.at(-1)?.call;
  if (call !== undefined && at(reading, [Comma, Semicolon])) return readArgumentComma(reading, call);
  // `custom_data[product].value`: a full stop with something attached on both sides is none.
  if (at(reading, Dot) && isAttached(reading) && isAttached(reading, 1) && at(reading, [Word, NumberToken], 1)) {
    return readJunk(reading);
  }
  let count = 1;
  while (at(reading, PUNCTUATION, count)) count += 1;
  const rest = at(reading, Dot) ? restOfSentence(reading, count) : 0;
  if (peek(reading, count + rest) === undefined) return readEnd(reading, count, rest);
  const isGrouping = isMixed(reading);
  const span = take(reading, count + rest);
  if (!isOperatorNext(reading) && !expectsOperand(reading)) return readSeparator(reading, span, isGrouping);
  const fixes =
    isGrouping || isScopeUnclear(reading) ? [] : [replace("Remove it", removalOf(reading.source, span), "")];
  const text = quote(textAt(reading, span));
  reading.reporter.report("unexpected-text", span, `${text} is no part of a condition.`, ...fixes);
}

/** Punctuation at the end, and what is left of the sentence behind it. */
function readEnd(reading: Reading, count: number, rest: number): void {
  const isTrailing = !at(reading, Comma) && count <= 3 && rest === 0;
  const span = take(reading, count + rest);
  const text = quote(textAt(reading, span));
  const message = isTrailing ? `A condition does not end with ${text}.` : `${text} is no part of a condition.`;
  const fixes = isScopeUnclear(reading) ? [] : [replace("Remove it", removalOf(reading.source, span), "")];
  reading.reporter.report(isTrailing ? "trailing-punctuation" : "unexpected-text", span, message, ...fixes);
}

/** A comma, semicolon or full stop between two terms. */
function readSeparator(reading: Reading, span: Span, isGrouping: boolean): void {
  const text = quote(textAt(reading, span));
  const gap = withSpaceAfter(reading.source, span);
  const message = `${text} does not connect terms. Write \`and\` or \`or\`.`;
  const both = [replace("Write `and`", gap, " and "), replace("Write `or`", gap, " or ")];
  // `pressed 1, 4` may be one key after the other, and `landline -> mobile` says what was and what is.
  const fixes = isGrouping || at(reading, NumberToken) ? both.map(asAlternative) : both;
  reading.reporter.report("unknown-operator", span, message, ...(/[->:]/.test(text) ? [] : fixes));
  push(reading, "and", span);
}

/** How many tokens behind a full stop only end an e-mail: `. Thanks!`; 0 when something of a condition is among them. */
function restOfSentence(reading: Reading, from: number): number {
  let count = 0;
  for (let token = peek(reading, from); token !== undefined; token = peek(reading, from + count)) {
    const next: Reading = { ...reading, position: reading.position + from + count };
    const isRest = isUnknownWord(next) || at(next, PUNCTUATION) || token.image === "!";
    if (!isRest || count >= 12) return 0;
    count += 1;
  }
  return count;
}

function readArgumentComma(reading: Reading, call: NonNullable<Frame["call"]>): void {
  const span = take(reading);
  call.edits.push({ span: withSpaceAfter(reading.source, span), text: ` ${call.operator} ` });
  push(reading, call.operator, span);
}
