import { firstUnwritable, quote } from "../language/characters.js";
import { replace, respell } from "../diagnostics/diagnostics.js";
import {
  And,
  Brackets,
  Dash,
  Dot,
  ForeignComparison,
  ForeignText,
  LeftBrace,
  LeftParenthesis,
  Not,
  NumberToken,
  Or,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Text,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { termNamed } from "../language/vocabulary.js";
import { testAt } from "./phrases.js";
import { at, between, isAttached, peek, pointAt, previousEnd, type Reading, spanOf, take, textAt } from "./reading.js";
import { reportUnwritable, TEXTS } from "./values.js";

/** A name as it was found behind `custom_data` or `in_region`; undefined where none could be read. */
export interface FoundName {
  readonly name: string | undefined;
  readonly span: Span;
}

/** Reads the name behind a term that takes one, however it is written; undefined when there is none. */
export function readName(reading: Reading, term: string): FoundName | undefined {
  if (at(reading, Brackets)) return readBrackets(reading, term);
  if (at(reading, Dot)) return readBehindDot(reading, term);
  if (at(reading, [LeftParenthesis, LeftBrace]) && isAttached(reading)) return readOtherBrackets(reading, term);
  if (at(reading, ForeignComparison) && peek(reading)?.image === ":" && at(reading, Word, 1)) {
    return readBare(reading, take(reading));
  }
  if (at(reading, [...TEXTS, Word]) && isFollowedByTest(reading)) return readBare(reading);
  return undefined;
}

/** `custom_data.product`, `custom_data.["product"]`, `custom_data->>'product'`. */
function readBehindDot(reading: Reading, term: string): FoundName | undefined {
  if (isGetter(reading)) return readOtherBrackets(reading, term, take(reading, 2));
  if (isAttached(reading) && (at(reading, [Word, NumberToken], 1) || isKeywordName(reading))) {
    return readDotted(reading, term);
  }
  if (at(reading, TEXTS, 1)) return readBare(reading, take(reading));
  return at(reading, Brackets, 1) ? readBrackets(reading, term, take(reading)) : undefined;
}

/** `custom_data.and = "x"`: a keyword is a name where a test stands behind it. */
function isKeywordName(reading: Reading): boolean {
  return (
    at(reading, [And, Or, Not], 1) &&
    isAttached(reading, 1) &&
    testAt({ ...reading, position: reading.position + 2 }) !== undefined
  );
}

/** `custom_data.get("product")`. */
function isGetter(reading: Reading): boolean {
  return /^(?:get|fetch|dig)$/i.test(peek(reading, 1)?.image ?? "") && at(reading, LeftParenthesis, 2);
}

/** `custom_data product = "x"`: only a word with a test behind it is a name. */
function isFollowedByTest(reading: Reading): boolean {
  if (testAt(reading) !== undefined) return false;
  return testAt({ ...reading, position: reading.position + 1 }) !== undefined;
}

/** Every way to write a name that needs other brackets gets the same message. */
function reportSpelling(reading: Reading, code: "field-access" | "field-brackets", found: FoundName): FoundName {
  const { name, span } = found;
  if (name === undefined) return found;
  const isTerm = termNamed(name) !== undefined && !/["'[]/.test(textAt(reading, span));
  const text = textAt(reading, span).trim();
  const title = `Write \`[${name}]\``;
  reading.reporter.report(
    code,
    toMark(reading, span),
    `${quote(text)} must be written in square brackets${/["'\u2018-\u201f]/.test(text) ? ", without quotes" : ""}: ${quote(`[${name}]`)}.`,
    ...(isTerm ? [] : [(isGetterText(text) ? respell : replace)(title, span, `[${name}]`)]),
  );
  return isTerm ? { name: undefined, span } : found;
}

/** `.get("product")` and `?.product`: they say no more than the brackets. */
function isGetterText(text: string): boolean {
  return /^(?:\.(?:get|fetch|dig)\b|\?\.)/i.test(text);
}

/** Where the square brackets are right, only what stands in them is underlined. */
function toMark(reading: Reading, span: Span): Span {
  const text = textAt(reading, span);
  const before = text.length - text.trimStart().length;
  return text.startsWith("[") && text.endsWith("]")
    ? { start: span.start + 1, end: span.end - 1 }
    : { start: span.start + before, end: span.end };
}

/** A name that was found in odd spelling, if a name can be written like that; a term is rather a term of its own. */
function nameIn(text: string): string | undefined {
  const name = text.trim();
  return name === "" || /[[\]"\r\n]/.test(name) || firstUnwritable(name) !== undefined ? undefined : name;
}

function readBrackets(reading: Reading, term: string, dot?: Span): FoundName {
  const token = peek(reading);
  const image = token?.image ?? "";
  const own = take(reading);
  const span = dot === undefined ? own : between(dot, own);
  if (/^\[\s*\\?$/.test(image)) return readSplitBrackets(reading, span, term);
  if (!image.endsWith("]")) {
    return at(reading, Brackets) && isAttached(reading)
      ? innerBracket(reading, span)
      : unclosedBracket(reading, span, image.slice(1));
  }
  const inside = image.slice(1, -1);
  const quoted = /^\s*"([^"]*)"\s*$/.exec(inside);
  if (quoted !== null) return quotedName(reading, span, quoted[1] ?? "", term);
  if (dot !== undefined) return reportSpelling(reading, "field-access", { name: nameIn(inside), span });
  const foreign = FOREIGN_QUOTED.exec(inside.trim());
  if (foreign !== null && isQuotedAlike(reading, inside)) {
    return reportSpelling(reading, "field-brackets", { name: nameIn(foreign[1] ?? ""), span });
  }
  return { name: checkedName(reading, own, inside, term), span };
}

const FOREIGN_QUOTED =
  /^['\u2018\u2019\u201a\u201c-\u201f\u00ab\u00bb`\u00b4](.+)['\u2018\u2019\u201c-\u201f\u00ab\u00bb`\u00b4]$/;

/**
 * `custom_data[“product”] = “Chair”`: whether the text that a field is compared with stands in the same quotes as its name. They are then
 * hardly part of the name, although a name may have them.
 */
function isQuotedAlike(reading: Reading, inside: string): boolean {
  const value = peek(reading, testAt(reading)?.tokens ?? 0);
  return value?.tokenType === ForeignText && value.image.charAt(0) === inside.trim().charAt(0);
}

function quotedName(reading: Reading, span: Span, inside: string, term: string): FoundName {
  const name = nameIn(inside);
  if (name === undefined) return { name: checkedName(reading, span, inside, term), span };
  return reportSpelling(reading, "field-access", { name, span });
}

/** A `[` that the lexer could not take together with its name: quotes in JSON spelling, a second bracket, or nothing at all. */
function readSplitBrackets(reading: Reading, open: Span, term: string): FoundName {
  if (at(reading, TEXTS)) {
    const text = take(reading);
    const close = at(reading, RightBracket) ? take(reading) : undefined;
    const span = between(open, close ?? text);
    const inside = textAt(reading, text);
    // `["product'] = "x"`: the text goes on behind the bracket, so that its name is not all of it.
    const name = /\]./s.test(inside) ? undefined : nameIn(inside.replaceAll(/["'\\\u2018-\u201f\]]/g, ""));
    if (name === undefined) return unclosedBracket(reading, open, "", term);
    return reportSpelling(reading, "field-access", { name, span });
  }
  if (at(reading, Brackets)) {
    const inner = peek(reading)?.image.replaceAll(/[[\]]/g, "") ?? "";
    const text = take(reading);
    const span = between(open, at(reading, RightBracket) ? take(reading) : text);
    const name = nameIn(inner);
    const fixes = name === undefined ? [] : [replace(`Write \`[${name}]\``, span, `[${name}]`)];
    reading.reporter.report(
      "name-character",
      span,
      `A name cannot have a \`[\` in it. Write it in one pair of brackets.`,
      ...fixes,
    );
    return { name, span };
  }
  return unclosedBracket(reading, open, "", term);
}

/** `custom_data[items[0]]`: no name has a bracket in it. */
function innerBracket(reading: Reading, open: Span): FoundName {
  const inner = take(reading);
  const span = between(open, at(reading, RightBracket) ? take(reading) : inner);
  reading.reporter.report(
    "name-character",
    { start: inner.start, end: inner.start + 1 },
    "A name cannot have a `[` or `]` in it.",
  );
  return { name: undefined, span };
}

function unclosedBracket(reading: Reading, span: Span, inside: string, term = ""): FoundName {
  const name = nameIn(inside);
  const message =
    name === undefined
      ? `The bracket behind ${quote(term)} is not closed.`
      : `The bracket before ${quote(name)} is not closed. Write \`]\` behind it.`;
  const fixes = name === undefined ? [] : [replace("Close the bracket", pointAt(span.end), "]")];
  reading.reporter.report("unclosed-bracket", { start: span.start, end: span.start + 1 }, message, ...fixes);
  return { name, span };
}

/** The name between closed brackets; reports what is wrong with it ([R7]). */
function checkedName(reading: Reading, span: Span, inside: string, term: string): string | undefined {
  const name = inside.trim();
  const what = term === "in_region" ? "region" : "custom-data field";
  if (name === "") {
    reading.reporter.report("missing-name", span, `The brackets are empty. Write the name of the ${what} in them.`);
    return undefined;
  }
  if (/[\r\n\u2028\u2029]/.test(inside)) {
    const oneLine = inside.replaceAll(/\s*[\r\n\u2028\u2029]\s*/g, " ").trim();
    const fix = nameIn(oneLine) === undefined ? [] : [replace("Write the name on one line", span, `[${oneLine}]`)];
    const lineBreak = span.start + 1 + inside.search(/[\r\n\u2028\u2029]/);
    const mark = { start: lineBreak, end: lineBreak + 1 };
    reading.reporter.report(
      "name-character",
      mark,
      "There is a line break inside the brackets. A name stands on one line.",
      ...fix,
    );
    return nameIn(oneLine);
  }
  if (name.includes('"')) {
    const mark = span.start + 1 + inside.indexOf('"');
    reading.reporter.report("name-character", { start: mark, end: mark + 1 }, 'A name cannot have a `"` in it.');
    return undefined;
  }
  if (firstUnwritable(name) === undefined) return name;
  reportUnwritable(reading, span.start + 1 + inside.indexOf(name), name, "A name");
  return undefined;
}

/** `custom_data.product_name`, `custom_data.product-name`: the name goes on as long as nothing separates it. */
function readDotted(reading: Reading, term: string): FoundName {
  const dot = take(reading);
  let last = take(reading);
  while (
    isAttached(reading) &&
    (at(reading, [Word, NumberToken]) ||
      (at(reading, [Dash, Dot]) && at(reading, [Word, NumberToken], 1) && isAttached(reading, 1)))
  ) {
    last = take(reading);
  }
  const name = reading.source.slice(dot.end, last.end);
  return reportSpelling(reading, term === "custom_data" ? "field-access" : "field-brackets", {
    name,
    span: between(dot, last),
  });
}

function readOtherBrackets(reading: Reading, term: string, getter?: Span): FoundName {
  const open = take(reading);
  let last = open;
  while (peek(reading) !== undefined && !at(reading, [RightParenthesis, RightBrace])) last = take(reading);
  const inside = reading.source.slice(open.end, last.end);
  const span = between(getter ?? open, at(reading, [RightParenthesis, RightBrace]) ? take(reading) : last);
  const name = nameIn(inside.replaceAll(/^\s*(?:\\?["'\u2018-\u201f])|(?:\\?["'\u2018-\u201f])\s*$/g, ""));
  if (name !== undefined) return reportSpelling(reading, "field-brackets", { name, span });
  return { name: checkedName(reading, span, inside, term), span };
}

/** `custom_data product`, `custom_data:product`, `custom_data "product"`: a name without any brackets. */
function readBare(reading: Reading, colon?: Span): FoundName {
  const start = colon?.start ?? previousEnd(reading);
  const token = peek(reading);
  take(reading);
  const own = token === undefined ? pointAt(start) : spanOf(token);
  const isText = token?.tokenType === Text || token?.tokenType === ForeignText;
  const name = nameIn(isText ? textAt(reading, own).replaceAll(/["'\\\u2018-\u201f]/g, "") : textAt(reading, own));
  return reportSpelling(reading, "field-brackets", { name, span: { start, end: own.end } });
}
