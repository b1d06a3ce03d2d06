import { firstUnwritable, quote } from "../language/characters.js";
import type { DiagnosticCode } from "../diagnostics/codes.js";
import { type Edit, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import {
  And,
  Brackets,
  Comma,
  Dot,
  LeftParenthesis,
  Or,
  Other,
  RightParenthesis,
  Semicolon,
  Word,
} from "../reading/tokens.js";
import type { Predicate, Span, TextField, TextOperator } from "../language/tree.js";
import { type FoundList, readList, startsList } from "./lists.js";
import { isOperatorNext } from "./operators.js";
import { hasPatternSigns } from "./patterns.js";
import { type FoundTest, TEST_WORDS, testAt, type TestMeaning } from "./phrases.js";
import { takeApart } from "./quotes.js";
import { at, between, isAttached, peek, pointAt, type Reading, take, textAt } from "./reading.js";
import { addOperand, addTruth } from "./truth-tests.js";
import { misspelt } from "./typos.js";
import { readValue, startsValue, TEXTS, type Value } from "./values.js";
import { operatorIn, termAt } from "./words.js";

/** A text field as it stands in the source; `field` is undefined where its name could not be read. */
export interface Head {
  readonly field: TextField | undefined;
  readonly span: Span;
}

/** A test as the language writes it. */
interface Written {
  readonly operator: TextOperator | "present";
  /** Whether `not` stands in front of the field. */
  readonly isNegated: boolean;
}

const PRESENT: Written = { operator: "present", isNegated: false };

/** What each meaning is in the language; texts have no order, so the others are nothing. */
const WRITTEN: Readonly<Partial<Record<TestMeaning, Written>>> = {
  "=": { operator: "=", isNegated: false },
  "!=": { operator: "!=", isNegated: false },
  contains: { operator: "contains", isNegated: false },
  "not-contains": { operator: "contains", isNegated: true },
  present: { operator: "present", isNegated: false },
  absent: { operator: "present", isNegated: true },
  in: { operator: "=", isNegated: false },
  "not-in": { operator: "!=", isNegated: false },
  "contains-in": { operator: "contains", isNegated: false },
};

/** Reads the test behind a text field and adds what it comes to to the items. */
export function readTextTest(reading: Reading, field: TextField | undefined, span: Span): void {
  const head: Head = { field, span };
  if (at(reading, Dot) && isAttached(reading) && readMethod(reading, head)) return;
  if (at(reading, Brackets)) return readBracketedValue(reading, head);
  const test = meaningfulTest(reading);
  if (test === undefined) return readWithoutTest(reading, head);
  const written = WRITTEN[test.meaning];
  const phrase = take(reading, test.tokens);
  if (written === undefined) return readOrdering(reading, head, phrase);
  if (written.operator === "present") {
    reportPhrase(reading, head, phrase, test);
    return addPresence(reading, head, phrase, written.isNegated);
  }
  if (startsList(reading) || test.code === "value-list") return readValues(reading, head, phrase, test);
  reportPhrase(reading, head, phrase, test);
  readValues(reading, head, phrase, { ...test, code: undefined });
}

/** `affiliate_name.includes("x")`, `custom_data[zip].present?`: a test as the method of an object. */
function readMethod(reading: Reading, head: Head): boolean {
  const test = testAt({ ...reading, position: reading.position + 1 });
  const written = test === undefined ? undefined : WRITTEN[test.meaning];
  if (test === undefined || written === undefined) return false;
  const phrase = take(reading, 1 + test.tokens);
  const { value, end } = readArguments(reading, phrase.end);
  const span = { start: phrase.start, end };
  const { operator, isNegated } = written;
  const mayFindMore = /match/i.test(textAt(reading, phrase)) && hasPatternSigns(value?.text ?? "");
  const behind = value === undefined ? [] : [{ span: { start: value.span.end, end }, text: "" }];
  const replaced = { start: phrase.start, end: value?.span.start ?? end };
  const edits: Edit[] = [{ span: replaced, text: ` ${operator}${value === undefined ? "" : " "}` }, ...behind];
  if (isNegated) edits.unshift({ span: pointAt(head.span.start), text: "not " });
  const right = `${isNegated ? "not … " : ""}${operator}`;
  const message = `A field has no methods: ${quote(textAt(reading, phrase))} is written \`${right}\`.`;
  reading.reporter.report("test-spelling", span, message, {
    title: `Write \`${right}\``,
    edits,
    respelt: edits.map(({ span: own }) => own),
    ...(mayFindMore && { isAlternative: true as const }),
  });
  addTest(reading, { start: head.span.start, end }, head.field, written, value);
  return true;
}

/** `("x")`, `()`, `?` or nothing behind a method. */
function readArguments(reading: Reading, start: number): { value: Value | undefined; end: number } {
  const mark = at(reading, Other) && peek(reading)?.image === "?" ? take(reading).end : start;
  if (!at(reading, LeftParenthesis)) return { value: undefined, end: mark };
  const open = take(reading);
  const value = at(reading, RightParenthesis) ? undefined : readValue(reading);
  return { value, end: at(reading, RightParenthesis) ? take(reading).end : (value?.span.end ?? open.end) };
}

/** `affiliate_name[Acme]`: what stands in the brackets is most likely the text to compare with. */
function readBracketedValue(reading: Reading, head: Head): void {
  const inside = (peek(reading)?.image ?? "").slice(1, -1);
  const brackets = take(reading);
  const isText = peek(reading) === undefined || at(reading, [And, Or, RightParenthesis]);
  const name = quote(textAt(reading, head.span));
  reading.reporter.report(
    "unexpected-brackets",
    brackets,
    `${name} takes no brackets. To compare it with a text, write ${quote(`= "${inside}"`)} behind it.`,
    ...(isText ? [replace(`Write ${quote(`= "${inside}"`)}`, brackets, ` = "${inside}"`)] : []),
  );
  const value = { span: brackets, text: firstUnwritable(inside) === undefined ? inside : undefined };
  addTest(reading, between(head.span, brackets), head.field, { operator: "=", isNegated: false }, value);
}

/** `affiliate_name not "x"` is a test, `affiliate_name not mobile` is a test that is missing. */
function meaningfulTest(reading: Reading): FoundTest | undefined {
  const test = testAt(reading);
  const isText = test !== undefined && at(reading, TEXTS, test.tokens);
  if (test === undefined || isText || peek(reading, test.tokens - 1)?.image.toLowerCase() !== "not") return test;
  if (test.tokens === 1) return undefined;
  // `= Not Just Shoes`: behind a sign the word starts the text.
  return /^[=:]/.test(peek(reading)?.image ?? "")
    ? testAt({ ...reading, tokens: reading.tokens.slice(reading.position, reading.position + 1), position: 0 })
    : test;
}

/** `"…"` in the text of a field, for messages and fixes. */
function fieldText(field: TextField): string {
  return field.name === "custom_data" ? `custom_data[${field.key}]` : field.name;
}

/** Says how a test has to be written; a negative one gets its `not` in front of the field. */
function reportPhrase(reading: Reading, head: Head, phrase: Span, test: FoundTest): void {
  const written = WRITTEN[test.meaning];
  if (test.code === undefined || written === undefined) return;
  const text = quote(textAt(reading, phrase));
  const { operator, isNegated } = written;
  const edits: Edit[] = [{ span: phrase, text: separated(reading, phrase, operator) }];
  if (isNegated) edits.unshift({ span: pointAt(head.span.start), text: "not " });
  const pattern = isPattern(reading, phrase) ? patternAt(reading) : undefined;
  if (pattern !== undefined) edits.push(...pattern.edits);
  const isGuess =
    pattern?.isGuess ??
    (hasSigns(reading, phrase) || (test.code === "unknown-test" && !/^[=~]+$/.test(textAt(reading, phrase))));
  const fix: FixDraft = {
    title: isNegated ? `Write \`not … ${operator}\`` : `Write \`${operator}\``,
    edits,
    respelt: edits.map(({ span: own }) => own),
    ...(isGuess && { isAlternative: true as const }),
  };
  reading.reporter.report(test.code, phrase, phraseMessage(test.code, text, operator, isNegated), fix);
}

/** `=~ "^Radio$"`: a text behind a test for patterns in which signs mean more than themselves. */
function hasSigns(reading: Reading, phrase: Span): boolean {
  if (
    !/^(?:is\s+)?(?:[!=]?~[*=]?|(?:not\s+)?match(?:es)?|(?:does\s+not|doesn'?t)\s+match)$/i.test(
      textAt(reading, phrase),
    )
  ) {
    return false;
  }
  return at(reading, TEXTS) && hasPatternSigns(takeApart(peek(reading)?.image ?? "").inside);
}

/** `like`, whose text has `%` for anything. */
function isPattern(reading: Reading, phrase: Span): boolean {
  return /like$/i.test(textAt(reading, phrase));
}

/** `like "%a%"` finds a text anywhere, as `contains` does; a pattern with anything at one end only, or `_` in it, says something else. */
function patternAt(reading: Reading): { readonly edits: readonly Edit[]; readonly isGuess: boolean } {
  const token = peek(reading);
  if (token === undefined || !at(reading, TEXTS)) return { edits: [], isGuess: true };
  const { open, inside, close = "" } = takeApart(token.image);
  const start = token.startOffset + open.length;
  const end = start + inside.length;
  if (close === "" || !/^%[^%_]+%$/.test(inside)) return { edits: [], isGuess: true };
  return {
    edits: [
      { span: { start, end: start + 1 }, text: "" },
      { span: { start: end - 1, end }, text: "" },
    ],
    isGuess: false,
  };
}

function withoutWildcards(list: FoundList): FoundList {
  return {
    ...list,
    values: list.values.map((value) => ({ ...value, text: value.text?.replaceAll(/^%(?=.)|(?<=.)%$/gs, "") })),
  };
}

function phraseMessage(code: DiagnosticCode, text: string, operator: string, isNegated: boolean): string {
  if (code === "letter-case") return `${text} must be lower case: \`${operator}\`.`;
  if (code === "unknown-test") {
    return `There is no test ${text}. The nearest is \`${isNegated ? "not … " : ""}${operator}\`, which finds the text anywhere in the value.`;
  }
  if (isNegated) return `${text} is written with \`not\` in front of the field: \`not … ${operator}\`.`;
  return `${text} must be written \`${operator}\`.`;
}

/** A word that takes the place of a symbol needs spaces of its own. */
function separated(reading: Reading, phrase: Span, operator: string): string {
  if (!/^[a-z]/.test(operator)) return operator;
  const before = /\s/.test(reading.source.charAt(phrase.start - 1)) ? "" : " ";
  const after = phrase.end >= reading.source.length || /[\s)]/.test(reading.source.charAt(phrase.end)) ? "" : " ";
  return before + operator + after;
}

/** `custom_data[x] > "5"`: texts have no order. */
function readOrdering(reading: Reading, head: Head, phrase: Span): void {
  const value = startsValue(reading) ? take(reading) : phrase;
  const text = quote(textAt(reading, phrase));
  reading.reporter.report(
    "unknown-test",
    phrase,
    `${text} compares lengths of time, and a text field has none. Use \`=\`, \`!=\`, \`contains\` or \`present\`.`,
  );
  reading.items.push({ type: "operand", span: between(head.span, value), node: undefined });
}

/** Reads the text, or the texts, behind a comparison. */
function readValues(reading: Reading, head: Head, phrase: Span, test: FoundTest): void {
  const written = WRITTEN[test.meaning];
  const operator = written?.operator === "present" ? undefined : written?.operator;
  if (operator === undefined || written === undefined) return;
  const list = readList(reading, {
    head: head.span,
    field: head.field === undefined ? "" : fieldText(head.field),
    phrase,
    operator,
    isNegated: written.isNegated,
    code: test.code,
  });
  if (list === undefined) return reportMissingValue(reading, head, phrase, operator);
  addList(reading, head, isPattern(reading, phrase) ? withoutWildcards(list) : list, written.isNegated, operator);
}

function reportMissingValue(reading: Reading, head: Head, phrase: Span, operator: string): void {
  const field = head.field === undefined ? "field" : fieldText(head.field);
  reading.reporter.report(
    "missing-value",
    phrase,
    `Behind \`${operator}\` stands no text. Write it in double quotes: ${quote(`${field} ${operator} "…"`)}.`,
  );
  reading.items.push({ type: "operand", span: between(head.span, phrase), node: undefined });
}

/** The comparisons that a list of texts stands for, in parentheses where the operators around it would tear them apart. */
function addList(reading: Reading, head: Head, list: FoundList, isNegated: boolean, operator: TextOperator): void {
  const { items } = reading;
  if (list.isGrouped) items.push({ type: "open", span: pointAt(head.span.start) });
  for (const [index, value] of list.values.entries()) {
    if (index > 0) items.push({ type: list.connector, span: pointAt(value.span.start) });
    const written = { operator: value.operator ?? operator, isNegated: value.isNegated ?? isNegated };
    addTest(reading, between(head.span, value.span), head.field, written, value);
  }
  if (list.isGrouped) items.push({ type: "close", span: pointAt(list.end) });
}

function addPresence(reading: Reading, head: Head, phrase: Span, isNegated: boolean): void {
  const span = between(head.span, phrase);
  if (isNegated) reading.items.push({ type: "not", span });
  if (head.field === undefined) addOperand(reading, span, undefined);
  else addTruth(reading, span, { kind: "presence", field: head.field, span });
}

/** Adds a comparison, or a test for a value; a place that could not be read where the field or the text could not be. */
function addTest(reading: Reading, span: Span, field: TextField | undefined, written: Written, value?: Value): void {
  if (written.isNegated) reading.items.push({ type: "not", span });
  addOperand(reading, span, field === undefined ? undefined : testNode(span, field, written.operator, value?.text));
}

function testNode(
  span: Span,
  field: TextField,
  operator: Written["operator"],
  text: string | undefined,
): Predicate | undefined {
  if (operator === "present") return { kind: "presence", field, span };
  return text === undefined ? undefined : { kind: "comparison", field, operator, value: text, span };
}

/** A field without a test that we know: a text may stand directly behind it, or a misspelt test, or nothing. */
function readWithoutTest(reading: Reading, head: Head): void {
  if (at(reading, TEXTS)) return readMissingOperator(reading, head);
  const meant = misspeltTest(reading);
  if (meant !== undefined) return readMisspelt(reading, head, meant);
  const name = head.field === undefined ? "" : fieldText(head.field);
  if (at(reading, Word) && startsValue(reading) && operatorIn(peek(reading)?.image ?? "") === undefined) {
    const span = take(reading);
    const rest = readValue(reading);
    const text = quote(textAt(reading, span));
    if (at(reading, And) && at(reading, TEXTS, 1)) take(reading, 2);
    reading.reporter.report(
      "unknown-test",
      span,
      `There is no test ${text}. Use \`=\`, \`!=\`, \`contains\` or \`present\`.`,
    );
    reading.items.push({ type: "operand", span: between(head.span, rest?.span ?? span), node: undefined });
    return;
  }
  if (head.field === undefined) {
    reading.items.push({ type: "operand", span: head.span, node: undefined });
    return;
  }
  const shared = sharedTest(reading);
  const message = `${quote(name)} has no test. Write \`present\`, \`= "…"\`, \`!= "…"\` or \`contains "…"\` behind it.`;
  const isMended = reading.reporter.report(
    "missing-test",
    head.span,
    message,
    ...missingTestFixes(reading, head, shared),
  );
  if (shared === undefined) {
    addTest(reading, head.span, head.field, PRESENT);
    // What stands behind it may be its test: no operator belongs in between.
    if (!isMended) reading.items.push({ type: "junk", span: pointAt(head.span.end), isKept: true });
    return;
  }
  addTest(reading, head.span, head.field, shared, { span: head.span, text: shared.text });
}

function missingTestFixes(reading: Reading, head: Head, shared: SharedTest | undefined): readonly FixDraft[] {
  const place = pointAt(head.span.end);
  if (shared !== undefined) {
    const test = `${shared.operator} "${shared.text}"`;
    return [replace(`Compare with the same text: ${quote(test)}`, place, ` ${test}`)];
  }
  // Nor is only a test missing where something else is attached.
  const isAlone = peek(reading) === undefined || isOperatorNext(reading) || at(reading, [Comma, Semicolon]);
  const isFieldNext = termAt({ ...reading, position: reading.position + 1 })?.term.kind === "text";
  return isAlone && !isFieldNext ? [replace("Ask whether it has a value: `present`", place, " present")] : [];
}

interface SharedTest extends Written {
  readonly operator: TextOperator;
  readonly text: string;
}

/** `media_type and affiliate_name contain "x"`: the test of the next field, which is meant for both. */
function sharedTest(reading: Reading): SharedTest | undefined {
  const next: Reading = { ...reading, position: reading.position + 1 };
  const term = at(reading, [And, Or]) ? termAt(next) : undefined;
  if (term?.term.kind !== "text") return undefined;
  next.position += term.tokens + (at(next, Brackets, term.tokens) ? 1 : 0);
  const test = testAt(next);
  const operator = test?.meaning;
  if (test === undefined || (operator !== "=" && operator !== "contains")) return undefined;
  const text = /^"([^"]*)"$/.exec(peek(next, test.tokens)?.image ?? "")?.[1];
  const isLast = peek(next, test.tokens + 1) === undefined || at(next, RightParenthesis, test.tokens + 1);
  return text === undefined || !isLast ? undefined : { operator, isNegated: false, text };
}

