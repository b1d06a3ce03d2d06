import { describeCharacter } from "../language/characters.js";
import { say } from "../diagnostics/sentences.js";
import {
  Brackets,
  Dash,
  ForeignComparison,
  LeftParenthesis,
  NumberToken,
  Other,
  RightParenthesis,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { at, type Cursor, imageAt, isAttached, peek, report, take } from "../source/cursor.js";
import { addOperand, addUnreadable, expectsOperand } from "../source/items.js";
import { between, textAt } from "../source/spans.js";
import { removal } from "../source/spaces.js";
import { isConnector, operatorIn, operatorPhraseAt } from "../words/operators.js";
import { testAt } from "../words/phrases.js";
import { termAt } from "../words/terms.js";
import type { Habit } from "./habit.js";
import { isMixed, isPrecondition, isScopeUnclear, sharesNoun } from "./surroundings.js";

/** What no part of a condition can be, as one run; between two terms unknown words belong to it. */
export const unreadable: Habit = {
  where: "anywhere",
  read(cursor) {
    const isHalf = /^[\ud800-\udfff]$/.test(imageAt(cursor));
    const span = take(cursor);
    return isHalf ? reportHalf(cursor, span) : readUnreadable(cursor, span);
  },
};

/** Operators further behind are not looked for. */
const LONGEST_SENTENCE = 1000;

/** What cannot be read from a span on. */
function readUnreadable(cursor: Cursor, first: Span): true {
  let span = first;
  const isPart = expectsOperand(cursor) ? isSign : isSignOrWord;
  while (isPart(cursor)) span = between(span, take(cursor));
  // `-and`, `-not`: an operator of PowerShell; alone, `-not` may deny twice.
  const operator = textAt(cursor, span) === "-" && isAttached(cursor) ? operatorIn(imageAt(cursor)) : undefined;
  const isOfOperator =
    operator !== undefined &&
    (operator !== "not" ||
      (isConnector(cursor, -2) && isAttached(cursor, -1)) ||
      /-(?:and|or|eq|ne)\b/i.test(cursor.source.slice(0, LONGEST_SENTENCE)));
  return reportUnexpected(cursor, span, isOfOperator ? [span] : []);
}

function isSign(cursor: Cursor): boolean {
  return at(cursor, [Other, ForeignComparison, Dash]);
}

function isSignOrWord(cursor: Cursor): boolean {
  // `mobile calls except repeat ones`: what connects what follows is no part of it.
  return isSign(cursor) || at(cursor, NumberToken) || (isUnknownWord(cursor) && operatorPhraseAt(cursor) === undefined);
}

/** Half of a character: it cannot even be shown. */
function reportHalf(cursor: Cursor, span: Span): true {
  report(cursor, span, say("lone-surrogate", describeCharacter(textAt(cursor, span))), removal(cursor.source, span));
  addUnreadable(cursor, span, false);
  return true;
}

/** Reports a part of the source that means nothing, and leaves it out. */
export function reportUnexpected(cursor: Cursor, span: Span, respelt: readonly Span[] = []): true {
  const text = textAt(cursor, span);
  const isMeant =
    (isScopeUnclear(cursor) && /[:.,;\u2010-\u2015-]/.test(text)) ||
    (isMixed(cursor) && /[{}]/.test(text)) ||
    isPrecondition(cursor, text) ||
    sharesNoun(cursor, text);
  const fix = { ...removal(cursor.source, span), respelt };
  const isMended = report(cursor, span, say("unexpected-text", text), ...(isMeant ? [] : [fix]));
  addUnreadable(cursor, span, !isMended);
  return true;
}

/** Whether a word stands at the cursor that is neither an operator nor a term in any spelling. */
export function isUnknownWord(cursor: Cursor): boolean {
  return at(cursor, Word) && operatorIn(imageAt(cursor)) === undefined && termAt(cursor) === undefined;
}

/** Passes over what is tested of a term that cannot be tested, so that it is not reported as well. */
export function skipTest(cursor: Cursor, head: Span): void {
  let span = head;
  if (at(cursor, Brackets)) span = between(head, take(cursor));
  const test = testAt(cursor);
  if (test !== undefined) {
    span = between(head, take(cursor, test.tokens));
    const isPresence = test.meaning === "present" || test.meaning === "absent";
    const isValue =
      peek(cursor) !== undefined &&
      !at(cursor, [LeftParenthesis, RightParenthesis]) &&
      operatorIn(imageAt(cursor)) === undefined;
    if (!isPresence && isValue) span = between(head, take(cursor));
  }
  addOperand(cursor, span);
}
