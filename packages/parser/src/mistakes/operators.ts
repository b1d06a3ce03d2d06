import { quote } from "../language/characters.js";
import { asAlternative, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { Dash, ForeignText, LeftParenthesis, Other, RightParenthesis, Text, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { withSpaceAfter, removalOf } from "./clean.js";
import { reportUnexpected } from "./unexpected.js";
import { hasConnectors, isMixed } from "./groups.js";
import { type Reading, at, between, expectsOperand, isAttached, peek, pointAt, take, textAt } from "./reading.js";
import { MISSPELT_OPERATORS, NOT_WORDS, OPERATOR_WORDS, operatorIn, termAt, fillersAt } from "./words.js";

/** Adds an operator or a parenthesis to the items. */
export function push(reading: Reading, type: "and" | "or" | "not" | "open" | "close", span: Span): void {
  reading.items.push({ type, span });
}

/** Reports a keyword or term that is not lower case; nothing when it is. */
export function reportCase(reading: Reading, span: Span, right: string): void {
  const text = textAt(reading, span);
  if (text === right) return;
  reading.reporter.report(
    "letter-case",
    span,
    `${quote(text)} must be lower case: \`${right}\`.`,
    replace(`Write \`${right}\``, span, right),
  );
}

/** `and/or`. */
export function isSlashed(reading: Reading, operator: string): boolean {
  return (
    at(reading, Other) &&
    peek(reading)?.image === "/" &&
    operatorIn(peek(reading, 1)?.image ?? "") !== undefined &&
    operator !== "not"
  );
}

/** Reads `and/or`, whose `and` was passed already, as `or`. */
export function readSlashed(reading: Reading, first: Span): void {
  const span = between(first, take(reading, 2));
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "unknown-operator",
    span,
    `${text} is no operator. \`or\` is true when one of the terms is true or both are.`,
    respell("Write `or`", span, "or"),
    respell("Write `and`", span, "and"),
  );
  push(reading, "or", span);
}

const SYMBOLS: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ["&&", "and"],
  ["||", "or"],
  ["!", "not"],
  ["\u2227", "and"],
  ["\u2228", "or"],
  ["\u00ac", "not"],
  ["~", "not"],
]);

/** Reads an operator that is a symbol: `&&`, `!`, `+`. */
export function readSymbol(reading: Reading): void {
  const span = take(reading);
  const symbol = textAt(reading, span);
  const operator = SYMBOLS.get(symbol) ?? (symbol === "|" ? "or" : "and");
  if (symbol === "!" && peek(reading) === undefined) return reportExclamation(reading, span);
  const isKnown = SYMBOLS.has(symbol);

  // `"Acme" + "Co"` puts texts together, which the language cannot.
  if (symbol === "+" && at(reading, [Text, ForeignText])) return reportUnexpected(reading, span);
  // In `+mobile` and `mobile+and+repeat` the sign says nothing.
  if (symbol === "+" && (expectsOperand(reading) || operatorIn(peek(reading)?.image ?? "") !== undefined)) {
    return reportSign(reading, span);
  }
  const text = withSpaces(reading.source, span, operator);
  const fix = respell(`Write \`${operator}\``, span, text);
  if (isKnown) {
    reading.reporter.report(
      "symbol-operator",
      span,
      `${quote(symbol)} must be written as a word: \`${operator}\`.`,
      fix,
    );
  } else {
    reading.reporter.report(
      "unknown-operator",
      span,
      `${quote(symbol)} is no operator. Write \`${operator}\` between two terms.`,
      fix,
    );
  }
  push(reading, operator, span);
}

/** `… and not repeat!`: the end of a sentence. */
function reportExclamation(reading: Reading, span: Span): void {
  const fix = replace("Remove it", removalOf(reading.source, span), "");
  reading.reporter.report("unexpected-text", span, "A condition does not end with `!`.", fix);
}

function reportSign(reading: Reading, span: Span): void {
  const isBetween = /\w/.test(reading.source.charAt(span.start - 1)) && /\w/.test(reading.source.charAt(span.end));
  const fix = respell("Leave it out", span, isBetween ? " " : "");
  reading.reporter.report("unexpected-text", span, "`+` is no part of a condition.", fix);
}

