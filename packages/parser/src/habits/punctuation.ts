import { asAlternative, replace } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Comma, Dot, NumberToken, Semicolon, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { ahead, at, type Cursor, imageAt, isAttached, peek, report, take } from "../source/cursor.js";
import { add, expectsOperand, lastItem } from "../source/items.js";
import { textAt } from "../source/spans.js";
import { removal, withSpaceAfter } from "../source/spaces.js";
import { fieldTokens } from "../words/terms.js";
import type { Habit } from "./habit.js";
import { isDeniedInFront, isMixed, isNegationNext, isOperatorNext, isScopeUnclear, isTable } from "./surroundings.js";
import { isUnknownWord } from "./unreadable.js";

const PUNCTUATION = [Dot, Semicolon, Comma];

/** Full stops and semicolons at the end, commas in lists of terms, and any of them elsewhere. */
export const punctuation: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, PUNCTUATION)) return false;
    const call = cursor.groups.at(-1)?.call;
    if (call !== undefined && at(cursor, [Comma, Semicolon])) {
      const comma = take(cursor);
      call.commas.push(comma);
      add(cursor, call.operator, comma);
      return true;
    }
    // `custom_data[product].value`: a full stop with something attached on both sides is none.
    const isMember = at(cursor, [Word, NumberToken], 1) && isAttached(cursor) && isAttached(cursor, 1);
    if (at(cursor, Dot) && isMember) return false;
    readPunctuation(cursor);
    return true;
  },
};

function readPunctuation(cursor: Cursor): void {
  let count = 1;
  while (at(cursor, PUNCTUATION, count)) count += 1;
  const rest = at(cursor, Dot) ? restOfSentence(cursor, count) : 0;
  if (peek(cursor, count + rest) === undefined) return readEnd(cursor, count, rest);
  const isGrouping = isMixed(cursor);
  const span = take(cursor, count + rest);
  if (!isOperatorNext(cursor) && !expectsOperand(cursor)) return readSeparator(cursor, span, isGrouping);
  const before = cursor.items.at(-1);
  const isOfUnread = before?.type === "unreadable" && before.isKept;
  const fixes = isGrouping || isOfUnread || isScopeUnclear(cursor) ? [] : [removal(cursor.source, span)];
  report(cursor, span, say("unexpected-text", textAt(cursor, span)), ...fixes);
}

/** Punctuation at the end, and what is left of the sentence behind it. */
function readEnd(cursor: Cursor, count: number, rest: number): void {
  const isTrailing = !at(cursor, Comma) && count <= 3 && rest === 0;
  const span = take(cursor, count + rest);
  const text = textAt(cursor, span);
  const said = isTrailing ? say("trailing-punctuation", text) : say("unexpected-text", text);
  report(cursor, span, said, ...(isScopeUnclear(cursor) ? [] : [removal(cursor.source, span)]));
}

/** A comma, semicolon or full stop between two terms. */
function readSeparator(cursor: Cursor, span: Span, isGrouping: boolean): void {
  const text = textAt(cursor, span);
  const gap = withSpaceAfter(cursor.source, span);
  const both = [replace(gap, " and "), replace(gap, " or ")];
  // `mobile, not repeat` and `mobile: yes; repeat: no` hardly mean `or`; a list of terms may.
  const isAnd = !isGrouping && (isNegationNext(cursor) || isTable(cursor) || saysAll(cursor) || comparesOther(cursor));
  const fixes = isAnd ? both : both.map(asAlternative);
  // `landline -> mobile` says what was and what is; `not mobile, landline` may deny both.
  const isOpen = /[->:]/.test(text) || (!isAnd && isDeniedInFront(cursor));
  report(cursor, span, say("unknown-operator/separator", text), ...(isOpen ? [] : fixes));
  add(cursor, "and", span);
}

/** `affiliate_name="Acme", media_type="TV"`: comparisons of two fields, as in a filter. */
function comparesOther(cursor: Cursor): boolean {
  const before = lastItem(cursor);
  const tokens = fieldTokens(cursor);
  if (before?.type !== "operand" || tokens === 0) return false;
  const head = textAt(cursor, take({ ...cursor }, tokens));
  const text = textAt(cursor, before.span);
  return text.endsWith('"') && !text.startsWith(head);
}

/** `All of: mobile, repeat`. */
function saysAll({ source, tokens }: Cursor): boolean {
  return /^\s*(?:all|both)\b/i.test(source.slice(0, tokens[0]?.start ?? 0));
}

/** How many tokens behind a full stop only end an e-mail: `. Thanks!`; 0 when something of a condition is among them. */
function restOfSentence(cursor: Cursor, from: number): number {
  let count = 0;
  while (peek(cursor, from + count) !== undefined) {
    const next = ahead(cursor, from + count);
    const isRest = isUnknownWord(next) || at(next, PUNCTUATION) || imageAt(next) === "!";
    if (!isRest || count >= 12) return 0;
    count += 1;
  }
  return count;
}
