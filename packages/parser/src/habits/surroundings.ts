import type { Span } from "../language/tree.js";
import type { Token } from "../reading/scanner.js";
import { Comma, LeftParenthesis, NotEqual, RightParenthesis, Semicolon } from "../reading/tokens.js";
import { ahead, at, type Cursor, type Item, imageAt, isAttached, wordAt } from "../source/cursor.js";
import { connectorIn, notWordsAt, OPERATOR_SIGNS, operatorIn } from "../words/operators.js";

/*
 * What stands around a place and bears on how it may be read. Where both operators stand in a group, or a `not` in front of several
 * terms, a word or a comma may mean another grouping than precedence gives: then nothing is offered, or alternatives are.
 */

/**
 * Whether predicates that stand for one that was written need parentheses: an operator in front of them or behind them would otherwise
 * tear them apart.
 *
 * @param connector - what connects them
 */
export function needsGroup(cursor: Cursor, connector: "and" | "or"): boolean {
  const before = cursor.items.at(-1)?.type;
  if (before === "not") return true;
  const isAndNext = isNegationNext(cursor) || (isJoinedBehind(cursor) && connectorsAt(cursor) !== "or");
  return connector === "or" && (before === "and" || isAndNext);
}

/** What a part of a condition does to the groups around it; a comma joins as the function says that it stands in, as elsewhere `and`. */
type Role = "open" | "close" | "and" | "or" | "comma" | "function-or" | undefined;

const AND = 1;
const OR = 2;

/** What connects in a group: which operators, how many commas that are `and`, and where the last of them stands. */
interface Connectors {
  operators: number;
  commas: number;
  last: number;
  readonly comma: "and" | "or";
}

const noConnectors = (comma: Connectors["comma"] = "and"): Connectors => ({ operators: 0, commas: 0, last: -1, comma });

/** For each part, what connects in the group that it stands in, or that it closes. */
function connectorsOf(roles: readonly Role[]): readonly Connectors[] {
  const around = [noConnectors()];
  return roles.map((role, index) => {
    const group = around.at(-1) ?? noConnectors();
    if (role === "close" && around.length > 1) around.pop();
    else if (role === "open") around.push(noConnectors(roles[index - 1] === "function-or" ? "or" : "and"));
    else if (role === "and" || role === "or" || role === "comma") {
      const operator = role === "comma" ? group.comma : role;
      if (operator === "or") group.operators |= OR;
      else if (role === "and") group.operators |= AND;
      else group.commas += 1;
      group.last = index;
    }
    return group;
  });
}

function roleOf(token: Token, index: number, tokens: readonly Token[]): Role {
  const { type, image } = token;
  if (type === LeftParenthesis) return "open";
  if (type === RightParenthesis) return "close";
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  const connector = connectorIn(`${image} ${next?.image ?? ""}`) ?? connectorIn(image);
  if (next?.type === LeftParenthesis && startsFunction(token, previous, next)) {
    return connector === "or" ? "function-or" : undefined;
  }
  // What has nothing in front of it connects nothing.
  if (previous === undefined || previous.type === LeftParenthesis) return undefined;
  return connector ?? (isSeparator(token, next) ? "comma" : undefined);
}

function isSeparator({ type, image }: Token, next: Token | undefined): boolean {
  const isSign = type === Comma || type === Semicolon || image === ".";
  return isSign && next !== undefined && connectorIn(next.image) === undefined;
}

/** `OR(a, b)`, `and OR (a, b)`, `, OR(a, b)`: whether a word in front of a parenthesis has no operand in front of it. */
function startsFunction({ end }: Token, previous: Token | undefined, next: Token): boolean {
  if (previous === undefined || previous.type === LeftParenthesis || previous.image === "!") return true;
  if (previous.type === Comma || previous.type === Semicolon) return next.start === end;
  return connectorIn(previous.image) !== undefined || operatorIn(previous.image) === "not";
}

/** What is known of a whole source. */
interface Layout {
  /** For each token, what connects in the group that it stands in. */
  readonly connectors: readonly Readonly<Connectors>[];
  readonly isTable: boolean;
}

const known = new WeakMap<readonly Token[], Layout>();

function layoutOf({ tokens }: Cursor): Layout {
  const before = known.get(tokens);
  if (before !== undefined) return before;
  const roles = tokens.map(roleOf);
  const colons = tokens.filter(({ image }) => image === ":").length;
  const layout = {
    connectors: connectorsOf(roles),
    isTable: colons === roles.filter((role) => role === "and" || role === "or" || role === "comma").length + 1,
  };
  known.set(tokens, layout);
  return layout;
}

function connectorsIn(cursor: Cursor): Readonly<Connectors> {
  return layoutOf(cursor).connectors[Math.min(cursor.position, cursor.tokens.length - 1)] ?? noConnectors();
}

