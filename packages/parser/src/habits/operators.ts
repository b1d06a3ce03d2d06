import { withOrdinaryLetters } from "../language/look-alikes.js";
import { asAlternative, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { type Said, say } from "../diagnostics/sentences.js";
import {
  And,
  Brackets,
  Comma,
  Contains,
  Dash,
  Equal,
  ForeignOperator,
  ForeignText,
  LeftParenthesis,
  Not,
  NotEqual,
  Or,
  Other,
  Present,
  RightParenthesis,
  Text,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import {
  ahead,
  at,
  type Cursor,
  imageAt,
  isAttached,
  type Item,
  peek,
  report,
  take,
  wordAt,
} from "../source/cursor.js";
import { add, expectsOperand, lastItem } from "../source/items.js";
import { between, pointAt, previousEnd, rewrite, textAt } from "../source/spans.js";
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
    const isFunction = at(cursor, LeftParenthesis, 1) && expectsOperand(cursor);
    if (operator === undefined) {
      // `UND(a; b)`, `OU(a; b)`: the same in spreadsheets of other languages.
      const foreign = TRANSLATIONS.has(wordAt(cursor)) ? connectorIn(imageAt(cursor)) : undefined;
      return foreign !== undefined && isFunction && isAttached(cursor, 1) && openFunction(cursor, foreign);
    }
    if (operator !== "not" && isFunction) return openFunction(cursor, operator);
    const span = take(cursor);
    reportCase(cursor, span, operator);
    const isSlashed = imageAt(cursor) === "/" && operatorIn(imageAt(cursor, 1)) !== undefined && operator !== "not";
    if (!isSlashed) add(cursor, operator, span);
    else readSlashed(cursor, between(span, take(cursor, 2)));
    return true;
  },
};

function openFunction(cursor: Cursor, operator: "and" | "or"): true {
  return openGroup(cursor, { operator, span: take(cursor), commas: [] });
}

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
    return readAs(cursor, operator, span, say("symbol-operator", sign, operator), fix);
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
    // `if mobile then repeat`: nobody but its author knows what it asks for.
    if (word === "then") return readAs(cursor, "and", take(cursor), say("unknown-operator/then", imageAt(cursor, -1)));
    const found = operatorPhraseAt(cursor);
    if (found === undefined) return false;
    const fixes = cursor.reporter.isFull() ? [] : wordFixes(cursor, found, word);
    const span = take(cursor, found.tokens);
    const said = say("unknown-operator", textAt(cursor, span), found.operator);
    return readAs(cursor, found.operator, span, said, ...fixes);
  },
};

function wordFixes(before: Cursor, { operator, tokens }: FoundOperator, word: string): readonly FixDraft[] {
  const isGrouping = isMixed(before) && !TRANSLATIONS.has(word);
  const cursor = { ...before };
  const span = take(cursor, tokens);
  if (saysMore(before, cursor, word) || !hasOperand(cursor, word)) return [];
  // `not mobil oder landline`.
  if (operator === "or" && before.items.at(-2)?.type === "not") return [];
  if (operator === "and not" && !(NOR.test(word) ? isDenied(before) : !isDeniedInFront(before))) return [];
  return fixesOfScope(cursor, span, operator, isGrouping, word);
}

function fixesOfScope(
  cursor: Cursor,
  span: Span,
  operator: Operator,
  isGrouping: boolean,
  word: string,
): readonly FixDraft[] {
  // `unless repeat and during_hours`: how much is taken out cannot be seen.
  const rest = operator === "and not" || word === "but" ? restOfGroup(cursor) : undefined;
  const choose = isGrouping ? groupings : plainFixes;
  if (rest?.isJoined !== true) return choose(cursor, span, operator);
  if (word === "but") return isGrouping ? groupings(cursor, span, operator) : [];
  return rest.isRead ? groupings(cursor, span, operator, rest.span) : [];
}

/** Whether a word says more than its row, with what stands in front of it and behind it. */
function saysMore({ source, items }: Cursor, next: Cursor, word: string): boolean {
  // `all landline calls but the repeat ones`.
  if (word === "but") return !isNegationNext(next) && QUANTITY.test(source.slice(0, LONGEST_SENTENCE));
  // `not mobile only if repeat`: what is denied may be both together.
  if (word === "only") return items.some(({ type }) => type === "not");
  // `mobile, otherwise landline` may name what to do with the others.
  return word === "else" || word === "otherwise";
}

/** Words further behind are not looked for. */
const LONGEST_SENTENCE = 1000;

/** Words behind which `but` takes something out. */
const QUANTITY = /\b(?:all|any\w*|every\w*|no|nobody|none|nothing)\b/i;

/** `und` says no more than `and`, whatever stands behind it; at the end, `y` may be a key. */
function hasOperand(cursor: Cursor, word: string): boolean {
  return TRANSLATIONS.has(word) ? peek(cursor) !== undefined && !isOperatorNext(cursor) : startsOperand(cursor);
}

