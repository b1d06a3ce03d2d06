import { quote } from "../language/characters.js";
import { respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Comma, Contains, LeftParenthesis, Present, RightParenthesis, Semicolon, Word } from "../reading/tokens.js";
import { ahead, at, type Cursor, imageAt, isAttached, report, take } from "../source/cursor.js";
import { addOperand, expectsOperand } from "../source/items.js";
import { textAt } from "../source/spans.js";
import { hasPatternSigns } from "../words/patterns.js";
import { type TestMeaning, testOf, WRITTEN } from "../words/phrases.js";
import { unquoted, withPlainName } from "../words/quotes.js";
import { termAt } from "../words/terms.js";
import type { Habit } from "./habit.js";
import { skipTest } from "./unreadable.js";

/** Functions of spreadsheets and databases that are a test of a field; the tests are functions by their own names as well. */
const TESTS: ReadonlyMap<string, TestMeaning> = new Map([
  ["isblank", "absent"],
  ["isempty", "absent"],
  ["isnull", "absent"],
  ["notblank", "present"],
  ["exists", "present"],
  ["search", "contains"],
  ["find", "contains"],
  ["exact", "="],
]);

/** `contains(affiliate_name, "Acme")`: a test as a function of its field; `lower(affiliate_name)`: a function that there is not. */
export const fieldFunction: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, [Word, Contains, Present]) || !isAttached(cursor, 1) || !expectsOperand(cursor)) return false;
    const end = functionEnd(cursor);
    if (end === undefined) return false;
    const right = meantBy(cursor, end);
    const span = take(cursor, end + 1);
    if (right === undefined) {
      report(cursor, span, say("function-call"));
      skipTest(cursor, span);
      return true;
    }
    report(cursor, span, say("function-call/test", right), respell(span, right, `Write ${quote(right)}`));
    addOperand(cursor, span);
    return true;
  },
};

/** More tokens than a function of a field has. */
const MOST_TOKENS = 20;

function tokenIndex(cursor: Cursor, types: Parameters<typeof at>[1]): number | undefined {
  for (let index = 2; index < MOST_TOKENS; index += 1) if (at(cursor, types, index)) return index;
  return undefined;
}

/** The index of the parenthesis that closes a function of a field. */
function functionEnd(cursor: Cursor): number | undefined {
  const isField = at(cursor, LeftParenthesis, 1) && termAt(ahead(cursor, 2))?.term.kind === "text";
  return isField ? tokenIndex(cursor, RightParenthesis) : undefined;
}

/** The arguments as they stand in a condition, field, test, text; undefined where a condition has no such test. */
function meantBy(cursor: Cursor, end: number): string | undefined {
  const name = imageAt(cursor);
  const meaning = TESTS.get(name.toLowerCase()) ?? testOf(cursor, 1)?.meaning;
  const written = meaning === undefined ? undefined : WRITTEN[meaning];
  const comma = tokenIndex(cursor, [Comma, Semicolon]);
  const hasValue = comma !== undefined && comma < end;
  if (written === undefined || hasValue === (written.operator === "present")) return undefined;
  const field = withPlainName(textBetween(cursor, 2, hasValue ? comma : end));
  const value = hasValue ? ` ${textBetween(cursor, comma + 1, end)}` : "";
  if (/match|regex/i.test(name) && hasPatternSigns(unquoted(value.trim()))) return undefined;
  return `${written.isNegated ? "not " : ""}${field} ${written.operator}${value}`;
}

/** The source from one token up to another that does not belong to it. */
function textBetween(cursor: Cursor, from: number, to: number): string {
  return to <= from ? "" : textAt(cursor, take(ahead(cursor, from), to - from));
}
