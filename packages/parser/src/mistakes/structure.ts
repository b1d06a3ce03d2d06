import { replay, type Token, type TokenType } from "../reading/scanner.js";
import { quote } from "../language/characters.js";
import { asAlternative, type FixDraft, replace } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { And, Hole, LeftParenthesis, Not, Or, RightParenthesis, Word } from "../reading/tokens.js";
import { isDeniedTogether, startsWithPreposition } from "../habits/surroundings.js";
import { equals } from "../language/equals.js";
import { firstBehind } from "../language/search.js";
import type { Condition, Span } from "../language/tree.js";
import { readCondition } from "../reading/grammar.js";
import { type Cursor, type Item, report, tokensOf } from "../source/cursor.js";
import { between, pointAt, textAt } from "../source/spans.js";
import { removal, withSpaceAfter } from "../source/spaces.js";

/** An operator, a parenthesis or an operand. */
export type MeaningfulItem = Exclude<Item, { type: "unreadable" }>;

type ItemType = MeaningfulItem["type"];

/** A condition being put together: what was kept, and what is open around the current place. */
interface Building {
  readonly cursor: Cursor;
  readonly maxNesting: number;
  readonly kept: MeaningfulItem[];
  /** Open parentheses and `not`s around the current place; what was too deep to keep is only counted. */
  readonly around: MeaningfulItem[];
  dropped: number;
  isTooDeepReported: boolean;
  /** Whether an `or` stands anywhere: then a missing `and` would decide what belongs together. */
  readonly hasOr: boolean;
  /** Whether something unreadable stands where the next item belongs: it was reported, so the gap is not. */
  hasGap: boolean;
  /** Whether something that no fix takes out stands there: it may be the operator that is missing. */
  hasKeptText: boolean;
}

/**
 * Puts operators, parentheses and operands together so that the grammar accepts them: reports and fills what is missing, reports and
 * leaves out what is too much.
 */
export function putTogether(cursor: Cursor, maxNesting: number): readonly MeaningfulItem[] {
  const { items } = cursor;
  const building: Building = {
    cursor,
    maxNesting,
    kept: [],
    around: [],
    dropped: 0,
    isTooDeepReported: false,
    hasOr: items.some(({ type }) => type === "or"),
    hasGap: false,
    hasKeptText: false,
  };
  for (const [index, item] of items.entries()) {
    if (item.type === "unreadable") {
      building.hasGap = true;
      building.hasKeptText ||= item.isKept;
    } else if (item.type === "not" && !needsOperand(building) && isLast(items, index)) reportLeftOver(building, item);
    else addItem(building, item, items, index);
  }
  finish(building);
  return building.kept;
}

/** Whether no operand follows an item: it stands at the end, or in front of an operator or a closing parenthesis. */
function isLast(items: readonly Item[], index: number): boolean {
  const next = items[index + 1];
  return next === undefined || next.type === "and" || next.type === "or" || next.type === "close";
}

/** `mobile not`: a `not` behind a term, with none of its own. */
function reportLeftOver({ cursor }: Building, item: MeaningfulItem): void {
  report(cursor, item.span, say("missing-operand/behind", textAt(cursor, item.span)));
}

/** What comes behind an item, what is unreadable and the parentheses that close beside it. */
function nextItem(items: readonly Item[], index: number): Item | undefined {
  return items.slice(index + 1, index + 5).find(({ type }) => type !== "unreadable" && type !== "close");
}

function addItem(building: Building, item: MeaningfulItem, items: readonly Item[], index: number): void {
  switch (item.type) {
    case "and":
    case "or":
      return addConnector(building, item);
    case "not":
    case "open":
      return addOpening(building, item);
    case "operand":
      ensureOperator(building, item);
      keep(building, item);
      return endOperand(building);
    case "close":
      return addClosing(building, item, nextItem(items, index));
  }
}

function keep(building: Building, item: MeaningfulItem): void {
  building.kept.push(item);
  building.hasGap = false;
  building.hasKeptText = false;
}

function needsOperand(building: Building): boolean {
  const last = building.kept.at(-1);
  return last === undefined || !(last.type === "operand" || last.type === "close");
}

/** The `not`s in front of an operand end with it. */
function endOperand({ around }: Building): void {
  while (around.at(-1)?.type === "not") around.pop();
}

