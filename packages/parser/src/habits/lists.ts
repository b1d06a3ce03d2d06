import { asAlternative } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { nearest } from "../language/suggest.js";
import type { Span, TextOperator } from "../language/tree.js";
import {
  Brackets,
  Comma,
  ForeignOperator,
  LeftParenthesis,
  Not,
  NumberToken,
  Other,
  RightBracket,
  RightParenthesis,
  Semicolon,
  Word,
} from "../reading/tokens.js";
import { ahead, at, type Cursor, imageAt, inside, isAttached, peek, report, take, wordAt } from "../source/cursor.js";
import { add, addOperand } from "../source/items.js";
import { between, pointAt, rewrite, textAt } from "../source/spans.js";
import { operatorIn, OPERATOR_WORDS } from "../words/operators.js";
import { type FoundTest, testAt, type TestMeaning } from "../words/phrases.js";
import { unquoted } from "../words/quotes.js";
import { TERM_NAMES, termAt } from "../words/terms.js";
import { isMixed, needsGroup } from "./surroundings.js";
import { decides, OF_AMOUNT, readValue, TEXTS } from "./values.js";

/** What stands in front of the texts: the field, and how it is compared. */
export interface Comparing {
  readonly head: Span;
  /** The field in canonical form; undefined when it could not be read. */
  readonly field: string | undefined;
  readonly phrase: Span;
  readonly operator: TextOperator;
  /** Whether `not` belongs in front of each comparison. */
  readonly isNegated: boolean;
  /** What to report for the phrase, if it is one that announces a list. */
  readonly code: FoundTest["code"];
}

/** A test of its own that a text of a list may have (`contains "a" or = "b"`). */
interface OwnTest {
  readonly operator: TextOperator;
  readonly isNegated: boolean;
}

/** One text of a list. */
interface ListedText {
  readonly span: Span;
  /** What to underline of it: with its comma, and with a test that has no field. */
  readonly mark: Span;
  readonly test: OwnTest | undefined;
}

/** The texts behind one comparison; a single one is the normal case. */
interface List {
  readonly texts: ListedText[];
  /** The operator that the author wrote between the texts, the first that there is. */
  written: "and" | "or" | undefined;
  /** How many commas part them, without an operator beside them. */
  commas: number;
  /** Whether brackets say where the list ends. */
  readonly isBracketed: boolean;
  /** Whether the first text has no quotes: then the others hardly have any. */
  readonly isUnquoted: boolean;
}

/** Whether a list in brackets starts at the cursor. */
export function startsList(cursor: Cursor): boolean {
  return at(cursor, [LeftParenthesis, Brackets]);
}

/** Reads one text, or a list of them in brackets or not, and adds the comparisons that they stand for; false when there is none. */
export function readList(cursor: Cursor, comparing: Comparing): boolean {
  const bracket = at(cursor, Brackets) ? take(cursor) : undefined;
  const open = at(cursor, LeftParenthesis) ? take(cursor) : undefined;
  const isSplit = bracket !== undefined && bracket.end - bracket.start === 1;
  // The lexer takes `[a, b]` for a name: its content is read as a source of its own.
  const content =
    bracket === undefined || isSplit ? cursor : inside(cursor, { start: bracket.start + 1, end: bracket.end });
  const list: List = {
    texts: [],
    written: undefined,
    commas: 0,
    isBracketed: open !== undefined || bracket !== undefined,
    isUnquoted: !at(content, TEXTS),
  };
  const first = readValue(content);
  if (first === undefined) return false;
  list.texts.push({ span: first, mark: first, test: undefined });
  while (readNext(content, list, comparing)) continue;
  // `(is one of "TV", "Radio")`: the parenthesis closes the group.
  const isEnclosed = list.isBracketed || (comparing.code === "value-list" && cursor.groups.length === 0);
  const isClosed = content === cursor && isEnclosed && at(cursor, [RightParenthesis, RightBracket]);
  const close = isClosed ? take(cursor) : undefined;
  finish(cursor, comparing, list, open ?? bracket, content === cursor ? close : bracket);
  return true;
}

/** Reads a connector and the next text, if both are there; moves nothing otherwise. */
function readNext(cursor: Cursor, list: List, { operator, isNegated }: Comparing): boolean {
  const start = cursor.position;
  const last = list.texts.at(-1)?.span ?? pointAt(0);
  const connector = readConnector(cursor, list, operator === "!=" || isNegated);
  const next = peek(cursor)?.start ?? last.end;
  const test = connector === undefined ? undefined : readOwnTest(cursor, operator);
  const isText = connector !== undefined && (test !== undefined || startsListed(cursor, list));
  const span = isText ? readValue(cursor) : undefined;
  if (connector === undefined || span === undefined) {
    cursor.position = start;
    return false;
  }
  if (connector === ",") list.commas += 1;
  else list.written ??= connector;
  list.texts.push({ span, mark: { start: connector === "," ? last.end : next, end: span.end }, test });
  return true;
}

