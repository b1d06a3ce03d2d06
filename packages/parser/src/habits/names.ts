import { firstUnwritable } from "../language/characters.js";
import { replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import {
  And,
  Brackets,
  Dash,
  Dot,
  ForeignText,
  LeftBrace,
  LeftParenthesis,
  Not,
  NumberToken,
  Or,
  RightBracket,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { termNamed } from "../language/vocabulary.js";
import { ahead, at, type Cursor, imageAt, isAttached, peek, report, take } from "../source/cursor.js";
import { between, pointAt, previousEnd, textAt, within } from "../source/spans.js";
import { testAt } from "../words/phrases.js";
import { reportUnwritable, takeEnclosed, TEXTS } from "./values.js";

/** A name as it was found behind `custom_data` or `in_region`; undefined where none could be read. */
export interface FoundName {
  readonly name: string | undefined;
  readonly span: Span;
}

const QUOTES_AROUND = /^\s*(?:\\?["'\u2018-\u201f])|(?:\\?["'\u2018-\u201f])\s*$/g;

/** Reads the name behind a term that takes one, however it is written; undefined when there is none. */
export function readName(cursor: Cursor, term: string): FoundName | undefined {
  if (at(cursor, Brackets)) return readBrackets(cursor, term);
  if (at(cursor, Dot)) return readBehindDot(cursor, term);
  if (at(cursor, [LeftParenthesis, LeftBrace]) && isAttached(cursor)) return readOtherBrackets(cursor, term);
  if (imageAt(cursor) === ":" && at(cursor, Word, 1)) return readBare(cursor, take(cursor));
  // `custom_data product = "x"`: only a word with a test behind it is a name.
  const isTested = testAt(cursor) === undefined && testAt(ahead(cursor, 1)) !== undefined;
  return at(cursor, [...TEXTS, Word]) && isTested ? readBare(cursor) : undefined;
}

/** `custom_data.product`, `custom_data.["product"]`, `custom_data->>'product'`. */
function readBehindDot(cursor: Cursor, term: string): FoundName | undefined {
  // `custom_data.get("product")`.
  const isGetter = /^(?:get|fetch|dig)$/i.test(imageAt(cursor, 1)) && at(cursor, LeftParenthesis, 2);
  if (isGetter) return readOtherBrackets(cursor, term, take(cursor, 2));
  // `custom_data.and = "x"`: a keyword is a name where a test stands behind it.
  const isKeyword = at(cursor, [And, Or, Not], 1) && isAttached(cursor, 1) && testAt(ahead(cursor, 2)) !== undefined;
  if (isAttached(cursor) && (at(cursor, [Word, NumberToken], 1) || isKeyword)) return readDotted(cursor, term);
  if (at(cursor, TEXTS, 1)) return readBare(cursor, take(cursor));
  return at(cursor, Brackets, 1) ? readBrackets(cursor, term, take(cursor)) : undefined;
}

/** Every way to write a name that needs other brackets gets the same message. */
function reportSpelling(cursor: Cursor, code: "field-access" | "field-brackets", found: FoundName): FoundName {
  const { name, span } = found;
  if (name === undefined) return found;
  const text = textAt(cursor, span);
  const shown = text.trim();
  const how = /["'\u2018-\u201f]/.test(shown) ? ", without quotes" : "";
  // What stands there may be a term of its own.
  const isTerm = termNamed(name) !== undefined && !/["'[]/.test(text);
  // `.get("product")` and `?.product` say no more than the brackets.
  const isGetter = /^(?:\.(?:get|fetch|dig)\b|\?\.)/i.test(shown);
  const fix = (isGetter ? respell : replace)(span, `[${name}]`);
  // Where the square brackets are right, only what stands in them is underlined.
  const mark = /^\[.*\]$/s.test(text)
    ? within(span)
    : { start: span.start + (text.length - text.trimStart().length), end: span.end };
  report(cursor, mark, say(code, shown, how, name), ...(isTerm ? [] : [fix]));
  return isTerm ? { name: undefined, span } : found;
}

/** A name that was found in odd spelling, if a name can be written like that. */
function nameIn(text: string): string | undefined {
  const name = text.trim();
  return name === "" || /[[\]"\r\n]/.test(name) || firstUnwritable(name) !== undefined ? undefined : name;
}

function readBrackets(cursor: Cursor, term: string, dot?: Span): FoundName {
  const image = imageAt(cursor);
  const own = take(cursor);
  const span = dot === undefined ? own : between(dot, own);
  if (/^\[\s*\\?$/.test(image)) return readSplitBrackets(cursor, span, term);
  if (!image.endsWith("]")) {
    const isInner = at(cursor, Brackets) && isAttached(cursor);
    return isInner ? innerBracket(cursor, span) : unclosedBracket(cursor, span, image.slice(1));
  }
  const content = image.slice(1, -1);
  const quoted = /^\s*"([^"]*)"\s*$/.exec(content)?.[1];
  if (quoted !== undefined) {
    const name = nameIn(quoted);
    if (name !== undefined) return reportSpelling(cursor, "field-access", { name, span });
    return { name: checkedName(cursor, span, quoted, term), span };
  }
  if (dot !== undefined) return reportSpelling(cursor, "field-access", { name: nameIn(content), span });
  const foreign = FOREIGN_QUOTED.exec(content.trim())?.[1];
  if (foreign !== undefined && isQuotedAlike(cursor, content)) {
    return reportSpelling(cursor, "field-brackets", { name: nameIn(foreign), span });
  }
  return { name: checkedName(cursor, own, content, term), span };
}

const FOREIGN_QUOTED =
  /^['\u2018\u2019\u201a\u201c-\u201f\u00ab\u00bb`\u00b4](.+)['\u2018\u2019\u201c-\u201f\u00ab\u00bb`\u00b4]$/;

/**
 * `custom_data[“product”] = “Chair”`, `custom_data['zip'] is not None`: whether the text that a field is compared with stands in the same
 * quotes as its name, or the test is one of a program, or none. They are then hardly part of the name, although a name may have them.
 */
function isQuotedAlike(cursor: Cursor, content: string): boolean {
  const test = testAt(cursor);
  if (test === undefined || ["test-spelling", "negated-test", "value-list"].includes(test.code ?? "")) return true;
  const value = peek(cursor, test.tokens);
  return value?.type === ForeignText && value.image.charAt(0) === content.trim().charAt(0);
}

/** A `[` that the lexer could not take together with its name: quotes in JSON spelling, a second bracket, or nothing at all. */
function readSplitBrackets(cursor: Cursor, open: Span, term: string): FoundName {
  const isText = at(cursor, TEXTS);
  if (!isText && !at(cursor, Brackets)) return unclosedBracket(cursor, open, "", term);
  const content = take(cursor);
  const span = between(open, at(cursor, RightBracket) ? take(cursor) : content);
  const inner = textAt(cursor, content);
  if (!isText) {
    const name = nameIn(inner.replaceAll(/[[\]]/g, ""));
    report(cursor, span, say("name-character/doubled"), ...(name === undefined ? [] : [replace(span, `[${name}]`)]));
    return { name, span };
  }
  // `["product'] = "x"`: the text goes on behind the bracket, so that its name is not all of it.
  const name = /\]./s.test(inner) ? undefined : nameIn(inner.replaceAll(/["'\\\u2018-\u201f\]]/g, ""));
  if (name === undefined) return unclosedBracket(cursor, open, "", term);
  return reportSpelling(cursor, "field-access", { name, span });
}

/** `custom_data[items[0]]`: no name has a bracket in it. */
function innerBracket(cursor: Cursor, open: Span): FoundName {
  const inner = take(cursor);
  const span = between(open, at(cursor, RightBracket) ? take(cursor) : inner);
  const mark = { start: inner.start, end: inner.start + 1 };
  report(cursor, mark, say("name-character/bracket"));
  return { name: undefined, span };
}

function unclosedBracket(cursor: Cursor, span: Span, content: string, term = ""): FoundName {
  const name = nameIn(content);
  const said = name === undefined ? say("unclosed-bracket", term) : say("unclosed-bracket/name", name);
  const fixes = name === undefined ? [] : [replace(pointAt(span.end), "]", "Close the bracket")];
  report(cursor, { start: span.start, end: span.start + 1 }, said, ...fixes);
  return { name, span };
}

/** The name between closed brackets; reports what is wrong with it ([R7]). */
function checkedName(cursor: Cursor, span: Span, content: string, term: string): string | undefined {
  const name = content.trim();
  if (name === "") {
    report(cursor, span, say("missing-name/empty", term === "in_region" ? "region" : "custom-data field"));
    return undefined;
  }
  const lineBreak = /[\r\n\u2028\u2029]/.exec(content);
  if (lineBreak !== null) {
    const oneLine = nameIn(content.replaceAll(/\s*[\r\n\u2028\u2029]\s*/g, " "));
    const fixes = oneLine === undefined ? [] : [replace(span, `[${oneLine}]`, "Write the name on one line")];
    report(cursor, signAt(span, lineBreak.index), say("name-character/line"), ...fixes);
    return oneLine;
  }
  if (name.includes('"')) {
    report(cursor, signAt(span, content.indexOf('"')), say("name-character/quote"));
    return undefined;
  }
  if (firstUnwritable(name) === undefined) return name;
  reportUnwritable(cursor, span.start + 1 + content.indexOf(name), name, "A name");
  return undefined;
}

/** One sign inside brackets. */
function signAt(brackets: Span, index: number): Span {
  const start = brackets.start + 1 + index;
  return { start, end: start + 1 };
}

/** `custom_data.product_name`, `custom_data.product-name`: the name goes on as long as nothing separates it. */
function readDotted(cursor: Cursor, term: string): FoundName {
  const dot = take(cursor);
  let last = take(cursor);
  while (
    isAttached(cursor) &&
    (at(cursor, [Word, NumberToken]) ||
      (at(cursor, [Dash, Dot]) &&
        at(cursor, [Word, NumberToken], 1) &&
        isAttached(cursor, 1) &&
        !at(cursor, LeftParenthesis, 2)))
  ) {
    last = take(cursor);
  }
  const name = cursor.source.slice(dot.end, last.end);
  const code = term === "custom_data" ? "field-access" : "field-brackets";
  return reportSpelling(cursor, code, { name, span: between(dot, last) });
}

function readOtherBrackets(cursor: Cursor, term: string, getter?: Span): FoundName {
  const { inside, span: enclosed } = takeEnclosed(cursor);
  const span = between(getter ?? enclosed, enclosed);
  const name = nameIn(inside.replaceAll(QUOTES_AROUND, ""));
  if (name !== undefined) return reportSpelling(cursor, "field-brackets", { name, span });
  return { name: checkedName(cursor, span, inside, term), span };
}

/** `custom_data product`, `custom_data:product`, `custom_data "product"`: a name without any brackets. */
function readBare(cursor: Cursor, colon?: Span): FoundName {
  const start = colon?.start ?? previousEnd(cursor);
  const isText = at(cursor, TEXTS);
  const own = take(cursor);
  const text = textAt(cursor, own);
  const name = nameIn(isText ? text.replaceAll(/["'\\\u2018-\u201f]/g, "") : text);
  return reportSpelling(cursor, "field-brackets", { name, span: { start, end: own.end } });
}
