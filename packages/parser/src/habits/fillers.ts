import { replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { And, LeftParenthesis, Not, Or, Word } from "../reading/tokens.js";
import { ahead, at, type Cursor, imageAt, peek, report, take, wordAt } from "../source/cursor.js";
import { textAt } from "../source/spans.js";
import { withSpaceAfter } from "../source/spaces.js";
import { notWordsAt, operatorIn } from "../words/operators.js";
import { termAt } from "../words/terms.js";
import type { Habit } from "./habit.js";
import { connectorsAt, isJoinedBehind, isPrecondition, isScopeUnclear } from "./surroundings.js";

/** Words of the sentence around a condition, or between its terms. */
const FILLERS: ReadonlySet<string> = new Set(
  "if when whenever where while record recording recorded only always select the a an caller callers call calls is are was has have had that who which from user either both also then as on in it return please all any of following must record everything everyone anyone call's caller's it's".split(
    " ",
  ),
);

/** How many of the next words only belong to the sentence around the condition; 0 unless something of a condition follows them. */
export function fillersAt(cursor: Cursor): number {
  let count = 0;
  while (count < 8 && FILLERS.has(wordAt(cursor, count))) count += 1;
  if (count === 0) return 0;
  if (imageAt(cursor, count) === ":") count += 1;
  return continuesCondition(ahead(cursor, count)) ? count : 0;
}

function continuesCondition(cursor: Cursor): boolean {
  const image = imageAt(cursor);
  if (peek(cursor) === undefined) return false;
  const isOperator = operatorIn(image) !== undefined || notWordsAt(cursor) > 0;
  return !at(cursor, [Word, And, Or]) || isOperator || termAt(cursor) !== undefined;
}

/** `if`, `record when`, `the caller is`: words in front of a term that say nothing. */
export const fillers: Habit = {
  where: "operand",
  read(cursor) {
    const count = fillersAt(cursor);
    if (count === 0) return false;
    const isCopula =
      /^(?:is|are|was|be|must|should|has|have)$/i.test(imageAt(cursor, count - 1)) &&
      operatorIn(imageAt(cursor, count)) === "not";
    const span = take(cursor, count);
    const text = textAt(cursor, span);
    const isUnclear = isScopeUnclear(cursor) || isPrecondition(cursor, text) || (isCopula && isJoinedBehind(cursor));
    const fix = (isSaidAgain(cursor, text) ? respell : replace)(withSpaceAfter(cursor.source, span), "");
    report(cursor, span, say("leading-word", text), ...(isUnclear ? [] : [fix]));
    return true;
  },
};

/** `either mobile or repeat`, `both mobile and repeat`: the operator says the same, as long as there is no other. */
function isSaidAgain(cursor: Cursor, text: string): boolean {
  const before = cursor.items.at(-1)?.type;
  // `mobile and only during hours`.
  if (/^only$/i.test(text)) return before === "and" && connectorsAt(cursor) === "and";
  const isJoining = before === undefined || before === "open";
  if (!isJoining || (termAt(cursor) === undefined && !at(cursor, [Not, LeftParenthesis]))) return false;
  if (/^either$/i.test(text)) return connectorsAt(cursor) === "or";
  return /^(?:both|all (?:of(?: the)?(?: following)?|the following):?)$/i.test(text) && connectorsAt(cursor) === "and";
}