/** Whether as many colons as terms stand there: `mobile: yes; repeat: no` says something of each term. */
export function isTable(cursor: Cursor): boolean {
  return layoutOf(cursor).isTable;
}

/**
 * Whether both `and` and `or` connect in the group at the cursor: punctuation and words may then tell another grouping than precedence.
 *
 * @param own - so many commas only part the texts of a list
 */
export function isMixed(cursor: Cursor, own = 0): boolean {
  const { operators, commas } = connectorsIn(cursor);
  return operators === (AND | OR) || (operators === OR && commas > own);
}

/** Whether an operator connects what stands at the cursor with something behind it in its group. */
export function isJoinedBehind(cursor: Cursor): boolean {
  return connectorsIn(cursor).last >= cursor.position;
}

/** The one operator that connects in the group at the cursor; undefined where there are both, or none. */
export function connectorsAt(cursor: Cursor): "and" | "or" | undefined {
  const { operators, commas } = connectorsIn(cursor);
  if (operators === OR) return commas === 0 ? "or" : undefined;
  return operators === AND || (operators === 0 && commas > 0) ? "and" : undefined;
}

/** Whether `and`, `or` or a closing parenthesis comes next, in whichever spelling; `OR(a, b)` is a term. */
export function isOperatorNext(cursor: Cursor): boolean {
  const image = imageAt(cursor);
  const isFunction = at(cursor, LeftParenthesis, 1) && isAttached(cursor, 1);
  return (connectorIn(image) !== undefined && !isFunction) || /^[~\u00ac]$/.test(image) || at(cursor, RightParenthesis);
}

/** Whether a word or a sign for `not` comes next. */
export function isNegationNext(cursor: Cursor): boolean {
  const image = wordAt(cursor);
  return operatorIn(image) === "not" || OPERATOR_SIGNS.get(image) === "not" || notWordsAt(cursor) > 0;
}

/** More of what stands in front is not looked through. */
const LONGEST_FRONT = 100;

/**
 * Whether the operand in front of the cursor says `not`, in whichever way: `not mobile`, `not (mobile or repeat)`, `media_type != "Radio"`.
 * What takes something out of that may put it back: "no mobile calls, unless from repeat callers".
 */
export function isDeniedInFront(cursor: Cursor): boolean {
  let depth = 0;
  for (let count = 1; count <= cursor.position; count += 1) {
    const front = ahead(cursor, -count);
    if (count > LONGEST_FRONT || isNegationNext(front) || at(front, NotEqual)) return true;
    if (at(front, RightParenthesis)) depth += 1;
    else if (at(front, LeftParenthesis)) depth -= 1;
    if (depth < 0 || (depth === 0 && connectorIn(imageAt(front)) !== undefined)) return false;
  }
  return false;
}

/** `not: mobile or repeat`: behind a `not` that stands apart nothing says how much of what follows it denies. */
export function isScopeUnclear(cursor: Cursor): boolean {
  return cursor.items.at(-1)?.type === "not" && isJoinedBehind(cursor);
}

/** `mobile calls during business hours`, `landline callers from a region`: whether a term says of which calls the one in front of it is. */
export function startsWithPreposition(source: string, { start }: Span): boolean {
  return /^(?:during|within|outside|after|in|on|from)\s/i.test(source.slice(start, start + 12));
}

/**
 * `not mobile callers outside business hours`: whether such a term may be denied together with the one in front of it; the `not` of
 * `new callers` is part of the term.
 *
 * @param items - what stands in front of it
 */
export function isDeniedTogether(source: string, items: readonly Item[], span: Span): boolean {
  if (!startsWithPreposition(source, span)) return false;
  const near = items.slice(-20);
  const row = near.slice(near.findLastIndex(({ type }) => type === "open") + 1);
  return row.some((item, index) => item.type === "not" && item.span.start !== row[index + 1]?.span.start);
}

/** `not mobile if repeat`: what is denied may be both together. */
export function isPrecondition({ items }: Cursor, text: string): boolean {
  return /\b(?:if|when|whenever|where)\b/i.test(text) && items.some(({ type }) => type === "not");
}

/** `not mobile or repeat callers`: the noun belongs to both terms, and so may the `not`. */
export function sharesNoun({ items }: Cursor, text: string): boolean {
  const types = items.slice(-20).flatMap(({ type }) => (type === "unreadable" ? [] : type));
  if (types.at(-1) === "operand") types.pop();
  return (
    /\b(?:calls?|callers?|users|phones?|ones|mobiles|landlines|cells)\b/i.test(text) &&
    /not operand(?: (?:and|or)(?: operand)?)+$/.test(types.join(" "))
  );
}
