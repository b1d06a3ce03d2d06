import type { IToken } from "chevrotain";
import { quote } from "../language/characters.js";
import { replace, respell } from "../diagnostics/diagnostics.js";
import { Brackets, Not, NumberToken, Word, endOf } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { termNamed } from "../language/vocabulary.js";
import { tokensOf } from "./clean.js";
import { functionAt } from "./functions.js";
import { skipTest } from "./junk.js";
import { reportUnexpected } from "./unexpected.js";
import { testAt } from "./phrases.js";
import { readPredicate } from "./predicates.js";
import { unquoted } from "./quotes.js";
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
} from "./reading.js";
import { termAt } from "./words.js";

/** `contains(affiliate_name, "Acme")`: a test as a function of its field. */
export function readFunction(reading: Reading): boolean {
  const found = isAttached(reading, 1) && expectsOperand(reading) ? functionAt(reading) : undefined;
  if (found === undefined) return false;
  const span = take(reading, found.tokens);
  if (found.text === undefined) {
    reading.reporter.report(
      "function-call",
      span,
      "A condition has no functions. A text is compared as it is, letter for letter.",
    );
    skipTest(reading, span);
    return true;
  }
  const text = quote(found.text);
  reading.reporter.report(
    "function-call",
    span,
    `A condition has no functions. The field stands in front of the test: ${text}.`,
    respell(`Write ${text}`, span, found.text),
  );
  readMeant(reading, found.text, span);
  return true;
}

/** A text where a term belongs: a term in quotes, a comparison turned round, or nothing that a condition knows. */
export function readLeadingText(reading: Reading): void {
  const token = peek(reading);
  if (token === undefined) return;
  const span = spanOf(token);
  const inner = unquoted(token.image);
  const term = termNamed(inner.toLowerCase());
  if (term !== undefined) return readQuotedTerm(reading, token, inner);
  if (readSwapped(reading)) return;
  if (!expectsOperand(reading)) {
    return isTornOff(reading) ? readTornOff(reading) : reportUnexpected(reading, take(reading));
  }
  take(reading);
  reading.reporter.report(
    "unexpected-text",
    span,
    `The text ${quote(token.image)} is compared with nothing. Write a text field and a test in front of it.`,
  );
  reading.items.push({ type: "operand", span, node: undefined });
}

/** `= Print' or …`: a quote that no other opened, behind a text without quotes. */
function isTornOff(reading: Reading): boolean {
  const last = reading.items.at(-1);
  return isAttached(reading) && last?.type === "operand" && last.node === undefined;
}

function readTornOff(reading: Reading): void {
  const span = take(reading);
  const text = quote(textAt(reading, span));
  reading.reporter.report("unexpected-text", span, `Whether ${text} closes a text cannot be seen.`);
  reading.items.push({ type: "junk", span, isKept: true });
}

function readQuotedTerm(reading: Reading, token: IToken, inner: string): void {
  const span = take(reading);
  reading.reporter.report(
    "quoted-condition",
    span,
    `The term ${quote(inner)} stands in quotes. Quotes are for texts only.`,
    replace("Remove the quotes", span, inner.toLowerCase()),
  );
  const term = termNamed(inner.toLowerCase());
  if (term !== undefined) readPredicate(reading, term, { start: token.startOffset, end: endOf(token) });
}

const SWAPPED: ReadonlyMap<string, string> = new Map([
  ["=", "="],
  ["!=", "!="],
  ["in", "contains"],
]);

/** `"Acme" = affiliate_name`: read as if it stood the right way round. */
function readSwapped(reading: Reading): boolean {
  const test = testAt({ ...reading, position: reading.position + 1 });
  const operator = test === undefined ? undefined : SWAPPED.get(test.meaning);
  if (test === undefined || operator === undefined) return false;
  const field: Reading = { ...reading, position: reading.position + 1 + test.tokens };
  const term = termAt(field);
  if (term?.term.kind !== "text") return false;
  const fieldTokens = term.tokens + (at(field, Brackets, term.tokens) ? 1 : 0);
  const fieldSpan = take(field, fieldTokens);
  const written = peek(reading)?.image ?? "";
  const span = take(reading, 1 + test.tokens + fieldTokens);
  const name = textAt(reading, fieldSpan).replace(/\[\s*['"\u2018-\u201f]([^\]]*)['"\u2018-\u201f]\s*\]$/, "[$1]");
  const text = `${name} ${operator} "${unquoted(written)}"`;
  reportSwapped(reading, span, text);
  return true;
}

function reportSwapped(reading: Reading, span: Span, text: string): void {
  reading.reporter.report(
    "swapped-comparison",
    span,
    `What is compared stands in front: ${quote(text)}.`,
    respell(`Write ${quote(text)}`, span, text),
  );
  readMeant(reading, text, span);
}

/** `60 < duration`: a length in front of its term. */
export function readSwappedLength(reading: Reading): boolean {
  if (!expectsOperand(reading)) return false;
  let length = 1;
  while (length < 4 && at(reading, [Word, NumberToken], length)) length += 1;
  const test = testAt({ ...reading, position: reading.position + length });
  const operator = test === undefined ? undefined : MIRRORED.get(test.meaning);
  if (test === undefined || operator === undefined) return false;
  const term = termAt({ ...reading, position: reading.position + length + test.tokens });
  if (term?.term.kind !== "duration") return false;
  const value = textAt(reading, take(reading, length));
  const start = previousEnd(reading) - value.length;
  take(reading, test.tokens + term.tokens);
  const span = { start, end: previousEnd(reading) };
  reportSwapped(reading, span, `${term.term.name} ${operator} ${value}`);
  return true;
}

/** Comparisons seen from the other side. */
const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  ["<=", ">="],
  [">", "<"],
  [">=", "<="],
  ["=", "="],
]);

/**
 * Reads the predicate that a part of the source stands for, in its place. What is wrong with its spelling is not reported: the fix
 * for the whole part has to come first.
 */
function readMeant(reading: Reading, text: string, span: Span): void {
  const tokens = tokensOf(text, { start: 0, end: text.length });
  const quiet: Reading = { ...reading, tokens, source: text, position: 0, items: [], directives: [], reporter: silent };
  if (at(quiet, Not)) quiet.items.push({ type: "not", span: take(quiet) });
  const found = termAt(quiet);
  if (found !== undefined) readPredicate(quiet, found.term, take(quiet, found.tokens));
  for (const item of quiet.items) reading.items.push(relocated(item, span));
}

const silent: Reading["reporter"] = { report: () => true, isFull: () => true, diagnostics: () => [] };

function relocated(item: Item, span: Span): Item {
  if (item.type !== "operand") return { ...item, span };
  return { ...item, span, node: item.node === undefined ? undefined : { ...item.node, span } };
}