function addConnector(building: Building, item: MeaningfulItem): void {
  if (!needsOperand(building)) return keep(building, item);
  const last = building.kept.at(-1);
  if (building.hasGap || last?.type === "not") {
    fillGap(building, item);
    return keep(building, item);
  }
  if (last?.type === "and" || last?.type === "or") return reportDoubled(building, last, item);
  const { cursor } = building;
  const fix = dropping(cursor, item, withSpaceAfter(cursor.source, item.span));
  report(cursor, item.span, say("missing-operand/in-front", textAt(cursor, item.span)), fix);
}

/** Takes an operator without a term out; an `or` stays, because what is missing there would be an alternative. */
function dropping({ source }: Cursor, { type, span: own }: MeaningfulItem, span: Span): FixDraft {
  const isAnd = type === "and" && /^(?:and|&&?|\u2227)$/i.test(source.slice(own.start, own.end));
  return { ...replace(span, ""), ...(isAnd && { respelt: [own] }) };
}

function reportDoubled({ cursor }: Building, first: MeaningfulItem, second: MeaningfulItem): void {
  const withoutFirst = { start: first.span.start, end: second.span.start };
  const withoutSecond = { start: first.span.end, end: second.span.end };
  const [firstText, secondText] = [textAt(cursor, first.span), textAt(cursor, second.span)];
  const removeSecond = replace(withoutSecond, "", `Keep ${quote(firstText)}`);
  const removeFirst = replace(withoutFirst, "", `Keep ${quote(secondText)}`);
  const text = textAt(cursor, between(first.span, second.span));
  if (first.type !== second.type) {
    const respelt = [first.span, second.span];
    const choice = [removeSecond, removeFirst].map((fix) => asAlternative({ ...fix, respelt }));
    return void report(cursor, second.span, say("doubled-operator/other", text), ...choice);
  }
  const isSame = firstText.toLowerCase() === secondText.toLowerCase();
  const fix = isSame ? { ...removeSecond, respelt: [second.span] } : removeSecond;
  report(cursor, second.span, say("doubled-operator", text), fix);
}

function addOpening(building: Building, item: MeaningfulItem): void {
  ensureOperator(building, item);
  if (building.around.length < building.maxNesting) {
    building.around.push(item);
    return keep(building, item);
  }
  if (item.type === "open") building.dropped += 1;
  if (building.isTooDeepReported) return;
  building.isTooDeepReported = true;
  report(building.cursor, item.span, say("nesting-too-deep", building.maxNesting));
}

function addClosing(building: Building, item: MeaningfulItem, next: Item | undefined): void {
  const { around } = building;
  if (building.dropped > 0) {
    building.dropped -= 1;
    return;
  }
  const opened = around.findLast((entry) => entry.type === "open");
  if (opened === undefined) return reportExtra(building, item, next);
  if (needsOperand(building)) fillGap(building, item);
  while (around.pop() !== opened) continue;
  keep(building, item);
  endOperand(building);
}

function reportExtra({ cursor, kept, maxNesting }: Building, item: MeaningfulItem, next: Item | undefined): void {
  const remove = removal(cursor.source, item.span);
  const first = kept[0];
  const isShort = kept.length <= MOST_COMPARED && !cursor.reporter.isFull();
  const others = isShort ? otherOpenings(kept, next, maxNesting) : kept.slice(0, 1);
  const opening = (open: MeaningfulItem): FixDraft => {
    const end = wordEnd(cursor.source, open.span);
    const where = open === first ? "at the start" : `in front of ${quote(textAt(cursor, { ...open.span, end }))}`;
    return replace(pointAt(open.span.start), "(", `Open one ${where}`);
  };
  const fixes =
    others.length === 0
      ? [remove, ...(first === undefined ? [] : [opening(first)])]
      : [remove, ...others.map(opening)].map(asAlternative);
  report(cursor, item.span, say("extra-parenthesis"), ...fixes);
}

/** More items than these are not read again to see whether it makes a difference where a parenthesis opens. */
const MOST_COMPARED = 30;

/**
 * `mobile or landline) and repeat`: the items in front of which the `(` for a `)` may have been meant to stand, so that the terms are
 * parted in another way than without it, each in its own.
 *
 * @param next - what follows the `)`
 */
function otherOpenings(
  kept: readonly MeaningfulItem[],
  next: Item | undefined,
  maxNesting: number,
): readonly MeaningfulItem[] {
  const types = kept.map(({ type }) => type);
  const tail: ItemType[] = next === undefined ? [] : [next.type === "or" ? "or" : "and", "operand"];
  const shapes = [shapeOf([...types, ...tail], maxNesting)];
  const others = outermost(types).filter((place) => {
    if (types[place] === "close" || types[place] === "and" || types[place] === "or") return false;
    const shape = shapeOf([...types.slice(0, place), "open", ...types.slice(place), "close", ...tail], maxNesting);
    const isNew = shape !== undefined && !shapes.some((each) => each !== undefined && equals(each, shape));
    if (isNew) shapes.push(shape);
    return isNew;
  });
  return others.slice(0, MOST_PLACES).flatMap((place) => kept[place] ?? []);
}