/** `affiliate_name "Acme"`. */
function readMissingOperator(reading: Reading, head: Head): void {
  const place = pointAt(peek(reading)?.startOffset ?? head.span.end);
  reading.reporter.report(
    "missing-test",
    pointAt(head.span.end),
    `Between ${quote(textAt(reading, head.span))} and the text stands no test. Write \`=\` or \`contains\`.`,
    replace("Insert `=`", place, "= "),
    replace("Insert `contains`", place, "contains "),
  );
  readValues(reading, head, place, { meaning: "=", code: undefined, tokens: 0 });
}

/** The test that a misspelt word at the cursor means, if it is near one. */
function misspeltTest(reading: Reading): FoundTest | undefined {
  const word = peek(reading);
  if (word?.tokenType !== Word || reading.reporter.isFull()) return undefined;
  const next = peek(reading, 1);
  const joined =
    next?.tokenType === Word && TEST_WORDS.includes(word.image + next.image) ? word.image + next.image : undefined;
  const near = joined ?? misspelt(word.image, TEST_WORDS);
  if (near === undefined) return undefined;
  const phrase = testAt({ ...reading, tokens: [{ ...word, image: near }], position: 0 });
  return phrase === undefined ? undefined : { ...phrase, code: "unknown-test", tokens: joined === undefined ? 1 : 2 };
}

function readMisspelt(reading: Reading, head: Head, test: FoundTest): void {
  const phrase = take(reading, test.tokens);
  const operator = WRITTEN[test.meaning]?.operator ?? "=";
  const text = quote(textAt(reading, phrase));
  reading.reporter.report(
    "unknown-test",
    phrase,
    `There is no test ${text}. Did you mean \`${operator}\`?`,
    respell(`Write \`${operator}\``, phrase, operator),
  );
  if (operator === "present") return addTest(reading, between(head.span, phrase), head.field, PRESENT);
  readValues(reading, head, phrase, { ...test, code: undefined });
}