/** A word in the place of a symbol, with the spaces that the symbol did not need. */
function withSpaces(source: string, span: Span, word: string): string {
  const before = span.start === 0 || /[\s(!]/.test(source.charAt(span.start - 1)) ? "" : " ";
  const after = span.end >= source.length || /[\s]/.test(source.charAt(span.end)) ? "" : " ";
  return before + word + after;
}

/** Whether `and`, `or` or a closing parenthesis comes next, in whichever spelling. */
export function isOperatorNext(reading: Reading): boolean {
  const image = peek(reading)?.image ?? "";
  return (
    operatorIn(image) === "and" ||
    operatorIn(image) === "or" ||
    OPERATOR_WORDS.has(image.toLowerCase()) ||
    (SYMBOLS.has(image) && image !== "!") ||
    at(reading, RightParenthesis)
  );
}

/** Words between two terms that mean an operator elsewhere. */
export function readOperatorWord(reading: Reading): boolean {
  const word = peek(reading)?.image ?? "";
  const lower = word.toLowerCase();
  const written = OPERATOR_WORDS.get(lower);
  if (written === undefined && lower !== "xor" && lower !== "then") return false;
  if (lower === "then") return readThen(reading);
  const isGrouping = isMixed(reading) && !TRANSLATIONS.has(lower);
  const isLoose = lower === "nor" && !reading.items.some(({ type }) => type === "not");
  const span = take(reading);
  if (written === undefined) {
    reading.reporter.report(
      "unknown-operator",
      span,
      `${quote(word)} is no operator. For one of two but not both write \`(a and not b) or (not a and b)\`.`,
    );
    push(reading, "or", span);
    return true;
  }
  reading.reporter.report(
    "unknown-operator",
    span,
    `${quote(word)} is no operator. Write \`${written}\`.`,
    ...(isLoose ? [] : operatorFixes(reading, span, written, isGrouping)),
  );
  push(reading, written === "or" ? "or" : "and", span);
  if (written === "and not") push(reading, "not", span);
  return true;
}

/** Words of other languages that are no more than `and` and `or`. */
const TRANSLATIONS: ReadonlySet<string> = new Set(["und", "y", "e", "et", "oder", "ou", "o"]);

function operatorFixes(reading: Reading, span: Span, written: string, isGrouping: boolean): readonly FixDraft[] {
  // What has no term behind it connects nothing, and may mean more than its row says.
  if (peek(reading) === undefined || isOperatorNext(reading)) return [];
  if (isGrouping) return groupings(reading, span, written);
  const fix = respell(`Write \`${written}\``, span, written);
  // "mobile plus landline" may name calls of two kinds.
  return /^(?:plus|also)$/i.test(textAt(reading, span))
    ? [fix, respell("Write `or`", span, "or")].map(asAlternative)
    : [fix];
}

/** `mobile or repeat, but not landline`: which terms such a word takes together is for a person to say. */
function groupings(reading: Reading, span: Span, written: string): readonly FixDraft[] {
  const first =
    reading.items.findLast(({ type }) => type === "open")?.span.end ??
    reading.items.find(({ type }) => type !== "junk")?.span.start ??
    0;
  const text = withSpaces(reading.source, span, written);
  const whole = [
    { span: pointAt(first), text: "(" },
    { span: pointAt(previousEndOf(reading, span)), text: ")" },
    { span, text },
  ];
  return [
    { title: `Everything in front of it, \`${written}\` …`, edits: whole, respelt: [span], isAlternative: true },
    { ...respell(`Only the term in front of it, \`${written}\` …`, span, text), isAlternative: true },
  ];
}

/** Where the last term in front of a span ends. */
function previousEndOf(reading: Reading, span: Span): number {
  return Math.min(
    span.start,
    reading.items.findLast(({ type }) => type === "operand" || type === "close")?.span.end ?? span.start,
  );
}

/** `… then record`: the rest of the sentence. */
function readThen(reading: Reading): boolean {
  let count = 1;
  while (count < 6 && at(reading, Word, count)) count += 1;
  if (hasTermWithin(reading, count)) return readThenTerm(reading);
  if (peek(reading, count) !== undefined) return false;
  const span = take(reading, count);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "unexpected-text",
    span,
    `${text} is no part of the condition: it only says which calls are meant.`,
    replace("Remove it", removalOf(reading.source, span), ""),
  );
  return true;
}

