import { quote } from "../language/characters.js";
import { respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Comma, Contains, LeftParenthesis, Present, RightParenthesis, Semicolon, Word } from "../reading/tokens.js";
import type { Token } from "../reading/scanner.js";
import type { Span } from "../language/tree.js";
import {
  ahead,
  at,
  type Cursor,
  imageAt,
  isAttached,
  type Item,
  peek,
  report,
  take,
  wordAt,
} from "../source/cursor.js";
import { addOperand } from "../source/items.js";
import { rewrite, textAt } from "../source/spans.js";
import { hasPatternSigns } from "../words/patterns.js";
import { type TestMeaning, testOf, WRITTEN } from "../words/phrases.js";
import { unquoted, withPlainName } from "../words/quotes.js";
import { fieldTokens } from "../words/terms.js";
import { BLANK_TEST } from "./groups.js";
import type { Habit } from "./habit.js";
import { TRUTH_WORDS } from "./truth-tests.js";
import { skipTest } from "./unreadable.js";

/** Functions of spreadsheets and databases that are a test of a field; the tests are functions by their own names as well. */
const TESTS: ReadonlyMap<string, TestMeaning> = new Map([
  ...["isblank", "isempty", "isnull"].map((name) => [name, "absent"] as const),
  ...["notblank", "exists"].map((name) => [name, "present"] as const),
  ...["search", "find"].map((name) => [name, "contains"] as const),
  ["exact", "="],
]);

/** `contains(affiliate_name, "Acme")`: a test as a function of its field; `lower(affiliate_name)`: a function that there is not. */
export const fieldFunction: Habit = {
  where: "operand",
  read(cursor) {
    if (!at(cursor, [Word, Contains, Present]) || !isAttached(cursor, 1)) return false;
    const isField = at(cursor, LeftParenthesis, 1) && fieldTokens(ahead(cursor, 2)) > 0;
    const { parts, count } = isField ? argumentsAt(cursor) : NO_ARGUMENTS;
    if (parts.length === 0) return false;
    const right = meantBy(cursor, parts);
    const span = take(cursor, count);
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

/** An argument of a function. */
interface Argument {
  readonly tokens: readonly Token[];
  readonly span: Span;
}

/** The arguments of a function, and how many tokens it has in all. */
interface Arguments {
  readonly parts: readonly Argument[];
  readonly count: number;
}

const NO_ARGUMENTS: Arguments = { parts: [], count: 0 };

/** More tokens than a function has. */
const MOST_TOKENS = 200;

/** What the function at the cursor is asked about: nothing where it is not closed, or where an argument is empty. */
function argumentsAt(cursor: Cursor): Arguments {
  const parts: Argument[] = [];
  let [depth, from] = [0, 2];
  for (let count = 1; count < MOST_TOKENS && peek(cursor, count) !== undefined; count += 1) {
    if (at(cursor, LeftParenthesis, count)) depth += 1;
    else if (at(cursor, RightParenthesis, count)) depth -= 1;
    if (depth > 1 || (depth === 1 && !at(cursor, [Comma, Semicolon], count))) continue;
    const tokens = cursor.tokens.slice(cursor.position + from, cursor.position + count);
    if (tokens.length === 0) return NO_ARGUMENTS;
    parts.push({ tokens, span: take({ ...cursor, tokens, position: 0 }, tokens.length) });
    from = count + 1;
    if (depth === 0) return { parts, count: from };
  }
  return NO_ARGUMENTS;
}

/** The arguments as they stand in a condition, field, test, text; undefined where a condition has no such test. */
function meantBy(cursor: Cursor, parts: readonly Argument[]): string | undefined {
  const [field = "", value, ...others] = parts.map(({ span }) => textAt(cursor, span));
  const name = imageAt(cursor);
  const meaning = TESTS.get(name.toLowerCase()) ?? testOf(cursor, 1)?.meaning;
  const written = meaning === undefined ? undefined : WRITTEN[meaning];
  const isTest = written !== undefined && (value === undefined) === (written.operator === "present");
  if (!isTest || others.length > 0) return undefined;
  if (/match|regex/i.test(name) && hasPatternSigns(unquoted(value ?? ""))) return undefined;
  return [
    written.isNegated ? "not " : "",
    withPlainName(field),
    ` ${written.operator}`,
    value === undefined ? "" : ` ${value}`,
  ].join("");
}

/** `IF(mobile, TRUE, FALSE)`, `IF(landline, "skip", "record")`: what is to be done where a condition holds, and where it does not. */
export const choosingFunction: Habit = {
  where: "operand",
  read(cursor, readAll) {
    if (!/^(?:iif|if|wenn|si)$/.test(wordAt(cursor)) || !at(cursor, LeftParenthesis, 1)) return false;
    const { parts, count } = argumentsAt(cursor);
    const [condition] = parts;
    const [, then, otherwise] = parts.map(({ span }) => decisionIn(textAt(cursor, span)));
    if (condition === undefined || parts.length !== 3 || then === undefined || otherwise !== !then) return false;
    const said = say("leading-word/directive", imageAt(cursor));
    const whole = take(cursor, count);
    const fix = rewrite("Write the condition alone", whole, then ? "(" : "not (", condition.span, ")");
    report(cursor, whole, said, ...(BLANK_TEST.test(textAt(cursor, whole)) ? [] : [fix]));
    // What is read in it belongs to it alone.
    const items: Item[] = [{ type: "open", span: whole }];
    readAll({ ...cursor, tokens: condition.tokens, position: 0, items, directives: [], groups: [] });
    addOperand(cursor, whole);
    return true;
  },
};

const RECORD = /^(?:record(?:ed)?|keep)$/;
const SKIP = /^(?:|skip|ignore|(?:do not|don['\u2019]?t|not|no) record(?:ed|ing)?)$/;

/** Whether calls are recorded by a branch that says no more than that; undefined for a condition. */
function decisionIn(text: string): boolean | undefined {
  const said = unquoted(text).trim().toLowerCase();
  if (RECORD.test(said)) return true;
  return SKIP.test(said) ? false : TRUTH_WORDS.get(said);
}