/** Reads the test of its own that may stand in front of a text: `or contains "b"`. */
function readOwnTest(cursor: Cursor, operator: TextOperator): OwnTest | undefined {
  const test = testAt(cursor);
  if (test === undefined || test.code === "unknown-test" || !at(cursor, TEXTS, test.tokens)) return undefined;
  const isBareNot = test.tokens === 1 && /^not$/i.test(imageAt(cursor));
  const own = ownTest(isBareNot && operator === "contains" ? "not-contains" : test.meaning);
  if (own !== undefined) take(cursor, test.tokens);
  return own;
}

function ownTest(meaning: TestMeaning): OwnTest | undefined {
  if (meaning === "=" || meaning === "!=" || meaning === "contains") return { operator: meaning, isNegated: false };
  return meaning === "not-contains" ? { operator: "contains", isNegated: true } : undefined;
}

function readConnector(cursor: Cursor, list: List, isDenial: boolean): "and" | "or" | "," | undefined {
  // Two texts in a row are a list as well, rather than one too many; behind a word the text may belong to that.
  if (at(cursor, TEXTS)) return isAttached(cursor) || list.isUnquoted ? undefined : ",";
  // `neither "TV" nor "Radio"`.
  const connector = isDenial && wordAt(cursor) === "nor" ? "and" : connectorAt(cursor);
  if (connector === undefined) return undefined;
  take(cursor);
  return connector === "," ? (readConnector(cursor, list, isDenial) ?? ",") : connector;
}

/** What the token at the cursor connects texts with, if it does. */
function connectorAt(cursor: Cursor): "and" | "or" | "," | undefined {
  const image = imageAt(cursor);
  const operator = operatorIn(image);
  if (operator !== undefined) return operator === "not" ? undefined : operator;
  if (at(cursor, ForeignOperator) && /^[&|]/.test(image)) return image.startsWith("&") ? "and" : "or";
  if (at(cursor, Other) && image === "/") return "or";
  return at(cursor, [Comma, Semicolon]) ? "," : undefined;
}

/** Whether what follows a connector is one more text, rather than the next term. */
function startsListed(cursor: Cursor, list: List): boolean {
  if (at(cursor, TEXTS)) return testAt(ahead(cursor, 1)) === undefined;
  if (at(cursor, NumberToken)) return list.isUnquoted || list.isBracketed;
  const word = imageAt(cursor);
  const lower = wordAt(cursor);
  if (!at(cursor, Word) || operatorIn(word) !== undefined || decides(word) || OF_AMOUNT.test(word)) return false;
  if (list.isBracketed) return true;
  const next = ahead(cursor, 1);
  const isPredicate =
    termAt(cursor) !== undefined || testAt(next) !== undefined || at(next, [Brackets, LeftParenthesis]);
  if (isPredicate || OPERATOR_WORDS.has(lower)) return false;
  // Behind a text in quotes a word without any is rather the next term.
  return list.isUnquoted && (/^\p{Lu}/u.test(word) || nearest(word, TERM_NAMES) === undefined);
}

/** The comparisons that a list stands for, in parentheses where the operators around it would tear them apart. */
function finish(
  cursor: Cursor,
  comparing: Comparing,
  list: List,
  open: Span | undefined,
  close: Span | undefined,
): void {
  const { head, isNegated } = comparing;
  const connector = connectorFor(comparing, list);
  const isGrouped = list.texts.length > 1 && needsGroup(cursor, connector);
  const isPlain = list.texts.length === 1 && open === undefined && comparing.code !== "value-list";
  if (!isPlain) reportList(cursor, comparing, list, { connector, isGrouped, open, close });
  const end = close?.end ?? list.texts.at(-1)?.span.end ?? head.end;
  if (isGrouped) add(cursor, "open", pointAt(head.start));
  for (const [index, { span, test }] of list.texts.entries()) {
    if (index > 0) add(cursor, connector, pointAt(span.start));
    const whole = between(head, span);
    addOperand(cursor, whole, (test ?? { isNegated }).isNegated);
  }
  if (isGrouped) add(cursor, "close", pointAt(end));
}

/** Nobody means `!= "a" or != "b"`, which is always true, nor `= "a" and = "b"`, which never is. */
function connectorFor({ operator, isNegated }: Comparing, list: List): "and" | "or" {
  if (operator === "!=" || isNegated || list.texts.some(isNegative)) return "and";
  if (operator === "=" && list.texts.every(({ test }) => test === undefined)) return "or";
  return list.written ?? "or";
}

function isNegative({ test }: ListedText): boolean {
  return test?.operator === "!=" || test?.isNegated === true;
}

/** How a list is written out. */
interface Written {
  readonly connector: "and" | "or";
  readonly isGrouped: boolean;
  readonly open: Span | undefined;
  readonly close: Span | undefined;
}

