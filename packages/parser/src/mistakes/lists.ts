import type { DiagnosticCode } from "../diagnostics/codes.js";
import type { Edit } from "../diagnostics/diagnostics.js";
import {
  Brackets,
  Comma,
  ForeignOperator,
  LeftParenthesis,
  NumberToken,
  Other,
  RightBracket,
  RightParenthesis,
  Semicolon,
  Word,
} from "../reading/tokens.js";
import { nearest } from "../language/suggest.js";
import type { Span, TextOperator } from "../language/tree.js";
import { vocabulary } from "../language/vocabulary.js";
import { tokensOf } from "./clean.js";
import { needsGroup } from "./groups.js";
import { testAt, type TestMeaning } from "./phrases.js";
import { at, between, isAttached, peek, pointAt, type Reading, take } from "./reading.js";
import { readValue, TEXTS, type Value } from "./values.js";
import { NOT_WORDS, operatorIn, OPERATOR_WORDS, termAt } from "./words.js";

const TERM_NAMES = vocabulary.map((term) => term.name);

/** What stands in front of the texts: the field, and how it is compared. */
export interface Comparing {
  readonly head: Span;
  /** The field in canonical form, `""` when it could not be read. */
  readonly field: string;
  readonly phrase: Span;
  readonly operator: TextOperator;
  /** Whether `not` belongs in front of each comparison. */
  readonly isNegated: boolean;
  /** What to report for the phrase, if it is one that announces a list. */
  readonly code: DiagnosticCode | undefined;
  /** The bracket in which the list starts, where nothing else is wrong with the phrase. */
  readonly list?: Span;
}

/** One text of a list, with its own test where it has one (`contains "a" or = "b"`). */
interface ListedValue extends Value {
  readonly operator?: TextOperator;
  readonly isNegated?: boolean;
}

/** The texts behind one comparison; a single one is the normal case. */
export interface FoundList {
  readonly values: readonly ListedValue[];
  readonly connector: "and" | "or";
  readonly isGrouped: boolean;
  /** Where the last of it ends. */
  readonly end: number;
}

/** Whether a list in brackets starts at the cursor. */
export function startsList(reading: Reading): boolean {
  return at(reading, LeftParenthesis) || (at(reading, Brackets) && peek(reading)?.image.startsWith("[") === true);
}

/** Reads one text, or a list of them in brackets or not; undefined when there is none. */
export function readList(reading: Reading, comparing: Comparing): FoundList | undefined {
  const bracket = at(reading, Brackets) ? take(reading) : undefined;
  const open = at(reading, LeftParenthesis) ? take(reading) : undefined;
  const start = open ?? bracket;
  const isSplit = bracket !== undefined && bracket.end - bracket.start === 1;
  // The lexer takes `[a, b]` for a name: its content is read as a source of its own.
  const inside = bracket === undefined || isSplit ? reading : insideOf(reading, bracket);
  const found: Listing = {
    values: [],
    gaps: [],
    marks: [],
    written: undefined,
    isEnclosed: open !== undefined || bracket !== undefined || comparing.code === "value-list",
    isBracketed: start !== undefined,
    isUnquoted: false,
  };
  found.isUnquoted = !at(inside, TEXTS);
  const first = readValue(inside);
  if (first === undefined) return undefined;
  found.values.push(first);
  while (readNext(inside, found, comparing.operator)) continue;
  const close = inside === reading ? closeOf(reading, found) : bracket;
  return finish(
    reading,
    start === undefined || comparing.code !== undefined ? comparing : { ...comparing, list: start },
    found,
    close,
  );
}

function insideOf(reading: Reading, bracket: Span): Reading {
  return { ...reading, tokens: tokensOf(reading.source, { start: bracket.start + 1, end: bracket.end }), position: 0 };
}

function closeOf(reading: Reading, found: Listing): Span | undefined {
  return found.isEnclosed && at(reading, [RightParenthesis, RightBracket]) ? take(reading) : undefined;
}

