import type { Token } from "../reading/scanner.js";
import { withOrdinaryLetters } from "../language/look-alikes.js";
import { asAlternative, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { type Said, say } from "../diagnostics/sentences.js";
import { Comma, Dash, ForeignOperator, ForeignText, LeftParenthesis, Other, Text } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import {
  add,
  ahead,
  at,
  between,
  type Cursor,
  expectsOperand,
  imageAt,
  isAttached,
  type Item,
  lastItem,
  peek,
  report,
  rewrite,
  take,
  textAt,
  wordAt,
} from "../source/cursor.js";
import { isBetweenWords, removal, withSpaceAfter, withSpaces } from "../source/spaces.js";
import {
  connectorIn,
  MISSPELT_OPERATORS,
  notWordsAt,
  OPERATOR_WORDS,
  OPERATOR_SIGNS,
  operatorIn,
  type FoundOperator,
  operatorPhraseAt,
  TRANSLATIONS,
} from "../words/operators.js";
import { namesDecision } from "../words/noise.js";
import { testAt } from "../words/phrases.js";
import { termAt } from "../words/terms.js";
import { fillersAt } from "./fillers.js";
import { openGroup } from "./groups.js";
import type { Habit } from "./habit.js";
import {
  connectorsAt,
  isDeniedInFront,
  isJoinedBehind,
  isMixed,
  isNegationNext,
  isOperatorNext,
} from "./surroundings.js";
import { isUnknownWord, reportUnexpected } from "./unreadable.js";

/** What an operator that is written otherwise comes to. */
export type Operator = "and" | "or" | "not" | "and not";

/** Adds an operator to the items. */
export function addOperator(cursor: Cursor, operator: Operator, span: Span): void {
  add(cursor, operator === "and not" ? "and" : operator, span);
  if (operator === "and not") add(cursor, "not", span);
}

/** Reports what stands in the place of an operator, and adds the operator. */
function readAs(cursor: Cursor, operator: Operator, span: Span, said: Said, ...fixes: readonly FixDraft[]): true {
  report(cursor, span, said, ...fixes);
  addOperator(cursor, operator, span);
  return true;
}

/** Reports a keyword or term that is not lower case; nothing when it is, or where its letters are others. */
export function reportCase(cursor: Cursor, span: Span, right: string): void {
  const text = textAt(cursor, span);
  if (text === right || (text.toLowerCase() !== right && withOrdinaryLetters(text) !== text)) return;
  report(cursor, span, say("letter-case", text, right), replace(span, right));
}

/** `and`, `or`, `not` in whichever letter case, also as a function: `AND(a, b)`, and `and/or`. */
export const keyword: Habit = {
  where: "anywhere",
  read(cursor) {
    const operator = operatorIn(imageAt(cursor));
    if (operator === undefined) return false;
    const span = take(cursor);
    if (operator !== "not" && at(cursor, LeftParenthesis) && expectsOperand(cursor)) {
      openGroup(cursor, { operator, span, commas: [] });
      return true;
    }
    reportCase(cursor, span, operator);
    const isSlashed = imageAt(cursor) === "/" && operatorIn(imageAt(cursor, 1)) !== undefined && operator !== "not";
    if (!isSlashed) add(cursor, operator, span);
    else readSlashed(cursor, between(span, take(cursor, 2)));
    return true;
  },
};

function readSlashed(cursor: Cursor, span: Span): void {
  // `not mobile and/or repeat`: both may be denied.
  const isOpen = cursor.items.some(({ type }) => type === "not");
  const fixes = isOpen ? [] : ["or", "and"].map((operator) => respell(span, operator));
  readAs(cursor, "or", span, say("unknown-operator/and-or", textAt(cursor, span)), ...fixes);
}

/** An operator that is a sign: `&&`, `!`, `+`. */
export const operatorSign: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, ForeignOperator)) return false;
    const span = take(cursor);
    const sign = textAt(cursor, span);
    if (sign === "!" && peek(cursor) === undefined) return reportExclamation(cursor, span);
    // `"Acme" + "Co"` puts texts together, which the language cannot.
    if (sign === "+" && at(cursor, [Text, ForeignText])) return reportUnexpected(cursor, span);
    // In `+mobile` and `mobile+and+repeat` the sign says nothing.
    if (sign === "+" && (expectsOperand(cursor) || operatorIn(imageAt(cursor)) !== undefined)) {
      return reportPlus(cursor, span);
    }
    const known = OPERATOR_SIGNS.get(sign);
    const operator = known ?? (sign === "|" ? "or" : "and");
    const fix = respell(span, withSpaces(cursor.source, span, operator));
    if (known === undefined) {
      // `- landline + mobile` says what went and what came; in a formula, `=mobile+repeat`, it may be `or`.
      const front = cursor.source.slice(0, cursor.tokens[0]?.start);
      const isChange = sign === "+" && (/[-=]/.test(front) || cursor.tokens.some((token) => token.type === Dash));
      return readAs(cursor, operator, span, say("unknown-operator/sign", sign, operator), ...(isChange ? [] : [fix]));
    }
    report(cursor, span, say("symbol-operator", sign, operator), fix);
    addOperator(cursor, operator, span);
    return true;
  },
};

