import { Comma, endOf, LeftParenthesis, RightParenthesis, Semicolon } from "../reading/tokens.js";
import { type TestMeaning, testAt } from "./phrases.js";
import { hasPatternSigns } from "./patterns.js";
import { unquoted } from "./quotes.js";
import { at, peek, type Reading } from "./reading.js";
import { termAt } from "./words.js";

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

/** Tests that a function can stand for, as they are written around the field. */
const WRITTEN: ReadonlyMap<TestMeaning, readonly [before: string, behind: string]> = new Map([
  ["=", ["", "="]],
  ["!=", ["", "!="]],
  ["contains", ["", "contains"]],
  ["not-contains", ["not ", "contains"]],
  ["present", ["", "present"]],
  ["absent", ["not ", "present"]],
]);

/** A function of a field that was found: in how many tokens, and what it is in the language (undefined when that has no such thing). */
export interface FoundFunction {
  readonly tokens: number;
  readonly text: string | undefined;
}

/** More tokens than a function of a field has. */
const MOST_TOKENS = 20;

/** The function of a field at the cursor, such as `contains(affiliate_name, "Acme")` or `lower(affiliate_name)`. */
export function functionAt(reading: Reading): FoundFunction | undefined {
  if (!at(reading, LeftParenthesis, 1)) return undefined;
  const found = termAt({ ...reading, position: reading.position + 2 });
  if (found?.term.kind !== "text") return undefined;
  const end = tokenIndex(reading, 2, [RightParenthesis]);
  if (end === undefined) return undefined;
  const name = peek(reading)?.image.toLowerCase() ?? "";
  const meaning = TESTS.get(name) ?? testNamed(reading);
  return { tokens: end + 1, text: meaning === undefined ? undefined : testText(reading, meaning, end) };
}

/** The test that the function's own name is. */
function testNamed(reading: Reading): TestMeaning | undefined {
  const name = peek(reading);
  return name === undefined ? undefined : testAt({ ...reading, tokens: [name], position: 0 })?.meaning;
}

function tokenIndex(reading: Reading, from: number, types: Parameters<typeof at>[1]): number | undefined {
  for (let ahead = from; ahead < MOST_TOKENS; ahead += 1) if (at(reading, types, ahead)) return ahead;
  return undefined;
}

/** The arguments as they stand in a condition: field, test, text. */
function testText(reading: Reading, meaning: TestMeaning, end: number): string | undefined {
  const written = WRITTEN.get(meaning);
  const comma = tokenIndex(reading, 2, [Comma, Semicolon]);
  const hasValue = comma !== undefined && comma < end;
  if (written === undefined || hasValue === (written[1] === "present")) return undefined;
  const field = textBetween(reading, 2, hasValue ? comma : end);
  const value = hasValue ? ` ${textBetween(reading, comma + 1, end)}` : "";
  if (/match|regex/i.test(peek(reading)?.image ?? "") && hasPatternSigns(unquoted(value.trim()))) return undefined;
  return `${written[0]}${field} ${written[1]}${value}`;
}

/** The source from one token up to another that does not belong to it. */
function textBetween(reading: Reading, from: number, to: number): string {
  const first = peek(reading, from);
  const last = peek(reading, to - 1);
  return first === undefined || last === undefined ? "" : reading.source.slice(first.startOffset, endOf(last));
}