/** Which items stand outside all parentheses that are opened among them; the two of a group do. */
function outermost(types: readonly ItemType[]): readonly number[] {
  let depth = 0;
  return types.flatMap((type, index) => {
    if (type === "close") depth -= 1;
    const isOutside = depth === 0;
    if (type === "open") depth += 1;
    return isOutside ? [index] : [];
  });
}

/** How operators and parentheses group the terms, whichever these are. */
function shapeOf(types: readonly ItemType[], maxNesting: number): Condition | undefined {
  const tokens = types.map((type) => ({ type: type === "operand" ? Word : TOKEN_TYPES[type], ...A_TERM }));
  const read = readCondition(A_TERM.image, replay(tokens), "recording", maxNesting);
  return read === "not-well-formed" || read === null ? undefined : read;
}

/** A source of one term, and where that stands in it. */
const A_TERM = { image: "mobile", start: 0, end: 6 };

/** Two operands without an operator between them: which one is meant is not for us to say. */
function ensureOperator(building: Building, item: MeaningfulItem): void {
  const last = building.kept.at(-1);
  if (needsOperand(building) || last === undefined) return;
  const { cursor } = building;
  const place = pointAt(Math.max(last.span.end, item.span.start));
  const gap = cursor.source.slice(last.span.end, place.start);
  const isPhrase = startsWithPreposition(cursor.source, item.span);
  // `mobile not repeat`, `mobile if repeat` and `mobile calls during business hours` hardly mean `or`; lines of a list may.
  const isAnd =
    !building.hasOr &&
    !/[\r\n]/.test(gap) &&
    (isPhrase || item.type === "not" || /^\s*(?:if|when|whenever|where)\s*$/i.test(gap));
  const space = /\s/.test(cursor.source.charAt(place.start - 1)) ? "" : " ";
  const next = textAt(cursor, { start: item.span.start, end: wordEnd(cursor.source, item.span) });
  const both = ["and", "or"].map((operator) => replace(place, `${space}${operator} `));
  const fixes = isAnd ? both : both.map(asAlternative);
  // `mobile no repeat` may be an answer to the one, or about the other, and `not mobile during business hours` may deny both.
  const isUnclear =
    building.hasKeptText || /^no\b/i.test(next) || isDeniedTogether(cursor.source, building.kept, item.span);
  report(cursor, place, say("missing-operator", next), ...(isUnclear ? [] : fixes));
  building.kept.push({ type: "and", span: place });
}

/** Where the first word of a span ends, so that a message names the term and not all that is tested of it. */
function wordEnd(source: string, span: Span): number {
  const word = /^[A-Za-z_]+(?:\[[^\]]*\])?/.exec(source.slice(span.start, Math.min(span.end, span.start + 80)));
  return word === null ? span.end : span.start + word[0].length;
}

/** Fills the place in front of an item, or at the end, where a term is missing. */
function fillGap(building: Building, item: MeaningfulItem | undefined): void {
  const last = building.kept.at(-1);
  if (!building.hasGap && last !== undefined) reportGap(building, last, item);
  keep(building, { type: "operand", span: pointAt(last?.span.end ?? 0) });
  endOperand(building);
}

function reportGap({ cursor, kept }: Building, last: MeaningfulItem, item: MeaningfulItem | undefined): void {
  if (last.type === "open") {
    // Where the condition ends behind `(`, the parenthesis that is missing says it all.
    if (item === undefined) return;
    const span = { start: last.span.start, end: item.span.end };
    return void report(cursor, span, say("missing-operand/empty"), ...emptyFix(cursor, kept, span));
  }
  const said = say("missing-operand/behind", textAt(cursor, last.span));
  report(cursor, last.span, said, ...danglingFix(cursor, kept, item));
}

/** Removes empty parentheses with the operator in front of them. */
function emptyFix(cursor: Cursor, kept: readonly MeaningfulItem[], span: Span): readonly FixDraft[] {
  const operator = kept.at(-2);
  const operand = kept.at(-3);
  const isJoined =
    operator !== undefined && operand !== undefined && (operator.type === "and" || operator.type === "or");
  return isJoined
    ? [{ ...dropping(cursor, operator, { start: operand.span.end, end: span.end }), title: "Remove them" }]
    : [];
}