/** A list that is being read. */
interface Listing {
  readonly values: ListedValue[];
  /** What stands between two texts. */
  readonly gaps: Span[];
  /** What to underline of each text but the first: with its comma, and with a test that has no field. */
  readonly marks: Span[];
  /** The operator that the author wrote between the texts, the first that there is. */
  written: "and" | "or" | undefined;
  readonly isEnclosed: boolean;
  /** Whether brackets say where the list ends. */
  readonly isBracketed: boolean;
  /** Whether the first text has no quotes: then the others hardly have any. */
  isUnquoted: boolean;
}

/** Reads a connector and the next text, if both are there; moves nothing otherwise. */
function readNext(reading: Reading, found: Listing, operator: TextOperator): boolean {
  const start = reading.position;
  const last = found.values.at(-1)?.span ?? pointAt(0);
  const connector = readConnector(reading);
  const next = peek(reading)?.startOffset ?? last.end;
  const value = connector === undefined ? undefined : readListed(reading, found, operator);
  if (connector === undefined || value === undefined) {
    reading.position = start;
    return false;
  }
  if (connector !== ",") found.written ??= connector;
  found.gaps.push({ start: last.end, end: value.span.start });
  found.marks.push({ start: connector === "," ? last.end : next, end: value.span.end });
  found.values.push(value);
  return true;
}

/** The next text of a list, with the test of its own that may stand in front of it: `or contains "b"`. */
function readListed(reading: Reading, found: Listing, operator: TextOperator): ListedValue | undefined {
  const test = testAt(reading);
  const isBareNot = test?.tokens === 1 && /^not$/i.test(peek(reading)?.image ?? "");
  const meaning = isBareNot && operator === "contains" ? "not-contains" : test?.meaning;
  const own =
    test !== undefined && meaning !== undefined && test.code !== "unknown-test" && at(reading, TEXTS, test.tokens)
      ? ownTest(meaning)
      : undefined;
  if (own === undefined) return startsListed(reading, found) ? readValue(reading) : undefined;
  take(reading, test?.tokens);
  const value = readValue(reading);
  return value === undefined ? undefined : { ...value, ...own };
}

function ownTest(meaning: TestMeaning): { operator: TextOperator; isNegated: boolean } | undefined {
  if (meaning === "=" || meaning === "!=" || meaning === "contains") return { operator: meaning, isNegated: false };
  return meaning === "not-contains" ? { operator: "contains", isNegated: true } : undefined;
}

function readConnector(reading: Reading): "and" | "or" | "," | undefined {
  // Two texts in a row are a list as well, rather than one too many.
  if (at(reading, TEXTS)) return isAttached(reading) ? undefined : ",";
  const connector = connectorIn(reading);
  if (connector === undefined) return undefined;
  take(reading);
  return connector === "," ? (readConnector(reading) ?? ",") : connector;
}

/** What the token at the cursor connects texts with, if it does. */
function connectorIn(reading: Reading): "and" | "or" | "," | undefined {
  const image = peek(reading)?.image ?? "";
  const operator = operatorIn(image);
  if (operator !== undefined) return operator === "not" ? undefined : operator;
  if (at(reading, ForeignOperator) && /^[&|]/.test(image)) return image.startsWith("&") ? "and" : "or";
  if (at(reading, Other) && image === "/") return "or";
  return at(reading, [Comma, Semicolon]) ? "," : undefined;
}

/** Whether what follows a connector is one more text, rather than the next term. */
function startsListed(reading: Reading, found: Listing): boolean {
  if (at(reading, TEXTS)) return testAt({ ...reading, position: reading.position + 1 }) === undefined;
  if (at(reading, NumberToken)) return found.isUnquoted || found.isBracketed;
  const word = peek(reading);
  if (word?.tokenType !== Word || operatorIn(word.image) !== undefined || NOT_WORDS.has(word.image.toLowerCase())) {
    return false;
  }
  if (found.isBracketed) return true;
  const next = { ...reading, position: reading.position + 1 };
  const isPredicate =
    termAt(reading) !== undefined || testAt(next) !== undefined || at(next, [Brackets, LeftParenthesis]);
  if (isPredicate || OPERATOR_WORDS.has(word.image.toLowerCase())) return false;
  // Behind a text in quotes a word without any is rather the next term.
  return found.isUnquoted && (/^\p{Lu}/u.test(word.image) || nearest(word.image, TERM_NAMES) === undefined);
}