/** What parts texts within a text. */
const SEVERAL = /[,;|/]|\b(?:and|or)\b/i;

/** One `field operator` in front of each text, and the operator between them. */
function reportList(cursor: Cursor, comparing: Comparing, list: List, written: Written): void {
  const last = list.texts.at(-1) ?? { span: comparing.phrase };
  const whole = between(comparing.head, written.close ?? last.span);
  const isOne = list.texts.length === 1;
  const isUnclear = comparing.field === undefined || isTwofold(cursor, comparing, list);
  const isOther = list.written !== undefined && list.written !== written.connector;
  const each = `Compare with each text on its own${isOther ? `, and join with \`${written.connector}\`` : ""}`;
  const title = isOne ? `Write \`${comparing.operator}\`` : each;
  const fix = rewrite(title, whole, ...partsOf(comparing, list, written));
  const isChoice = isFlipped(comparing, list, written) || isLoose(cursor, comparing, list);
  const fixes = isUnclear ? [] : [isChoice ? asAlternative(fix) : fix];
  report(cursor, markOf(comparing, list, written), say(isOne ? "value-list/single" : "value-list"), ...fixes);
}

/**
 * Whether a list denies more or less than can be seen: `= "a" or not "b"` is true of nearly every text, behind a `not` that stands in
 * front of the field another test of its own may be denied as well, and of a third text nobody knows which test is meant.
 */
function isTwofold(cursor: Cursor, { isNegated, operator }: Comparing, { texts, written }: List): boolean {
  if (written === "or" && texts.some(isNegative)) return true;
  const isDenied = cursor.items.at(-1)?.type === "not";
  const isDenial = isNegated || operator === "!=";
  const hasOwn = texts.some(({ test }) => test !== undefined);
  if (hasOwn && (isDenied || isDenial || texts.length > 2)) return true;
  if (isDenied && (written === "and" || isDenial)) return true;
  // `neither "a" nor "b"`, `not "a" but "b"`.
  return /^(?:nor|but)$/.test(wordAt(cursor)) && at(cursor, [...TEXTS, Not, Word], 1);
}

/** `= "TV" and "Radio"`, `!= "TV" or "Radio"`: what is written is never true, or always, but that the other is meant nobody said. */
function isFlipped({ operator, isNegated, code }: Comparing, { written }: List, { connector }: Written): boolean {
  // `does not contain "a" and "b"`: it may have one of them.
  if (isNegated && written === "and" && code !== "value-list") return true;
  // `none of "TV" or "Radio"` says what it is.
  if (operator === "!=" && code === "value-list") return false;
  return operator !== "contains" && written !== undefined && written !== connector;
}

/** Whether a text may be more, or none. */
function isLoose(cursor: Cursor, { code }: Comparing, { texts, isUnquoted, isBracketed, commas }: List): boolean {
  // `= Acme or Globex and mobile`: without quotes or brackets nothing holds the texts together.
  if (isUnquoted && !isBracketed && isMixed(cursor, commas)) return true;
  const [first = "", ...others] = texts.map(({ span }) => textAt(cursor, span));
  // `in "Radio, TV"`: the text may be the list; `= "TV" or "mobile"`: a term in quotes is one elsewhere.
  if (others.length === 0) return code === "value-list" && SEVERAL.test(first);
  return others.some((text) => TERM_NAMES.includes(unquoted(text).toLowerCase()));
}

/** Whether the first comparison is right as it stands: without brackets, and without a phrase of its own. */
function isFirstRight({ code }: Comparing, { isBracketed }: List): boolean {
  return code === undefined && !isBracketed;
}

function markOf(comparing: Comparing, list: List, { open, close }: Written): Span {
  const [first, second] = list.texts;
  const last = list.texts.at(-1)?.span ?? comparing.phrase;
  if (isFirstRight(comparing, list)) return between((second ?? first)?.mark ?? last, last);
  return between((comparing.code === undefined ? open : undefined) ?? comparing.phrase, close ?? last);
}

function partsOf(comparing: Comparing, list: List, { connector, isGrouped }: Written): readonly (string | Span)[] {
  const { head, operator, isNegated, code } = comparing;
  const [first, ...others] = list.texts;
  if (first === undefined) return [];
  const isRight = isFirstRight(comparing, list);
  // A phrase of its own is reported here, with its `not`.
  const not = isNegated && code !== undefined ? "not " : "";
  const [left, right] = isGrouped ? ["(", ")"] : ["", ""];
  return [
    left,
    ...(isRight ? [between(head, first.span)] : [not, head, ` ${operator} `, first.span]),
    ...others.flatMap((text) => [` ${connector} ${testText(comparing, text)} `, text.span]),
    right,
  ];
}

function testText(comparing: Comparing, { test }: ListedText): string {
  const { operator, isNegated } = test ?? comparing;
  return `${isNegated ? "not " : ""}${comparing.field ?? ""} ${operator}`;
}
