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
import { readOddOperator } from "./operators.js";
import { testAt } from "./phrases.js";
import { type Reading, at, between, expectsOperand, isAttached, peek, take, textAt } from "./reading.js";
import { reportHalf, reportUnexpected } from "./unexpected.js";
import { operatorIn, termAt } from "./words.js";

/** What no part of a condition can be, as one run; between two terms unknown words belong to it. */
export function readJunk(reading: Reading, first?: Span): void {
  if (first === undefined && readOddOperator(reading)) return;
  const isHalf = first === undefined && /^[\ud800-\udfff]$/.test(peek(reading)?.image ?? "");
  let span = first ?? take(reading);
  if (isHalf) return reportHalf(reading, span);
  const isPart = expectsOperand(reading) ? isSymbol : isSymbolOrWord;
  while (isPart(reading)) {
    span = between(span, take(reading));
  }
  // `-and`, `-not`: an operator of PowerShell.
  const isSign =
    textAt(reading, span) === "-" && isAttached(reading) && operatorIn(peek(reading)?.image ?? "") !== undefined;
  reportUnexpected(reading, span, isSign ? [span] : []);
}

function isSymbol(reading: Reading): boolean {
  return at(reading, [Other, ForeignComparison, Dash]);
}

function isSymbolOrWord(reading: Reading): boolean {
  return isSymbol(reading) || at(reading, NumberToken) || isUnknownWord(reading);
}

/** Whether a word stands at the cursor that is neither an operator nor a term in any spelling. */
export function isUnknownWord(reading: Reading): boolean {
  const word = peek(reading);
  return word?.tokenType === Word && operatorIn(word.image) === undefined && termAt(reading) === undefined;
}

/** Passes over what is tested of a term that cannot be tested, so that it is not reported as well. */
export function skipTest(reading: Reading, head: Span): void {
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
    ) {
      span = between(head, take(reading));
    }
  }
  reading.items.push({ type: "operand", span, node: undefined });
}