/** `… and not repeat!`: the end of a sentence. */
function reportExclamation(cursor: Cursor, span: Span): true {
  report(cursor, span, say("unexpected-text/end", "!"), removal(cursor.source, span));
  return true;
}

function reportPlus(cursor: Cursor, span: Span): true {
  const fix = respell(span, isBetweenWords(cursor.source, span) ? " " : "", "Leave it out");
  // `+mobile -repeat` may say what came and what went.
  const isChange = cursor.tokens.some(({ type }) => type === Dash);
  report(cursor, span, say("unexpected-text", "+"), ...(isChange ? [] : [fix]));
  return true;
}

/** A word between two terms that means an operator elsewhere: `but`, `und`, `except`, `other than`. */
export const operatorWord: Habit = {
  where: "operator",
  read(cursor) {
    const word = wordAt(cursor);
    if (word === "xor") return readAs(cursor, "or", take(cursor), say("unknown-operator/xor", imageAt(cursor, -1)));
    const found = operatorPhraseAt(cursor);
    if (found === undefined) return false;
    const fixes = cursor.reporter.isFull() ? [] : wordFixes(cursor, found, word);
    const span = take(cursor, found.tokens);
    return readAs(
      cursor,
      found.operator,
      span,
      say("unknown-operator", textAt(cursor, span), found.operator),
      ...fixes,
    );
  },
};

function wordFixes(before: Cursor, { operator, tokens }: FoundOperator, word: string): readonly FixDraft[] {
  const isGrouping = isMixed(before) && !TRANSLATIONS.has(word);
  const cursor = { ...before };
  const span = take(cursor, tokens);
  // `mobile, otherwise landline` may name what to do with the others.
  const isOther = word === "else" || word === "otherwise";
  if (isOther || !hasOperand(cursor, word)) return [];
  if (operator === "and not" && !(word === "nor" ? isDenied(before) : !isDeniedInFront(before))) return [];
  // `unless repeat and during_hours`: how much is taken out cannot be seen.
  if ((operator === "and not" || (word === "but" && !isGrouping)) && isJoinedBehind(cursor)) return [];
  return (isGrouping ? groupings : plainFixes)(cursor, span, operator);
}

/** `und` says no more than `and`, whatever stands behind it; at the end, `y` may be a key. */
function hasOperand(cursor: Cursor, word: string): boolean {
  return TRANSLATIONS.has(word) ? peek(cursor) !== undefined && !isOperatorNext(cursor) : startsOperand(cursor);
}

function isOfConnector({ image }: Token): boolean {
  return connectorIn(image) !== undefined;
}

/** `not mobile nor landline`, with nothing behind that could be meant together with it; but not `not (mobile nor landline)`. */
function isDenied(cursor: Cursor): boolean {
  return isDeniedInFront(cursor) && connectorsBehind(cursor).length === 1;
}

function connectorsBehind(cursor: Cursor, isOther = (_next: Cursor) => false): readonly Token[] {
  const behind = cursor.tokens.slice(cursor.position);
  return behind.filter((token, index) => isOfConnector(token) || isOther(ahead(cursor, index)));
}

/** What has no term behind it, as `but "TV"`, connects nothing, and may mean more than its row says. */
function startsOperand(cursor: Cursor): boolean {
  let next = cursor;
  while (isNegationNext(next) && peek(next) !== undefined) next = ahead(next, 1);
  if (at(next, LeftParenthesis) || termAt(next) !== undefined) return true;
  return (
    fillersAt(next) > 0 ||
    (isUnknownWord(next) && !namesDecision(imageAt(next)) && testAt(ahead(next, 1)) !== undefined)
  );
}

function plainFixes({ source }: Cursor, span: Span, operator: Operator): readonly FixDraft[] {
  const fix = respell(span, operator);
  // "mobile plus landline" may name calls of two kinds.
  const isList = /^(?:plus|also)$/i.test(source.slice(span.start, span.end));
  return isList ? [fix, respell(span, "or")].map(asAlternative) : [fix];
}