/** Whether one of the next tokens is a term: such a rest is more than the end of a sentence. */
function hasTermWithin(reading: Reading, count: number): boolean {
  for (let ahead = 1; ahead < count; ahead += 1) {
    if (termAt({ ...reading, position: reading.position + ahead }) !== undefined) return true;
  }
  return false;
}

/** `if mobile then repeat`: nobody but its author knows what it asks for. */
function readThenTerm(reading: Reading): boolean {
  const span = take(reading);
  const word = quote(textAt(reading, span));
  reading.reporter.report(
    "unknown-operator",
    span,
    `${word} is no operator. Write \`and\` if both sides have to hold; otherwise leave out what is no part of the condition.`,
  );
  push(reading, "and", span);
  return true;
}

/** `adn`, `nto`: an operator with two letters swapped, or one too many. */
export function readMisspeltOperator(reading: Reading): boolean {
  const word = peek(reading)?.image ?? "";
  const meant = MISSPELT_OPERATORS.get(word.toLowerCase());
  if (meant === undefined || (meant === "not") !== expectsOperand(reading)) return false;
  if (meant === "not" && termAt({ ...reading, position: reading.position + 1 }) === undefined) return false;
  const span = take(reading);
  reading.reporter.report(
    "unknown-operator",
    span,
    `There is no operator ${quote(word)}. Did you mean \`${meant}\`?`,
    respell(`Write \`${meant}\``, span, meant),
  );
  push(reading, meant, span);
  return true;
}

/** `no mobile and repeat`: whether it denies the first of several terms or all of them cannot be seen. */
function isFirstOfSeveral(reading: Reading): boolean {
  const isFirst = !reading.items.some(({ type }) => type !== "junk");
  const word = peek(reading)?.image.toLowerCase();
  const isPaired = word === "neither" && reading.tokens.some(({ image }) => /^nor$/i.test(image));
  return isFirst && hasConnectors(reading) && word !== "non" && !isPaired;
}

/** `isn't mobile`, `non-mobile`. */
export function readNotWord(reading: Reading): boolean {
  const word = peek(reading)?.image ?? "";
  if (!NOT_WORDS.has(word.toLowerCase())) return false;
  const next: Reading = { ...reading, position: reading.position + (at(reading, Dash, 1) ? 2 : 1) };
  if (termAt(next) === undefined && !at(next, LeftParenthesis) && fillersAt(next) === 0) return false;
  const isOpen = isFirstOfSeveral(reading);
  const span = take(reading, next.position - reading.position);
  reading.reporter.report(
    "unknown-operator",
    span,
    `${quote(word)} is no operator. Write \`not\`.`,
    ...(isOpen ? [] : [respell("Write `not`", withSpaceAfter(reading.source, span), "not ")]),
  );
  push(reading, "not", span);
  return true;
}

/** `mobile/landline` and `mobile -repeat`, as in lists and search boxes. */
export function readOddOperator(reading: Reading): boolean {
  if (expectsOperand(reading)) return false;
  const next: Reading = { ...reading, position: reading.position + 1 };
  if (termAt(next) === undefined) return false;
  const isSlash = peek(reading)?.image === "/";
  if (!isSlash && !(at(reading, Dash) && isAttached(reading, 1))) return false;
  const written = isSlash ? "or" : "and not";
  const span = take(reading);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "unknown-operator",
    span,
    `${text} is no operator. Write \`${written}\`.`,
    respell(`Write \`${written}\``, span, withSpaces(reading.source, span, written)),
  );
  push(reading, isSlash ? "or" : "and", span);
  if (!isSlash) push(reading, "not", span);
  return true;
}
