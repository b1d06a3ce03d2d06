import { quote } from "../language/characters.js";
import { asAlternative, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Brackets, Comma, Dot, LeftParenthesis, Other, RightParenthesis, Semicolon, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { ahead, at, type Cursor, imageAt, isAttached, peek, report, take } from "../source/cursor.js";
import { add, addOperand, addUnreadable } from "../source/items.js";
import { between, pointAt, rewrite, textAt } from "../source/spans.js";
import { withSpaces } from "../source/spaces.js";
import { isConnector, operatorIn } from "../words/operators.js";
import { hasPatternSigns } from "../words/patterns.js";
import { type FoundTest, TEST_WORDS, sayTest, testAt, testOf, WRITTEN } from "../words/phrases.js";
import { takeApart, unquoted, withPlainName } from "../words/quotes.js";
import { fieldTokens, termAt } from "../words/terms.js";
import { misspelt } from "../words/typos.js";
import { readList, startsList } from "./lists.js";
import { isNegationNext, isOperatorNext } from "./surroundings.js";
import { addTruth } from "./truth-tests.js";
import { readValue, startsValue, TEXTS } from "./values.js";

/** A text field as it stands in the source; its canonical form is undefined where its name could not be read. */
interface Field {
  readonly name: string | undefined;
  readonly span: Span;
}

/**
 * Reads the test behind a text field and adds what it comes to.
 *
 * @param name - the field in canonical form; undefined where its name could not be read
 */
export function readTextTest(cursor: Cursor, name: string | undefined, span: Span): void {
  const field: Field = { name, span };
  if (at(cursor, Dot) && isAttached(cursor) && readMethod(cursor, field)) return;
  if (at(cursor, Brackets)) return readBracketedValue(cursor, field);
  const test = meaningfulTest(cursor);
  if (test === undefined) return readWithoutTest(cursor, field);
  const written = WRITTEN[test.meaning];
  const phrase = take(cursor, test.tokens);
  if (written === undefined) return readOrdering(cursor, field, phrase);
  if (written.operator === "present") {
    reportPhrase(cursor, field, phrase, test);
    const whole = between(span, phrase);
    if (written.isNegated) add(cursor, "not", whole);
    return addTruth(cursor, whole, undefined, true);
  }
  if (startsList(cursor) || test.code === "value-list") return readValues(cursor, field, phrase, test);
  reportPhrase(cursor, field, phrase, test);
  readValues(cursor, field, phrase, { ...test, code: undefined });
}

/** `affiliate_name.includes("x")`, `custom_data[zip].present?`: a test as the method of an object. */
function readMethod(cursor: Cursor, { span: head }: Field): boolean {
  const test = testAt(ahead(cursor, 1));
  const written = test === undefined ? undefined : WRITTEN[test.meaning];
  if (test === undefined || written === undefined) return false;
  const phrase = take(cursor, 1 + test.tokens);
  const { value, end } = readArguments(cursor, phrase.end);
  const { operator, isNegated } = written;
  const whole = { start: head.start, end };
  const right = `${isNegated ? "not … " : ""}${operator}`;
  const stay = { start: head.start, end: phrase.start };
  const named = withPlainName(textAt(cursor, stay));
  const fix = rewrite(
    `Write \`${right}\``,
    whole,
    isNegated ? "not " : "",
    named === textAt(cursor, stay) ? stay : named,
    ` ${operator}`,
    ...(value === undefined ? [] : [" ", value]),
  );
  const method = textAt(cursor, phrase);
  const isPattern = /match/i.test(method) && value !== undefined && hasPatternSigns(unquoted(textAt(cursor, value)));
  const said = say("test-spelling/method", method, right);
  const offer = test.code === "unknown-test" ? asAlternative(fix) : fix;
  report(cursor, { start: phrase.start, end }, said, ...(isPattern ? [] : [offer]));
  addOperand(cursor, whole, isNegated);
  return true;
}

/** `("x")`, `()`, `?` or nothing behind a method. */
function readArguments(cursor: Cursor, start: number): { value: Span | undefined; end: number } {
  const mark = at(cursor, Other) && imageAt(cursor) === "?" ? take(cursor).end : start;
  if (!at(cursor, LeftParenthesis)) return { value: undefined, end: mark };
  const open = take(cursor);
  const value = at(cursor, RightParenthesis) ? undefined : readValue(cursor);
  return { value, end: at(cursor, RightParenthesis) ? take(cursor).end : (value ?? open).end };
}

/** `affiliate_name[Acme]`: what stands in the brackets is most likely the text to compare with. */
function readBracketedValue(cursor: Cursor, { span: head }: Field): void {
  const right = `= "${imageAt(cursor).slice(1, -1)}"`;
  const brackets = take(cursor);
  const isText = peek(cursor) === undefined || isConnector(cursor) || at(cursor, RightParenthesis);
  const fix = replace(brackets, ` ${right}`, `Write ${quote(right)}`);
  report(cursor, brackets, say("unexpected-brackets/text", textAt(cursor, head), right), ...(isText ? [fix] : []));
  addOperand(cursor, between(head, brackets));
}

/** `affiliate_name not "x"` is a test, `affiliate_name not mobile` is a test that is missing. */
function meaningfulTest(cursor: Cursor): FoundTest | undefined {
  const test = testAt(cursor);
  if (test === undefined || at(cursor, TEXTS, test.tokens)) return test;
  if (imageAt(cursor, test.tokens - 1).toLowerCase() !== "not") return test;
  if (test.tokens === 1) return undefined;
  // `= Not Just Shoes`: behind a sign the word starts the text.
  return /^[=:]/.test(imageAt(cursor)) ? testOf(cursor, 1) : test;
}

/** Says how a test has to be written; a negative one gets its `not` in front of the field. */
function reportPhrase(cursor: Cursor, { span: head }: Field, phrase: Span, test: FoundTest): void {
  const written = WRITTEN[test.meaning];
  if (written === undefined) return;
  const text = textAt(cursor, phrase);
  const { operator, isNegated } = written;
  const said = sayTest(test, text, isNegated ? `not … ${operator}` : operator);
  if (said === undefined) return;
  const right = /^[a-z]/.test(operator) ? withSpaces(cursor.source, phrase, operator) : operator;
  const parts = [isNegated ? "not " : "", { start: head.start, end: phrase.start }, right];
  const value = peek(cursor);
  // `like "%a%"` finds a text anywhere, as `contains` does; other patterns say something else.
  const inner = /like$/i.test(text) && value !== undefined && at(cursor, TEXTS) ? anywhere(value.image) : undefined;
  let { end } = phrase;
  if (inner !== undefined && value !== undefined) {
    end = value.end;
    const start = value.start + inner.start;
    parts.push({ start: phrase.end, end: start }, { start: start + 1, end: value.start + inner.end - 1 });
    parts.push({ start: value.start + inner.end, end });
  }
  const fix = rewrite(
    isNegated ? `Write \`not … ${operator}\`` : `Write \`${operator}\``,
    { start: head.start, end },
    ...parts,
  );
  report(cursor, phrase, said, ...(inner === undefined ? offersOf(cursor, test, text, fix) : [fix]));
}

/** A test may ask for something that the language has no like of, or not of the text behind it. */
function offersOf(cursor: Cursor, test: FoundTest, phrase: string, fix: FixDraft): readonly FixDraft[] {
  // `like "Acme%"`, `=~ "^Radio$"`: no text is found by a pattern.
  if (PATTERN_TEST.test(phrase) && at(cursor, TEXTS) && hasPatternSigns(unquoted(imageAt(cursor)))) return [];
  return [asksOtherwise(cursor, test, phrase) ? asAlternative(fix) : fix];
}

function asksOtherwise(cursor: Cursor, { code }: FoundTest, phrase: string): boolean {
  // `~=` is `!=` in some languages.
  if ((code === "unknown-test" && !/^=?~$/.test(phrase)) || /like$/i.test(phrase)) return true;
  // `<> ""` asks for a value elsewhere; `!= ""` also holds without one. Of `""Acme""` it is half a quote.
  const isHalf = at(cursor, Word, 1) && isAttached(cursor, 1);
  return at(cursor, TEXTS) && unquoted(imageAt(cursor)) === "" && !isHalf;
}

/** Tests that take patterns. */
const PATTERN_TEST = /^(?:is\s+)?(?:[!=]?~[*=]?|(?:not\s+)?match(?:es)?|(?:does\s+not|doesn'?t)\s+match|.*like)$/i;

/** Where the text of `"%a%"` stands, with its two signs, which say that it may stand anywhere; undefined for any other text. */
function anywhere(image: string): { readonly start: number; readonly end: number } | undefined {
  const { open, inside, close } = takeApart(image);
  if (close === undefined || !/^%[^%_]+%$/.test(inside)) return undefined;
  return { start: open.length, end: open.length + inside.length };
}

/** `custom_data[x] > "5"`: texts have no order. */
function readOrdering(cursor: Cursor, { span: head }: Field, phrase: Span): void {
  const value = startsValue(cursor) ? take(cursor) : phrase;
  report(cursor, phrase, say("unknown-test/order", textAt(cursor, phrase)));
  addOperand(cursor, between(head, value));
}

/** Reads the text, or the texts, behind a comparison. */
function readValues(cursor: Cursor, { name, span: head }: Field, phrase: Span, test: FoundTest): void {
  const written = WRITTEN[test.meaning];
  if (written === undefined || written.operator === "present") return;
  const { operator, isNegated } = written;
  // `is one of: …`.
  if (test.code === "value-list" && imageAt(cursor) === ":") take(cursor);
  if (readList(cursor, { head, field: name, phrase, operator, isNegated, code: test.code })) return;
  report(cursor, phrase, say("missing-value", operator, `${name ?? "field"} ${operator}`));
  addOperand(cursor, between(head, phrase));
}

/** A field without a test that we know: a text may stand directly behind it, or a misspelt test, or nothing. */
function readWithoutTest(cursor: Cursor, field: Field): void {
  if (at(cursor, TEXTS)) return readMissingOperator(cursor, field);
  const meant = misspeltTest(cursor);
  if (meant !== undefined) return readMisspelt(cursor, field, meant);
  if (at(cursor, Word) && startsValue(cursor)) return readUnknownTest(cursor, field);
  if (field.name === undefined) return addOperand(cursor, field.span);
  const shared = sharedTest(cursor);
  const fixes = missingTestFixes(cursor, field, shared);
  const isMended = report(cursor, field.span, say("missing-test", field.name), ...fixes);
  addOperand(cursor, field.span);
  // What stands behind it may be its test: no operator belongs in between.
  if (shared === undefined && !isMended) addUnreadable(cursor, pointAt(field.span.end), true);
}

function readUnknownTest(cursor: Cursor, { span: head }: Field): void {
  const span = take(cursor);
  const rest = readValue(cursor);
  if (operatorIn(imageAt(cursor)) === "and" && at(cursor, TEXTS, 1)) take(cursor, 2);
  report(cursor, span, say("unknown-test", textAt(cursor, span)));
  addOperand(cursor, between(head, rest ?? span));
}

function missingTestFixes(cursor: Cursor, { span }: Field, shared: string | undefined): readonly FixDraft[] {
  const place = pointAt(span.end);
  const present = replace(place, " present", "Ask whether it has a value: `present`");
  if (shared !== undefined) {
    const same = replace(place, ` ${shared}`, `Compare with the same text: ${quote(shared)}`);
    // `custom_data[consent] and custom_data[language] = "German"`: a text of one field is hardly that of another.
    const isOpen = shared.startsWith("=") || cursor.items.at(-1)?.type === "not";
    return isOpen ? [same, present].map(asAlternative) : [same];
  }
  // Nor is only a test missing where something else is attached.
  const isAlone = peek(cursor) === undefined || isOperatorNext(cursor) || at(cursor, [Comma, Semicolon]);
  const next = ahead(cursor, isNegationNext(ahead(cursor, 1)) ? 2 : 1);
  const isFieldNext = at(cursor, Brackets, 1) || termAt(next)?.term.kind === "text";
  return isAlone && !isFieldNext ? [present] : [];
}

/** `media_type and affiliate_name contain "x"`: the test of the next field, which is meant for both. */
function sharedTest(cursor: Cursor): string | undefined {
  const next = ahead(cursor, 1);
  const tokens = isConnector(cursor) ? fieldTokens(next) : 0;
  if (tokens === 0) return undefined;
  next.position += tokens;
  const test = testAt(next);
  if (test === undefined || (test.meaning !== "=" && test.meaning !== "contains")) return undefined;
  const text = /^"[^"]*"$/.exec(imageAt(next, test.tokens))?.[0];
  const isLast = peek(next, test.tokens + 1) === undefined || at(next, RightParenthesis, test.tokens + 1);
  return text === undefined || !isLast ? undefined : `${test.meaning} ${text}`;
}

/** `affiliate_name "Acme"`. */
function readMissingOperator(cursor: Cursor, field: Field): void {
  const place = pointAt(peek(cursor)?.start ?? field.span.end);
  const said = say("missing-test/text", textAt(cursor, field.span));
  const fixes = ["=", "contains"].map((operator) => replace(place, `${operator} `, `Insert \`${operator}\``));
  report(cursor, pointAt(field.span.end), said, ...fixes);
  readValues(cursor, field, place, { meaning: "=", code: undefined, tokens: 0 });
}

/** The test that a misspelt word at the cursor means, if it is near one. */
function misspeltTest(cursor: Cursor): FoundTest | undefined {
  const word = peek(cursor);
  if (word?.type !== Word || cursor.reporter.isFull()) return undefined;
  const both = word.image + (at(cursor, Word, 1) ? imageAt(cursor, 1) : " ");
  const joined = TEST_WORDS.includes(both) ? both : undefined;
  const near = joined ?? misspelt(word.image, TEST_WORDS);
  if (near === undefined) return undefined;
  const phrase = testAt({ ...cursor, tokens: [{ ...word, image: near }], position: 0 });
  return phrase === undefined ? undefined : { ...phrase, code: "unknown-test", tokens: joined === undefined ? 1 : 2 };
}

function readMisspelt(cursor: Cursor, field: Field, test: FoundTest): void {
  const phrase = take(cursor, test.tokens);
  const operator = WRITTEN[test.meaning]?.operator ?? "=";
  report(cursor, phrase, say("unknown-test/misspelt", textAt(cursor, phrase), operator), respell(phrase, operator));
  if (operator === "present") return addOperand(cursor, between(field.span, phrase));
  readValues(cursor, field, phrase, { ...test, code: undefined });
}