/** What denies both that stands in front of it and behind it. */
const NOR = /^(?:nor|noch|ni)$/i;

function isOfConnector(cursor: Cursor): boolean {
  return connectorIn(imageAt(cursor)) !== undefined;
}

/** What is left of a group. */
interface Rest {
  /** Whether an operator joins the terms in it. */
  readonly isJoined: boolean;
  /** Whether it is made of terms and operators alone. */
  readonly isRead: boolean;
  readonly span: Span;
}

/** More of a group is not looked through. */
const LONGEST_REST = 100;

const PARTS = [LeftParenthesis, RightParenthesis, Brackets, Text, And, Or, Not, Equal, NotEqual, Contains, Present];

function restOfGroup(cursor: Cursor): Rest {
  const next = { ...cursor };
  let [depth, isJoined, isRead] = [0, false, true];
  for (let token = peek(next); token !== undefined; token = peek(next)) {
    if (at(next, LeftParenthesis)) depth += 1;
    else if (at(next, RightParenthesis)) depth -= 1;
    if (depth < 0) break;
    if (next.position - cursor.position > LONGEST_REST) return { isJoined: true, isRead: false, span: pointAt(0) };
    isJoined ||= depth === 0 && isOfConnector(next);
    const found = termAt(next);
    isRead &&= found !== undefined || at(next, PARTS);
    take(next, found?.tokens);
  }
  return { isJoined, isRead, span: { start: peek(cursor)?.start ?? 0, end: previousEnd(next) } };
}

/** `not mobile nor landline`, with nothing behind that could be meant together with it; but not `not (mobile nor landline)`. */
function isDenied(cursor: Cursor): boolean {
  return isDeniedInFront(cursor) && connectorsBehind(cursor)?.length === 1;
}

/** More of what stands behind is not looked through. */
const MOST_BEHIND = 100;

/** Where something connects behind the cursor; undefined where more stands there than is looked through. */
function connectorsBehind(cursor: Cursor, isOther = (_next: Cursor) => false): readonly Cursor[] | undefined {
  const behind = cursor.tokens.slice(cursor.position, cursor.position + MOST_BEHIND);
  if (behind.length === MOST_BEHIND) return undefined;
  return behind.map((_, index) => ahead(cursor, index)).filter((next) => isOfConnector(next) || isOther(next));
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

/**
 * `mobile or repeat, but not landline`, `mobile unless repeat or landline`: which terms such a word takes together is for a person to say.
 *
 * @param rest - what is left of the group, where more than its next term may be meant
 */
function groupings(cursor: Cursor, span: Span, operator: Operator, rest?: Span): readonly FixDraft[] {
  const { items, source } = cursor;
  const from = openIndex(items);
  const start = items[from]?.span.end ?? items.find(({ type }) => type !== "unreadable")?.span.start ?? 0;
  const end = Math.min(span.start, items.findLast(isEnd)?.span.end ?? span.start);
  const own: readonly Span[] = [{ start, end: span.start }];
  const fronts: readonly Choice[] = [
    ["Everything in front of it, ", ["(", { start, end }, ")", { start: end, end: span.start }]],
    ["Only the term in front of it, ", own],
  ];
  const gap = { start: span.end, end: rest?.start ?? span.end };
  const rests: readonly Choice[] =
    rest === undefined
      ? [[" \u2026", []]]
      : [
          [" everything behind it", [gap, "(", rest, ")"]],
          [" the next term only", [gap, rest]],
        ];
  const whole = { start, end: rest?.end ?? span.end };
  const text = withSpaces(source, span, operator);
  // Without an `or` in front of it, everything there is joined with it in any case.
  const isOne = !items.slice(from + 1).some(({ type }) => type === "or");
  return (isOne ? [["", own] as const] : fronts).flatMap(([front, first]) =>
    rests.map(([behind, last]) =>
      asAlternative(rewrite(`${front}\`${operator}\`${behind}`, whole, ...first, text, ...last)),
    ),
  );
}

/** Where the parenthesis stands that is open behind all items; -1 where none is. */
function openIndex(items: readonly Item[]): number {
  let depth = 0;
  return items.findLastIndex(({ type }) => {
    if (type === "close") depth += 1;
    return type === "open" && (depth -= 1) < 0;
  });
}

/** A way to read one side of a word: how it is called, and how the source is written anew. */
type Choice = readonly [title: string, parts: readonly (string | Span)[]];

function isEnd({ type }: Item): boolean {
  return type === "operand" || type === "close";
}

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
  if (/^(?:neither|weder|ni)$/.test(word)) {
    const joins = connectorsBehind(ahead(cursor, 1), (next) => at(next, Comma) || isNegationNext(next));
    const [first] = joins ?? [];
    return first === undefined || joins?.length !== 1 || !NOR.test(imageAt(first));
  }
  // `no repeat callers, no landlines`: each has its own.
  const joins = connectorsBehind(cursor, (next) => at(next, Comma));
  if (joins?.every((join) => isNegationNext(ahead(join, 1))) === true) return false;
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
