import { describeCharacter } from "../language/characters.js";
import { asAlternative, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import {
  Brackets,
  Comma,
  Dash,
  Dot,
  LeftBrace,
  LeftParenthesis,
  NumberToken,
  RightParenthesis,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { LEGAL_KEYS } from "../language/vocabulary.js";
import { at, type Cursor, imageAt, isAttached, peek, report, take, wordAt } from "../source/cursor.js";
import { add, addOperand } from "../source/items.js";
import { between, pointAt, previousEnd, rewrite, textAt, within } from "../source/spans.js";
import { namesDecision } from "../words/noise.js";
import { isConnector, operatorIn } from "../words/operators.js";
import { testAt } from "../words/phrases.js";
import { unquoted } from "../words/quotes.js";
import { termAt } from "../words/terms.js";
import { addOperator, reportCase } from "./operators.js";
import { isMixed, needsGroup } from "./surroundings.js";
import { addTruth } from "./truth-tests.js";
import { takeEnclosed, TEXTS } from "./values.js";

/** Keys as they were found: the text between whichever brackets, and the span of it with them. */
interface FoundKeys {
  readonly inside: string;
  readonly span: Span;
  /** Whether they stand in one pair of square brackets. */
  readonly isBracketed: boolean;
}

/** Reads what stands behind `pressed`, and the keys without a `pressed` of their own behind that. */
export function readKeys(cursor: Cursor, head: Span): void {
  const first = findKeys(cursor);
  if (first === undefined) {
    report(cursor, head, say("missing-keys"));
    return addOperand(cursor, { start: head.start, end: previousEnd(cursor) });
  }
  const found = CHOICE.test(first.inside) || isBehindChoice(cursor) ? first : withSequence(cursor, first);
  const span = between(head, found.span);
  const keys = keysIn(cursor, head, found);
  if (keys === undefined) return addOperand(cursor, span);
  addTruth(cursor, span, written(keys));
  readFurtherKeys(cursor, span);
}

function written(keys: readonly string[]): string {
  return `pressed[${keys.join(" ")}]`;
}

function findKeys(cursor: Cursor): FoundKeys | undefined {
  if (at(cursor, Brackets)) return bracketKeys(cursor);
  if (at(cursor, [LeftParenthesis, LeftBrace])) return { ...takeEnclosed(cursor), isBracketed: false };
  const from = cursor.position;
  const start = previousEnd(cursor);
  const test = testAt(cursor);
  const meaning = test?.meaning ?? "";
  if (test !== undefined && ["=", "contains", "in"].includes(meaning)) take(cursor, test.tokens);
  // `pressed.1`.
  else if (at(cursor, Dot) && isAttached(cursor) && at(cursor, NumberToken, 1)) take(cursor);
  skipWords(cursor);
  const keys = keysBehind(cursor, start, meaning === "in" || meaning === "contains");
  if (keys === undefined) cursor.position = from;
  return keys;
}

/** `pressed[1] or pressed[2] then …`: whether the sequence goes on from both cannot be seen. */
function isBehindChoice(cursor: Cursor): boolean {
  const before = cursor.items.at(-2);
  const isKeys = before?.type === "operand" && /^(?:press|key|dtmf)/i.test(textAt(cursor, before.span));
  return isKeys && cursor.items.at(-1)?.type === "or";
}

/** `1, then 4`, `[1] followed by [4]`: keys one after the other, in words. */
function withSequence(cursor: Cursor, first: FoundKeys): FoundKeys {
  let found = first;
  for (let next = nextInSequence(cursor); next !== undefined; next = nextInSequence(cursor)) {
    found = { inside: `${found.inside} ${next.inside}`, span: between(found.span, next.span), isBracketed: false };
  }
  return found;
}

/** The keys behind words for a sequence; moves nothing where there are none, or where more than keys may be meant. */
function nextInSequence(cursor: Cursor): FoundKeys | undefined {
  const from = cursor.position;
  if (takeSequenceWords(cursor)) {
    const term = termAt(cursor);
    if (term?.term.kind === "pressed" && !term.isNegated) take(cursor, term.tokens);
    skipWords(cursor);
    const isOwn = at(cursor, Brackets) && /^\[[1-9a-zWN \t]+\]$/.test(imageAt(cursor));
    const keys = isOwn ? bracketKeys(cursor) : looseKeys(cursor, previousEnd(cursor));
    if (keys !== undefined && endsSequence(cursor)) return keys;
  }
  cursor.position = from;
  return undefined;
}

function takeSequenceWords(cursor: Cursor): boolean {
  let count = at(cursor, Comma) ? 1 : 0;
  if (operatorIn(imageAt(cursor, count)) === "and") count += 1;
  const words = /^(?:then|followed by)(?!\S)/i.exec(`${imageAt(cursor, count)} ${imageAt(cursor, count + 1)}`)?.[0];
  if (words === undefined) return false;
  take(cursor, count + words.split(" ").length);
  return true;
}

/** Whether no choice of keys follows, as in `1 then 4 or 2`, nor a word that the last key may belong to. */
function endsSequence(cursor: Cursor): boolean {
  if (isConnector(cursor)) return operatorIn(imageAt(cursor)) === "and" && !at(cursor, [NumberToken, Brackets], 1);
  return peek(cursor) === undefined || at(cursor, RightParenthesis) || takeSequenceWords({ ...cursor });
}

/** Keys behind a phrase: `= 1`, `in [1, 2]`, `includes(2)`. */
function keysBehind(cursor: Cursor, start: number, isListed: boolean): FoundKeys | undefined {
  const isEnclosed = at(cursor, [LeftParenthesis, LeftBrace]);
  if (!isEnclosed && !at(cursor, Brackets)) return looseKeys(cursor, start);
  const { inside, span } = isEnclosed ? takeEnclosed(cursor) : bracketKeys(cursor);
  const keys = isListed ? inside.replaceAll(",", " or ") : inside;
  return { inside: keys, span: { start, end: span.end }, isBracketed: false };
}

/** `pressed the key 1`: words that say nothing. */
function skipWords(cursor: Cursor): void {
  while (/^(?:the|key|keys|button|number|digit|option)$/i.test(imageAt(cursor))) take(cursor);
}

function bracketKeys(cursor: Cursor): FoundKeys {
  const image = imageAt(cursor);
  const span = take(cursor);
  if (image.endsWith("]")) return chainedKeys(cursor, { inside: image.slice(1, -1), span, isBracketed: true });
  const fix = replace(pointAt(span.end), "]", "Close the bracket");
  report(cursor, { start: span.start, end: span.start + 1 }, say("unclosed-bracket/keys"), fix);
  return { inside: image.slice(1), span, isBracketed: true };
}

/** `pressed[1][2]`: each key in brackets of its own. */
function chainedKeys(cursor: Cursor, first: FoundKeys): FoundKeys {
  let found = first;
  while (at(cursor, Brackets) && isAttached(cursor) && imageAt(cursor).endsWith("]")) {
    const inside = `${found.inside} ${imageAt(cursor).slice(1, -1)}`;
    found = { inside, span: between(found.span, take(cursor)), isBracketed: false };
  }
  return found;
}

/** `pressed 1 2`, `pressed = "1"`: keys without any brackets. */
function looseKeys(cursor: Cursor, start: number): FoundKeys | undefined {
  const from = peek(cursor)?.start ?? start;
  const isText = at(cursor, TEXTS);
  let last: Span | undefined;
  if (isText) last = take(cursor);
  else while (isLooseKey(cursor, last !== undefined)) last = take(cursor);
  if (last === undefined) return undefined;
  const text = cursor.source.slice(from, last.end);
  return { inside: isText ? unquoted(text) : text, span: { start, end: last.end }, isBracketed: false };
}

function isLooseKey(cursor: Cursor, hasKeys: boolean): boolean {
  if (at(cursor, NumberToken)) return true;
  // `no key`, `wrong key`.
  const [first, second] = hasKeys ? [-1, 0] : [0, 1];
  if (/^(?:no|wrong) keys?$/i.test(`${imageAt(cursor, first)} ${imageAt(cursor, second)}`)) return true;
  const isSign = at(cursor, Dash) ? isAttached(cursor) : /^(?:to|through|thru)$/i.test(imageAt(cursor));
  if (hasKeys && isSign && at(cursor, NumberToken, 1)) return true;
  const word = at(cursor, Word) ? imageAt(cursor) : "";
  return word.length === 1 || NAMED_KEYS.has(word.toLowerCase());
}

/** The keys, after reporting how they should have been written; undefined when one of them does not exist. */
function keysIn(cursor: Cursor, head: Span, found: FoundKeys): readonly string[] | undefined {
  const range = rangeIn(found.inside);
  const path = range?.isPath === false ? range.keys : splitKeys(found.inside);
  if (path.length === 0) {
    report(cursor, found.span, say("missing-keys/empty"));
    return undefined;
  }
  const illegal = path.find((key) => !LEGAL_KEYS.has(key));
  if (illegal !== undefined) return reportIllegal(cursor, found, path, illegal);
  const isRight = found.isBracketed && (isNative(found.inside) || reportSpaces(cursor, found));
  if (!isRight) reportKeyPath(cursor, head, found, path);
  return path;
}

/** Keys that are right but for white space that is no plain space; each run of it is reported on its own ([R5]). */
function reportSpaces(cursor: Cursor, found: FoundKeys): boolean {
  const runs = [...found.inside.matchAll(FOREIGN_SPACE)];
  if (runs.length === 0 || !isNative(found.inside.replaceAll(FOREIGN_SPACE, " "))) return false;
  for (const { 0: image, index } of runs) {
    const start = found.span.start + 1 + index;
    const span = { start, end: start + image.length };
    report(cursor, span, say("foreign-space/keys", describeCharacter(image.charAt(0))), replace(span, " "));
  }
  return true;
}

const FOREIGN_SPACE = /[^\S \t\r\n]+|[\u00ad\u200b-\u200f\u2060]+/g;

function isNative(inside: string): boolean {
  return /^[ \t]*[1-9a-zWN](?:[ \t]+[1-9a-zWN])*[ \t]*$/.test(inside);
}

/** Single characters out of whatever stands between the brackets: quotes, commas and joining words are left out. */
function splitKeys(inside: string): readonly string[] {
  if (/^\s*no\s+keys?\s*$/i.test(inside)) return ["N"];
  const words = inside
    .split(/[\s"'`,;|/>&+\\\u2010-\u2015\u2018-\u201f-]+/)
    .filter((word) => word !== "")
    // `then` joins what stands on both sides of it.
    .filter(
      (word, index, all) =>
        !/^(?:or|and|then|key|keys)$/i.test(word) ||
        (/^then$/i.test(word) && (index === 0 || index === all.length - 1)),
    );
  // `12` and `1a` are keys without a space between them; `not`, `1st` and `option1` are words.
  return words.flatMap((word) =>
    /^(?=.*\d)(?!.*[a-z]{2})[1-9a-z]+$/.test(word) && !namesDecision(word)
      ? word.split("")
      : [NAMED_KEYS.get(word.toLowerCase()) ?? word],
  );
}

/** All keys from one to a later one: `1 to 3`, `1..3`; `1-3` may be a path as well. */
function rangeIn(inside: string): { readonly keys: readonly string[]; readonly isPath: boolean } | undefined {
  const found = /^\s*([1-9])\s*(\.{2,3}|to|through|thru|[-\u2010-\u2015])\s*([1-9])\s*$/i.exec(inside);
  const [first, sign = "", last] = [Number(found?.[1]), found?.[2], Number(found?.[3])];
  if (!(first < last)) return undefined;
  const keys = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  return { keys, isPath: !/[a-z.]/i.test(sign) };
}

const NAMED_KEYS: ReadonlyMap<string, string> = new Map([
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map(
    (word, key) => [word, String(key)] as const,
  ),
  ...Object.entries({ wrong: "W", none: "N", nothing: "N", star: "*", pound: "#", hash: "#" }),
]);

function reportIllegal(cursor: Cursor, found: FoundKeys, path: readonly string[], illegal: string): undefined {
  const lower = path.map((key) => (LEGAL_KEYS.has(key) || /^[OIL]$/.test(key) ? key : key.toLowerCase()));
  const right = `[${lower.join(" ")}]`;
  const fixes = lower.every((key) => LEGAL_KEYS.has(key)) ? [replace(found.span, right)] : [];
  const start = found.span.start + 1 + found.inside.indexOf(illegal);
  const isThere = found.isBracketed && found.inside.includes(illegal);
  const span = isThere ? { start, end: start + illegal.length } : found.span;
  report(cursor, span, say("unknown-key", illegal), ...fixes);
  return undefined;
}

function reportKeyPath(cursor: Cursor, head: Span, found: FoundKeys, path: readonly string[]): void {
  const span = keysSpan(cursor, found);
  const isOne = path.length === 1;
  const title = isOne ? `Write \`${written(path)}\`` : `Keys pressed one after the other: \`${written(path)}\``;
  const inOrder = respell(found.span, `[${path.join(" ")}]`, title);
  const range = rangeIn(found.inside);
  const any = `(${(range?.keys ?? path).map((key) => written([key])).join(" or ")})`;
  const anyOf = respell(between(head, found.span), any, `Any one of these keys: \`${any}\``);
  const text = textAt(cursor, span);
  const keys = path.join(" ");
  const said = isOne ? say("key-path/single", text, keys) : say("key-path", text, keys);
  const fixes = keyFixes(found.inside, isOne, inOrder, anyOf);
  // `pressed[1] and then [2]` may be two predicates, and `1 o 2`, `2 y repeat` are two in other languages.
  const isTwo = /\]\s*,?\s*and\b|^[^[]*\d\s+[oye](?!\S)/i.test(textAt(cursor, found.span));
  const isAnyOf = range?.isPath === false || CHOICE.test(found.inside);
  report(cursor, span, isAnyOf ? say("key-path/choice", text) : said, ...(isTwo ? [] : fixes));
}

function keyFixes(inside: string, isOne: boolean, inOrder: FixDraft, anyOf: FixDraft): readonly FixDraft[] {
  // `1 or 2 3`: one of the choices may be a path.
  const hasPath = inside.split(CHOICE).some((part) => splitKeys(part).length > 1 && !part.includes(","));
  if (CHOICE.test(inside)) return isOne || hasPath ? [] : [anyOf, inOrder];
  const range = rangeIn(inside);
  if (range?.isPath === false) return [anyOf];
  // `1,2`, `1 and 2`, `1+2`, `2-4` may be one key after the other or either, `-2` all but that one, and `>2` names none.
  const isUnclear = !isOne && (range !== undefined || /[,;/&+\\]|\band\b(?!\s+then\b)/i.test(inside));
  if (/^\s*[-\u2010-\u2015<>+]|[<>+]\s*$/.test(inside)) return [];
  return isUnclear ? [inOrder, anyOf].map(asAlternative) : [inOrder];
}

const CHOICE = /\bor\b|\|/i;

/** What to underline: the keys without the brackets where those are right, or the line break in them. */
function keysSpan(cursor: Cursor, { span }: FoundKeys): Span {
  const text = textAt(cursor, span);
  if (!text.startsWith("[") || /[\])}]./.test(text)) {
    return { start: span.start + (text.length - text.trimStart().length), end: span.end };
  }
  const lineBreak = /[\r\n]+/.exec(text);
  if (lineBreak === null) return within(span);
  return { start: span.start + lineBreak.index, end: span.start + lineBreak.index + lineBreak[0].length };
}

/** A key path behind an operator, without a `pressed` of its own. */
interface FurtherKeys {
  readonly operator: "and" | "or" | "and not";
  readonly connector: Span;
  readonly span: Span;
  readonly keys: readonly string[];
}

/** `pressed[1] or 2`, `pressed[1] but not [2]`: keys that need a `pressed` of their own; `first` is the predicate in front of them. */
function readFurtherKeys(cursor: Cursor, first: Span): void {
  const further: FurtherKeys[] = [];
  for (let next = readFurther(cursor); next !== undefined; next = readFurther(cursor)) further.push(next);
  const last = further.at(-1);
  if (further[0] === undefined || last === undefined) return;
  const own = cursor.items.pop();
  const isGrouped = further.some(({ operator }) => needsGroup(cursor, operator === "or" ? "or" : "and"));
  if (isGrouped) add(cursor, "open", pointAt(first.start));
  if (own !== undefined) cursor.items.push(own);
  for (const { operator, connector, span } of further) {
    addOperator(cursor, operator, connector);
    addOperand(cursor, span);
  }
  if (isGrouped) add(cursor, "close", pointAt(last.span.end));
  const span = between(further[0].span, last.span);
  const parts = further.flatMap(({ operator, connector, keys }, index) => [
    { start: further[index - 1]?.span.end ?? first.start, end: connector.start },
    `${operator} ${written(keys)}`,
  ]);
  const [open, close] = isGrouped ? ["(", ")"] : ["", ""];
  const fix = rewrite("Write `pressed[…]` each time", between(first, last.span), open, ...parts, close);
  // No call begins with both of two keys, so that `1 and 4` may be one after the other; `1 or 2 but not 3` may group otherwise.
  const isOpen = further.some(({ operator }) => operator === "and" || (operator === "and not" && isMixed(cursor)));
  const isChoiceOf = isOpen || takeSequenceWords({ ...cursor });
  report(cursor, span, say("value-list/keys", textAt(cursor, span)), isChoiceOf ? asAlternative(fix) : fix);
}

function readFurther(cursor: Cursor): FurtherKeys | undefined {
  const isDenied = /^(?:and|but)$/.test(wordAt(cursor)) && operatorIn(imageAt(cursor, 1)) === "not";
  const words = isDenied ? 2 : 1;
  // `not pressed 1 but not 2`: whether that denies the denial cannot be seen.
  if (isDenied ? cursor.items.at(-2)?.type === "not" : !isConnector(cursor)) return undefined;
  if (!at(cursor, [NumberToken, Brackets], words)) return undefined;
  const keys = splitKeys(imageAt(cursor, words).replaceAll(/[[\]]/g, ""));
  if (keys.length === 0 || !keys.every((key) => LEGAL_KEYS.has(key))) return undefined;
  const operator = operatorIn(imageAt(cursor)) === "or" ? "or" : "and";
  const connector = take(cursor, words);
  if (!isDenied) reportCase(cursor, connector, operator);
  return { operator: isDenied ? "and not" : operator, connector, span: take(cursor), keys };
}
