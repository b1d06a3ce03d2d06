import { describeCharacter, quote } from "../language/characters.js";
import { type Edit, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import {
  And,
  Brackets,
  Comma,
  Dash,
  Dot,
  LeftBrace,
  LeftParenthesis,
  NumberToken,
  Or,
  Other,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Word,
} from "../reading/tokens.js";
import type { Pressed, Span } from "../language/tree.js";
import { LEGAL_KEYS } from "../language/vocabulary.js";
import { needsGroup } from "./groups.js";
import { operatorIn, termAt } from "./words.js";
import { testAt } from "./phrases.js";
import { unquoted } from "./quotes.js";
import { namesDecision } from "./noise.js";
import { at, between, isAttached, peek, pointAt, previousEnd, type Reading, take, textAt } from "./reading.js";
import { TEXTS } from "./values.js";

/** Keys as they were found: the text between whichever brackets, and the span of it with them. */
interface FoundKeys {
  readonly inside: string;
  readonly span: Span;
  /** Whether they stand in square brackets that are closed. */
  readonly isBracketed: boolean;
}

const LEGAL = "`1`-`9`, `a`-`z`, `W` (wrong key) and `N` (no key)";

/** Reads what stands behind `pressed`; undefined as a node where no key path can be made of it. */
export function readPressed(reading: Reading, head: Span): Pressed | undefined {
  const found = findKeys(reading);
  if (found === undefined) {
    reading.reporter.report(
      "missing-keys",
      head,
      `\`pressed\` has no keys. Write the key path in brackets behind it: \`pressed[1]\`.`,
    );
    return undefined;
  }
  const isOpen = isChoice(found.inside) || isBehindChoice(reading);
  const path = isOpen ? found : withSequence(reading, found);
  const span = between(head, path.span);
  const keys = readKeys(reading, head, path);
  return keys === undefined ? undefined : { kind: "pressed", keys, span };
}

function findKeys(reading: Reading): FoundKeys | undefined {
  if (at(reading, Brackets)) return bracketKeys(reading);
  if (at(reading, [LeftParenthesis, LeftBrace])) return enclosedKeys(reading);
  const from = reading.position;
  const start = previousEnd(reading);
  const test = testAt(reading);
  if (test !== undefined && ["=", "contains", "in"].includes(test.meaning)) take(reading, test.tokens);
  else if (at(reading, Dot) && isAttached(reading)) takeMethod(reading);
  skipWords(reading);
  const isListed = test?.meaning === "in" || test?.meaning === "contains";
  const keys = keysBehind(reading, start, isListed);
  if (keys === undefined) reading.position = from;
  return keys;
}

/** `pressed[1] or pressed[2] then …`: whether the sequence goes on from both cannot be seen. */
function isBehindChoice({ items }: Reading): boolean {
  const before = items.at(-2);
  return items.at(-1)?.type === "or" && before?.type === "operand" && before.node?.kind === "pressed";
}

/** `1, then 4`, `[1] followed by [4]`: keys one after the other, in words. */
function withSequence(reading: Reading, first: FoundKeys): FoundKeys {
  let found = first;
  for (let next = nextInSequence(reading); next !== undefined; next = nextInSequence(reading)) {
    found = { inside: `${found.inside} ${next.inside}`, span: between(found.span, next.span), isBracketed: false };
  }
  return found;
}

/** The keys behind words for a sequence; moves nothing where there are none, or where more than keys may be meant. */
function nextInSequence(reading: Reading): FoundKeys | undefined {
  const from = reading.position;
  if (!takeSequenceWords(reading)) return undefined;
  const term = termAt(reading);
  if (term?.term.kind === "pressed" && !term.isNegated) take(reading, term.tokens);
  skipWords(reading);
  const isNamed = at(reading, Brackets) && NATIVE_BRACKETS.test(peek(reading)?.image ?? "");
  const span = isNamed ? take(reading) : undefined;
  const keys =
    span === undefined
      ? looseKeys(reading, previousEnd(reading))
      : { inside: textAt(reading, span).slice(1, -1), span, isBracketed: true };
  if (keys === undefined || !endsSequence(reading)) {
    reading.position = from;
    return undefined;
  }
  return keys;
}

const NATIVE_BRACKETS = /^\[[1-9a-zWN \t]+\]$/;

function takeSequenceWords(reading: Reading): boolean {
  let count = at(reading, Comma) ? 1 : 0;
  if (operatorIn(peek(reading, count)?.image ?? "") === "and") count += 1;
  const words = [0, 1].map((ahead) => peek(reading, count + ahead)?.image.toLowerCase());
  if (words[0] === "then") take(reading, count + 1);
  else if (words[0] === "followed" && words[1] === "by") take(reading, count + 2);
  else return false;
  return true;
}

/** Whether no choice of keys follows, as in `1 then 4 or 2`, nor a word that the last key may belong to. */
function endsSequence(reading: Reading): boolean {
  if (at(reading, [And, Or])) {
    const next: Reading = { ...reading, position: reading.position + 1 };
    return !at(next, [NumberToken, Brackets]) && (at(reading, And) || termAt(next)?.term.kind !== "pressed");
  }
  if (peek(reading) === undefined || at(reading, RightParenthesis)) return true;
  const ahead: Reading = { ...reading };
  return takeSequenceWords(ahead);
}

/** Keys behind a phrase: `= 1`, `in [1, 2]`, `includes(2)`. */
function keysBehind(reading: Reading, start: number, isListed: boolean): FoundKeys | undefined {
  const isEnclosed = at(reading, [LeftParenthesis, LeftBrace]);
  if (!isEnclosed && !at(reading, Brackets)) return looseKeys(reading, start);
  const { inside, span } = isEnclosed ? enclosedKeys(reading) : bracketKeys(reading);
  return {
    inside: isListed ? inside.replaceAll(",", " or ") : inside,
    span: { start, end: span.end },
    isBracketed: false,
  };
}

/** `pressed.1`, `pressed.includes(1)`. */
function takeMethod(reading: Reading): void {
  const test = testAt({ ...reading, position: reading.position + 1 });
  if (at(reading, NumberToken, 1)) take(reading);
  else if (test !== undefined) take(reading, 1 + test.tokens);
  if (at(reading, Other) && peek(reading)?.image === "?") take(reading);
}

/** `pressed the key 1`: words that say nothing. */
function skipWords(reading: Reading): void {
  while (/^(?:the|key|keys|button|number|digit|option)$/i.test(peek(reading)?.image ?? "")) take(reading);
}

function bracketKeys(reading: Reading): FoundKeys {
  const image = peek(reading)?.image ?? "";
  const span = take(reading);
  if (/^\[\s*\\?$/.test(image) && at(reading, TEXTS)) {
    let last = take(reading);
    while (at(reading, [Comma, ...TEXTS])) last = take(reading);
    const whole = between(span, at(reading, RightBracket) ? take(reading) : last);
    return { inside: reading.source.slice(span.end, whole.end).replace(/\]$/, ""), span: whole, isBracketed: false };
  }
  if (image.endsWith("]")) return chainedKeys(reading, { inside: image.slice(1, -1), span, isBracketed: true });
  reading.reporter.report(
    "unclosed-bracket",
    { start: span.start, end: span.start + 1 },
    "The bracket of the key path is not closed. Write `]` behind the last key.",
    replace("Close the bracket", pointAt(span.end), "]"),
  );
  return { inside: image.slice(1), span, isBracketed: true };
}

/** `pressed[1][2]`: each key in brackets of its own. */
function chainedKeys(reading: Reading, first: FoundKeys): FoundKeys {
  let { inside, span } = first;
  while (at(reading, Brackets) && isAttached(reading) && peek(reading)?.image.endsWith("]") === true) {
    inside = `${inside} ${peek(reading)?.image.slice(1, -1) ?? ""}`;
    span = between(span, take(reading));
  }
  return span === first.span ? first : { inside, span, isBracketed: false };
}

function enclosedKeys(reading: Reading): FoundKeys {
  const open = take(reading);
  let last = open;
  while (peek(reading) !== undefined && !at(reading, [RightParenthesis, RightBrace])) last = take(reading);
  const inside = reading.source.slice(open.end, last.end);
  return { inside, span: between(open, peek(reading) === undefined ? last : take(reading)), isBracketed: false };
}

/** `pressed 1 2`, `pressed = "1"`: keys without any brackets. */
function looseKeys(reading: Reading, start: number): FoundKeys | undefined {
  const from = peek(reading)?.startOffset ?? start;
  const isText = at(reading, TEXTS);
  let last: Span | undefined;
  if (isText) last = take(reading);
  else while (isLooseKey(reading, last !== undefined)) last = take(reading);
  if (last === undefined) return undefined;
  const text = reading.source.slice(from, last.end);
  return { inside: isText ? unquoted(text) : text, span: { start, end: last.end }, isBracketed: false };
}

function isLooseKey(reading: Reading, hasKeys: boolean): boolean {
  if (at(reading, NumberToken)) return true;
  if (hasKeys && at(reading, Dash) && isAttached(reading) && at(reading, NumberToken, 1)) return true;
  const word = at(reading, Word) ? (peek(reading)?.image ?? "") : "";
  return word.length === 1 || NAMED_KEYS.has(word.toLowerCase());
}

/** The keys, after reporting how they should have been written; undefined when one of them does not exist. */
function readKeys(reading: Reading, head: Span, found: FoundKeys): readonly string[] | undefined {
  const path = splitKeys(found.inside);
  if (path.length === 0) {
    reading.reporter.report(
      "missing-keys",
      found.span,
      "The brackets are empty. Write the keys in them in the order pressed: `pressed[1]`.",
    );
    return undefined;
  }
  const illegal = path.find((key) => !LEGAL_KEYS.has(key));
  if (illegal !== undefined) return reportIllegal(reading, found, path, illegal);
  if (found.isBracketed && isNative(found.inside)) return path;
  if (found.isBracketed && reportSpaces(reading, found)) return path;
  reportKeyPath(reading, head, found, path);
  return path;
}

/** Keys that are right but for white space that is no plain space; each run of it is reported on its own ([R5]). */
function reportSpaces(reading: Reading, found: FoundKeys): boolean {
  const runs = [...found.inside.matchAll(FOREIGN_SPACE)];
  if (runs.length === 0 || !isNative(found.inside.replaceAll(FOREIGN_SPACE, " "))) return false;
  for (const run of runs) {
    const start = found.span.start + 1 + run.index;
    const span = { start, end: start + run[0].length };
    const message = `Between two keys stands ${describeCharacter(run[0].charAt(0))}. Write a plain space.`;
    reading.reporter.report("foreign-space", span, message, replace("Put a plain space in its place", span, " "));
  }
  return true;
}

const FOREIGN_SPACE = /[^\S \t\r\n]+|[\u00ad\u200b-\u200f\u2060]+/g;

function isNative(inside: string): boolean {
  return /^[ \t]*[1-9a-zWN](?:[ \t]+[1-9a-zWN])*[ \t]*$/.test(inside);
}

/** Single characters out of whatever stands between the brackets: quotes, commas and joining words are left out. */
function splitKeys(inside: string): readonly string[] {
  const words = inside
    .split(/[\s"'`,;|/>&+\\\u2010-\u2015\u2018-\u201f-]+/)
    .filter((word) => word !== "")
    // `then` joins what stands on both sides of it.
    .filter(
      (word, index, all) =>
        !/^(?:or|and|then|key|keys)$/i.test(word) ||
        (/^then$/i.test(word) && (index === 0 || index === all.length - 1)),
    );
  // `12` and `1a` are keys without a space between them; `not` is no key path.
  return words.flatMap((word) =>
    /^(?=.*\d)[1-9a-z]+$/.test(word) && NAMED_KEYS.get(word) === undefined && !namesDecision(word)
      ? word.split("")
      : [NAMED_KEYS.get(word.toLowerCase()) ?? word],
  );
}

const NAMED_KEYS: ReadonlyMap<string, string> = new Map([
  ["wrong", "W"],
  ["none", "N"],
  ["nothing", "N"],
  ["one", "1"],
  ["two", "2"],
  ["three", "3"],
  ["four", "4"],
  ["five", "5"],
  ["six", "6"],
  ["seven", "7"],
  ["eight", "8"],
  ["nine", "9"],
  ["zero", "0"],
  ["star", "*"],
  ["pound", "#"],
  ["hash", "#"],
]);

function reportIllegal(reading: Reading, found: FoundKeys, path: readonly string[], illegal: string): undefined {
  const lower = path.map((key) => (LEGAL_KEYS.has(key) || /^[OIL]$/.test(key) ? key : key.toLowerCase()));
  const fixes = lower.every((key) => LEGAL_KEYS.has(key))
    ? [replace(`Write \`[${lower.join(" ")}]\``, found.span, `[${lower.join(" ")}]`)]
    : [];
  const inBrackets = found.span.start + 1 + found.inside.indexOf(illegal);
  const isThere = found.isBracketed && found.inside.includes(illegal);
  const span = isThere ? { start: inBrackets, end: inBrackets + illegal.length } : found.span;
  reading.reporter.report(
    "unknown-key",
    span,
    `${quote(illegal)} is no key that can be tested. The keys are ${LEGAL}.`,
    ...fixes,
  );
  return undefined;
}

function reportKeyPath(reading: Reading, head: Span, found: FoundKeys, path: readonly string[]): void {
  const span = keysSpan(reading, found);
  const text = quote(textAt(reading, span));
  const written = `pressed[${path.join(" ")}]`;
  const title = path.length === 1 ? `Write \`${written}\`` : `Keys pressed one after the other: \`${written}\``;
  const inOrder = respell(title, found.span, `[${path.join(" ")}]`);
  const message = keyMessage(text, path, isChoice(found.inside));
  const choice = path.length < 2 ? [] : [anyOf(head, found, path), inOrder];
  const fixes = isChoice(found.inside) ? choice : [inOrder, ...alternatives(head, found, path)];
  reading.reporter.report("key-path", span, message, ...fixes);
}

function keyMessage(text: string, path: readonly string[], choice: boolean): string {
  const start = `${text} is not how keys are written.`;
  if (choice) return `${start} For a choice of keys write a \`pressed\` for each of them.`;
  if (path.length === 1) return `${start} The key stands in brackets: ${quote(`pressed[${path[0] ?? ""}]`)}.`;
  return `${start} Write single keys in the order pressed, with a space between, in brackets: ${quote(`[${path.join(" ")}]`)}.`;
}

/** What to underline: the keys without the brackets where those are right, or the line break in them. */
function keysSpan(reading: Reading, found: FoundKeys): Span {
  const text = textAt(reading, found.span);
  if (!text.startsWith("[") || /[\])}]./.test(text)) {
    return { start: found.span.start + (text.length - text.trimStart().length), end: found.span.end };
  }
  const lineBreak = /[\r\n]+/.exec(text);
  if (lineBreak !== null) {
    return { start: found.span.start + lineBreak.index, end: found.span.start + lineBreak.index + lineBreak[0].length };
  }
  return { start: found.span.start + 1, end: found.span.end - 1 };
}