/** `mobile or repeat, but not landline`: which terms such a word takes together is for a person to say. */
function groupings({ items, source }: Cursor, span: Span, operator: Operator): readonly FixDraft[] {
  const from = items.findLastIndex(({ type }) => type === "open");
  const start = items[from]?.span.end ?? items.find(({ type }) => type !== "unreadable")?.span.start ?? 0;
  const end = Math.min(span.start, items.findLast(isEnd)?.span.end ?? span.start);
  const own = [{ start, end: span.start }];
  const grouped = ["(", { start, end }, ")", { start: end, end: span.start }];
  // Without an `or` in front of it, everything there is joined with it in any case.
  const isOne = !items.slice(from + 1).some(({ type }) => type === "or");
  const fronts = [["Everything in front of it, ", grouped] as const, ["Only the term in front of it, ", own] as const];
  return (isOne ? [["", own] as const] : fronts).map(([front, parts]) => {
    const title = `${front}\`${operator}\` \u2026`;
    const whole = { start, end: span.end };
    return asAlternative(rewrite(title, whole, ...parts, withSpaces(source, span, operator)));
  });
}

function isEnd({ type }: Item): boolean {
  return type === "operand" || type === "close";
}

/** `if mobile then repeat`: nobody but its author knows what it asks for. */
export const thenWord: Habit = {
  where: "operator",
  read: (cursor) =>
    wordAt(cursor) === "then" && readAs(cursor, "and", take(cursor), say("unknown-operator/then", imageAt(cursor, -1))),
};

/** `adn`, `nto`: an operator with two letters swapped, or one too many. */
export const misspeltOperator: Habit = {
  where: "anywhere",
  read(cursor) {
    const word = imageAt(cursor);
    const meant = MISSPELT_OPERATORS.get(word.toLowerCase());
    if (meant === undefined || (meant === "not") !== expectsOperand(cursor)) return false;
    if (meant === "not" && termAt(ahead(cursor, 1)) === undefined) return false;
    const span = take(cursor);
    return readAs(cursor, meant, span, say("unknown-operator/misspelt", word, meant), respell(span, meant));
  },
};

/** `isn't mobile`, `non-mobile`. */
export const notWord: Habit = {
  where: "operand",
  read(cursor) {
    const words = notWordsAt(cursor);
    if (words === 0) return false;
    const count = words + (at(cursor, Dash, words) && isAttached(cursor, words) ? 1 : 0);
    const next = ahead(cursor, count);
    if (termAt(next) === undefined && !at(next, LeftParenthesis) && fillersAt(next) === 0) return false;
    // `not unless mobile`: whether one word denies the other cannot be seen.
    const isOpen = isFirstOfSeveral(cursor) || cursor.items.at(-1)?.type === "not";
    const said = say("unknown-operator", textAt(cursor, take({ ...cursor }, words)), "not");
    const span = take(cursor, count);
    const fix = respell(withSpaceAfter(cursor.source, span), "not ");
    return readAs(cursor, "not", span, said, ...(isOpen ? [] : [fix]));
  },
};

/** `no mobile and repeat`, `during_hours and no mobile or repeat`: whether it denies the first term or several cannot be seen. */
function isFirstOfSeveral(cursor: Cursor): boolean {
  const last = lastItem(cursor);
  const word = wordAt(cursor);
  const isFirst =
    last === undefined || last.type === "open" || OPERATOR_WORDS.has(word) || connectorsAt(cursor) !== "and";
  if (word === "neither") {
    const [first, ...others] = connectorsBehind(ahead(cursor, 1), (next) => at(next, Comma) || isNegationNext(next));
    return first === undefined || others.length > 0 || !/^nor$/i.test(first.image);
  }
  return isFirst && isJoinedBehind(cursor) && word !== "non";
}

/** `mobile/landline` and `mobile -repeat`, as in lists and search boxes. */
export const oddOperator: Habit = {
  where: "operator",
  read(cursor) {
    const isSlash = at(cursor, Other) && imageAt(cursor) === "/";
    const isMinus = at(cursor, Dash) && isAttached(cursor, 1);
    if (!(isSlash || isMinus) || termAt(ahead(cursor, 1)) === undefined) return false;
    const operator = isSlash ? "or" : "and not";
    const span = take(cursor);
    const fix = respell(span, withSpaces(cursor.source, span, operator));
    // `not mobile/repeat`: both may be denied; `+mobile -repeat` may say what came and what went.
    const isOpen = isSlash ? cursor.items.some(({ type }) => type === "not") : cursor.tokens[0]?.image === "+";
    const said = say("unknown-operator", textAt(cursor, span), operator);
    return readAs(cursor, operator, span, said, ...(isOpen ? [] : [fix]));
  },
};