function finish(reading: Reading, comparing: Comparing, found: Listing, close: Span | undefined): FoundList {
  const { values } = found;
  const last = values.at(-1)?.span ?? comparing.phrase;
  const end = close?.end ?? last.end;
  const isPlain = values.length === 1 && close === undefined && comparing.code !== "value-list";
  const connector = connectorFor(comparing, found);
  const isGrouped = values.length > 1 && needsGroup(reading, connector);
  if (!isPlain) reportList(reading, comparing, { ...found, connector, isGrouped }, close);
  return { values, connector, isGrouped, end };
}

/** Nobody means `!= "a" or != "b"`, which is always true, nor `= "a" and = "b"`, which never is. */
function connectorFor(comparing: Comparing, found: Listing): "and" | "or" {
  if (comparing.operator === "!=" || comparing.isNegated || found.values.some(isNegative)) return "and";
  if (comparing.operator === "=" && found.values.every((value) => value.operator === undefined)) return "or";
  return found.written ?? "or";
}

function isNegative({ operator, isNegated }: ListedValue): boolean {
  return operator === "!=" || isNegated === true;
}

/** One `field operator` in front of each text, and the operator between them. */
function reportList(
  reading: Reading,
  comparing: Comparing,
  list: Listing & { connector: string; isGrouped: boolean },
  close: Span | undefined,
): void {
  const [first] = list.values;
  const last = list.values.at(-1);
  if (first === undefined || last === undefined) return;
  // Without brackets and a phrase of its own, the first comparison is right as it stands.
  const isRight = comparing.code === undefined && !list.isEnclosed;
  const span = isRight
    ? between(list.marks[0] ?? first.span, last.span)
    : between(comparing.list ?? comparing.phrase, close ?? last.span);
  const isSingle = list.values.length === 1;
  const joined =
    list.written !== undefined && list.written !== list.connector ? `, and join with \`${list.connector}\`` : "";
  // `= "a" or not "b"` is true of nearly every text, so it is hardly meant.
  const isUnclear = comparing.field === "" || (list.written === "or" && list.values.some(isNegative));
  const title = isSingle ? `Write \`${comparing.operator}\`` : `Compare with each text on its own${joined}`;
  const edits = [...(isRight ? [] : firstEdits(comparing, first.span)), ...furtherEdits(comparing, list, close)];
  const message = isSingle
    ? "A single text needs no list."
    : "A comparison has one text. Write the field and the test in front of each text.";
  reading.reporter.report(
    "value-list",
    span,
    message,
    ...(isUnclear ? [] : [{ title, edits, respelt: edits.map(({ span: own }) => own) }]),
  );
}

/** Writes the first comparison as the language wants it. */
function firstEdits(comparing: Comparing, first: Span): readonly Edit[] {
  const { head, operator, isNegated, code } = comparing;
  const test = { span: { start: head.end, end: first.start }, text: ` ${operator} ` };
  return isNegated && code !== undefined ? [{ span: pointAt(head.start), text: "not " }, test] : [test];
}

/** Writes the other comparisons out, and parentheses around all of them where they need some. */
function furtherEdits(
  comparing: Comparing,
  list: Listing & { connector: string; isGrouped: boolean },
  close: Span | undefined,
): readonly Edit[] {
  const end = list.values.at(-1)?.span.end ?? comparing.phrase.end;
  const edits: Edit[] = list.gaps.map((gap, index) => ({
    span: gap,
    text: ` ${list.connector} ${testText(comparing, list.values[index + 1])} `,
  }));
  if (close !== undefined) edits.push({ span: { start: end, end: close.end }, text: "" });
  if (!list.isGrouped) return edits;
  const left = { span: pointAt(comparing.head.start), text: "(" };
  return [left, ...edits, { span: pointAt(close?.end ?? end), text: ")" }];
}

function testText(comparing: Comparing, value: ListedValue | undefined): string {
  const isNegated = value?.isNegated ?? comparing.isNegated;
  return `${isNegated ? "not " : ""}${comparing.field} ${value?.operator ?? comparing.operator}`;
}