/** A key path behind an operator, without a `pressed` of its own. */
interface FurtherKeys {
  readonly operator: "and" | "or";
  readonly connector: Span;
  readonly span: Span;
  readonly keys: readonly string[];
}

/** `pressed[1] or 2`, `pressed[1] or [2]`: keys that need a `pressed` of their own; `first` is the predicate in front of them. */
export function readFurtherKeys(reading: Reading, first: Span): void {
  const further: FurtherKeys[] = [];
  for (let next = readFurther(reading); next !== undefined; next = readFurther(reading)) further.push(next);
  const last = further.at(-1);
  if (further[0] === undefined || last === undefined) return;
  const own = reading.items.pop();
  const isGrouped = further.some(({ operator }) => needsGroup(reading, operator));
  if (isGrouped) reading.items.push({ type: "open", span: pointAt(first.start) });
  if (own !== undefined) reading.items.push(own);
  for (const { operator, connector, span, keys } of further) {
    reading.items.push(
      { type: operator, span: connector },
      { type: "operand", span, node: { kind: "pressed", keys, span } },
    );
  }
  if (isGrouped) reading.items.push({ type: "close", span: pointAt(last.span.end) });
  const edits: Edit[] = further.map(({ span, keys }) => ({ span, text: `pressed[${keys.join(" ")}]` }));
  if (isGrouped) edits.unshift({ span: pointAt(first.start), text: "(" });
  if (isGrouped) edits.push({ span: pointAt(last.span.end), text: ")" });
  const span = between(further[0].span, last.span);
  const isSequence = takeSequenceWords({ ...reading });
  const message = `${quote(textAt(reading, span))} needs a \`pressed\` of its own in front of each key path.`;
  reading.reporter.report("value-list", span, message, {
    title: "Write `pressed[…]` each time",
    edits,
    respelt: edits.map((edit) => edit.span),
    ...(isSequence && { isAlternative: true as const }),
  });
}

function readFurther(reading: Reading): FurtherKeys | undefined {
  if (!at(reading, [And, Or]) || !at(reading, [NumberToken, Brackets], 1)) return undefined;
  const keys = splitKeys((peek(reading, 1)?.image ?? "").replaceAll(/[[\]]/g, ""));
  if (keys.length === 0 || !keys.every((key) => LEGAL_KEYS.has(key))) return undefined;
  const operator = at(reading, And) ? "and" : "or";
  return { operator, connector: take(reading), span: take(reading), keys };
}

function isChoice(inside: string): boolean {
  return /\bor\b|\|/i.test(inside);
}

function alternatives(head: Span, found: FoundKeys, path: readonly string[]): readonly FixDraft[] {
  return /[,;/]/.test(found.inside) && path.length > 1 ? [anyOf(head, found, path)] : [];
}

/** `pressed[1,2]` as a choice between keys: the whole predicate gives way to several. */
function anyOf(head: Span, found: FoundKeys, path: readonly string[]): FixDraft {
  const text = `(${path.map((key) => `pressed[${key}]`).join(" or ")})`;
  return respell(`Any one of these keys: \`${text}\``, between(head, found.span), text);
}
