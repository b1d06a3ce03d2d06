import type { IToken } from "chevrotain";
import { And, Comma, FullWidthParenthesis, LeftParenthesis, RightParenthesis, Semicolon } from "../reading/tokens.js";
import { peek, type Reading } from "./reading.js";
import { operatorIn, OPERATOR_WORDS } from "./words.js";

/**
 * Whether predicates that stand for one that was written need parentheses: an operator in front of them or behind them would otherwise
 * tear them apart.
 *
 * @param connector - what connects them
 */
export function needsGroup(reading: Reading, connector: "and" | "or"): boolean {
  const before = reading.items.at(-1)?.type;
  if (before === "not") return true;
  const next = peek(reading);
  const isAnd =
    next !== undefined &&
    (next.tokenType === And || operatorIn(next.image) === "and" || /^[&+\u2227]/.test(next.image));
  return connector === "or" && (before === "and" || isAnd);
}

/** What a part of a condition does to the groups around it. */
type Role = "open" | "close" | "and" | "or" | undefined;

const AND = 1;
const OR = 2;

/** For each part, which operators connect in the group that it stands in. */
function connectorsOf(roles: readonly Role[]): readonly number[] {
  const found = [0];
  const around = [0];
  const groups = roles.map((role) => {
    if (role === "close" && around.length > 1) around.pop();
    const group = around.at(-1) ?? 0;
    if (role === "open") around.push(found.push(0) - 1);
    else if (role === "and" || role === "or") found[group] = (found[group] ?? 0) | (role === "and" ? AND : OR);
    return group;
  });
  return groups.map((group) => found[group] ?? 0);
}

const known = new WeakMap<readonly IToken[], readonly number[]>();

function connectorsIn({ tokens, position }: Reading): number {
  let groups = known.get(tokens);
  if (groups === undefined) {
    groups = connectorsOf(tokens.map((token, index) => roleOf(tokens[index - 1], token, tokens[index + 1])));
    known.set(tokens, groups);
  }
  return groups[Math.min(position, tokens.length - 1)] ?? 0;
}

/** Whether both `and` and `or` connect in the group at the cursor: punctuation and words may then tell another grouping than precedence. */
export function isMixed(reading: Reading): boolean {
  return connectorsIn(reading) === (AND | OR);
}

const tables = new WeakMap<readonly IToken[], boolean>();

/** Whether as many colons as terms stand there: `mobile: yes; repeat: no` says something of each term. */
export function isTable({ tokens }: Reading): boolean {
  let table = tables.get(tokens);
  if (table === undefined) {
    const connectors = tokens.filter((token, index) =>
      roleOf(tokens[index - 1], token, tokens[index + 1])?.match(/^(?:and|or)$/),
    );
    table = tokens.filter(({ image }) => image === ":").length === connectors.length + 1;
    tables.set(tokens, table);
  }
  return table;
}

/** Whether an operator connects in the group at the cursor. */
export function hasConnectors(reading: Reading): boolean {
  return connectorsIn(reading) !== 0;
}

/** The one operator that connects in the group at the cursor; undefined where there are both, or none. */
export function connectorsAt(reading: Reading): "and" | "or" | undefined {
  const operators = connectorsIn(reading);
  if (operators === AND) return "and";
  return operators === OR ? "or" : undefined;
}

function roleOf(previous: IToken | undefined, token: IToken, next: IToken | undefined): Role {
  const { tokenType, image } = token;
  if (tokenType === LeftParenthesis || (tokenType === FullWidthParenthesis && image === "\uff08")) return "open";
  if (tokenType === RightParenthesis || tokenType === FullWidthParenthesis) return "close";
  const operator = connectorIn(image);
  // What has nothing in front of it connects nothing.
  if (previous === undefined || previous.tokenType === LeftParenthesis) return undefined;
  if (operator !== undefined) return operator;
  const isComma = tokenType === Comma || tokenType === Semicolon || image === ".";
  return isComma && next !== undefined && connectorIn(next.image) === undefined ? "and" : undefined;
}

function connectorIn(image: string): "and" | "or" | undefined {
  const operator = operatorIn(image) ?? OPERATOR_WORDS.get(image.toLowerCase());
  if (operator === "or" || /^(?:\|\|?|\u2228)$/.test(image)) return "or";
  return operator === "and" || operator === "and not" || /^(?:&&?|\u2227)$/.test(image) ? "and" : undefined;
}