/** Removes the operators at the end of a condition or group, up to the last operand; nothing helps where there is none. */
function danglingFix(
  cursor: Cursor,
  kept: readonly MeaningfulItem[],
  item: MeaningfulItem | undefined,
): readonly FixDraft[] {
  if (item !== undefined && item.type !== "close") return [];
  const operand = kept.findLast((entry) => entry.type === "operand" || entry.type === "close" || entry.type === "open");
  const last = kept.at(-1);
  if (operand === undefined || operand.type === "open" || last === undefined) return [];
  const isOne = kept.at(-2) === operand;
  const span = { start: operand.span.end, end: last.span.end };
  return [isOne ? dropping(cursor, last, span) : replace(span, "")];
}

function finish(building: Building): void {
  const { cursor, kept, around } = building;
  if (kept.length === 0) {
    if (building.hasGap) keep(building, { type: "operand", span: pointAt(0) });
    return;
  }
  if (needsOperand(building)) fillGap(building, undefined);
  const end = kept.findLast((item) => item.span.end > 0)?.span.end ?? 0;
  for (const open of around.filter((item) => item.type === "open").toReversed()) {
    const atEnd = replace(pointAt(Math.max(end, open.span.end)), ")", "Close it at the end");
    const places = cursor.reporter.isFull() ? [] : earlierPlaces(kept, open);
    const fixes = [...places.map((place) => replace(pointAt(place), ")", "Close it earlier")), atEnd];
    report(cursor, open.span, say("missing-parenthesis"), ...(places.length > 0 ? fixes.map(asAlternative) : fixes));
    kept.push({ type: "close", span: pointAt(end) });
  }
}

/** So many places are offered. */
const MOST_PLACES = 3;

/**
 * Where else a parenthesis that is not closed may close so that something else is meant: `(mobile or landline and repeat`. One around a
 * single term is hardly meant, and where one operator joins everything all places mean the same.
 */
function earlierPlaces(kept: readonly MeaningfulItem[], open: MeaningfulItem): readonly number[] {
  const from = kept.indexOf(open);
  const before = kept[from - 1]?.type;
  const inside = kept.slice(from + 1);
  const row = outermost(inside.map(({ type }) => type));
  const isOf = (index: number, ...types: readonly ItemType[]): boolean => types.includes(inside[index]?.type ?? "not");
  const joins = row.filter((index) => isOf(index, "and", "or"));
  // A group counts as two operands, a term as one.
  const [, second = Infinity] = row.filter((index) => isOf(index, "operand", "open", "close"));
  const [hasAnd, hasOr] = [joins.some((index) => isOf(index, "and")), joins.some((index) => isOf(index, "or"))];
  const isMeant = before === "not" || (hasOr && (hasAnd || before === "and"));
  const places = isMeant ? joins.filter((index) => index > second) : [];
  return places.slice(0, MOST_PLACES).map((index) => inside[index - 1]?.span.end ?? 0);
}

const TOKEN_TYPES: Readonly<Record<ItemType, TokenType>> = {
  and: And,
  or: Or,
  not: Not,
  open: LeftParenthesis,
  close: RightParenthesis,
  operand: Hole,
};

/** The tree as far as it can be read: every operand that is not written as the language wants it leaves a hole. */
export function treeOf(
  { source, vocabulary, reporter }: Cursor,
  items: readonly MeaningfulItem[],
  maxNesting: number,
): Condition | undefined {
  const marks = reporter.diagnostics().flatMap(({ span }) => (span.end > span.start ? [span.start] : []));
  const tokens = items.flatMap((item) => {
    // What something is said of cannot be read as it stands, and trying costs more than looking.
    const own = item.type === "operand" && !isMarked(marks, item.span) ? tokensOf(source, item.span) : [];
    const isReadable =
      own.length > 0 && readCondition(source, replay(own), vocabulary, maxNesting) !== "not-well-formed";
    return isReadable ? own : [tokenFor(item)];
  });
  const read = readCondition(source, replay(tokens), vocabulary, maxNesting);
  return read === "not-well-formed" || read === null ? undefined : read;
}

/**
 * Whether a mark starts in a span.
 *
 * @param marks - where all start, in order
 */
function isMarked(marks: readonly number[], { start, end }: Span): boolean {
  return (marks[firstBehind(marks, (mark) => mark >= start)] ?? Infinity) < end;
}

function tokenFor({ type, span }: MeaningfulItem): Token {
  return { type: TOKEN_TYPES[type], image: "", start: span.start, end: span.end };
}
