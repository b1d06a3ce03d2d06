import type { IToken } from "chevrotain";
import { asAlternative, type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { type Said, say } from "../diagnostics/sentences.js";
import {
  And,
  Brackets,
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
  Word,
} from "../reading/tokens.js";
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
  peek,
  previousEnd,
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
  NOT_WORDS,
  OPERATOR_SIGNS,
  operatorIn,
  operatorPhraseAt,
  TRANSLATIONS,
} from "../words/operators.js";
import { namesDecision } from "../words/noise.js";
import { testAt } from "../words/phrases.js";
import { termAt } from "../words/terms.js";
import { fillersAt } from "./fillers.js";
import { openGroup } from "./groups.js";
import type { Habit } from "./habit.js";
import { hasConnectors, isMixed, isNegationNext, isOperatorNext } from "./surroundings.js";
import { isUnknownWord, reportUnexpected } from "./unreadable.js";

/** A part of a text that is written anew: what is put in, or what stays. */
type Part = string | Span;

/** What an operator that is written otherwise comes to. */
type Operator = "and" | "or" | "not" | "and not";

function addOperator(cursor: Cursor, operator: Operator, span: Span): void {
  add(cursor, operator === "and not" ? "and" : operator, span);
  if (operator === "and not") add(cursor, "not", span);
}

/** Reports what stands in the place of an operator, and adds the operator. */
function readAs(cursor: Cursor, operator: Operator, span: Span, said: Said, ...fixes: readonly FixDraft[]): true {
  report(cursor, span, said, ...fixes);
  addOperator(cursor, operator, span);
  return true;
}

/** Reports a keyword or term that is not lower case; nothing when it is. */
export function reportCase(cursor: Cursor, span: Span, right: string): void {
  const text = textAt(cursor, span);
  if (text === right) return;
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
      // `- landline + mobile` says what went and what came.
      const front = cursor.source.slice(0, cursor.tokens[0]?.startOffset);
      const isChange = sign === "+" && (front.includes("-") || cursor.tokens.some((token) => token.tokenType === Dash));
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
  report(cursor, span, say("unexpected-text", "+"), fix);
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
    const { operator } = found;
    const isGrouping = isMixed(cursor) && !TRANSLATIONS.has(word);
    const isLoose = word === "nor" && (!cursor.items.some(({ type }) => type === "not") || !isOnlyConnector(cursor));
    const span = take(cursor, found.tokens);
    // `unless repeat and during_hours`: how much is taken out cannot be seen.
    const isOpen = (operator === "and not" || word === "but") && hasConnectorBehind(cursor);
    const rest = operator === "and not" && isOpen ? restOfGroup(cursor) : undefined;
    // `und` says no more than `and`, whatever stands behind it.
    const hasOperand = TRANSLATIONS.has(word) ? !isOperatorNext(cursor) : startsOperand(cursor);
    const isClear = !isLoose && hasOperand && (!isOpen || rest !== undefined || (word === "but" && isGrouping));
    const isChoice = isGrouping || rest !== undefined;
    const choose = isChoice ? groupings : plainFixes;
    const fixes = isClear ? choose(cursor, span, operator, rest) : [];
    return readAs(cursor, operator, span, say("unknown-operator", textAt(cursor, span), operator), ...fixes);
  },
};

function isOfConnector({ image }: IToken): boolean {
  return connectorIn(image) !== undefined;
}

/** Whether an operator connects what follows in the same group. */
function hasConnectorBehind({ tokens, position }: Cursor): boolean {
  let depth = 0;
  for (let index = position; index < tokens.length && depth >= 0; index += 1) {
    const token = tokens[index];
    if (token?.tokenType === LeftParenthesis) depth += 1;
    else if (token?.tokenType === RightParenthesis) depth -= 1;
    else if (depth === 0 && token !== undefined && isOfConnector(token)) return true;
  }
  return false;
}

/** More of a group is not looked through. */
const LONGEST_REST = 100;

/** What is left of the group, where it is made of terms and operators alone. */
function restOfGroup(cursor: Cursor): Span | undefined {
  const next = { ...cursor };
  let depth = 0;
  while (peek(next) !== undefined && !(depth === 0 && at(next, RightParenthesis))) {
    if (at(next, LeftParenthesis)) depth += 1;
    if (at(next, RightParenthesis)) depth -= 1;
    const isPart = at(next, [
      LeftParenthesis,
      RightParenthesis,
      Brackets,
      Text,
      And,
      Or,
      Not,
      Equal,
      NotEqual,
      Contains,
      Present,
    ]);
    const count = termAt(next)?.tokens ?? (isPart ? 1 : 0);
    if (count === 0 || next.position - cursor.position > LONGEST_REST) return undefined;
    take(next, count);
  }
  return { start: peek(cursor)?.startOffset ?? 0, end: previousEnd(next) };
}

/** Whether no other operator connects anything: then nothing else can be meant together. */
function isOnlyConnector({ tokens }: Cursor): boolean {
  return tokens.filter(isOfConnector).length === 1;
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
function groupings(cursor: Cursor, span: Span, operator: Operator, rest: Span | undefined): readonly FixDraft[] {
  const { items, source } = cursor;
  const from = items.findLastIndex(({ type }) => type === "open");
  const start = items[from]?.span.end ?? items.find(({ type }) => type !== "unreadable")?.span.start ?? 0;
  const last = items.findLast(({ type }) => type === "operand" || type === "close");
  const before = { start, end: Math.min(span.start, last?.span.end ?? span.start) };
  const own: Part[] = [{ start, end: span.start }];
  // Without an `or` in front of it, everything there is joined with it in any case.
  const fronts: readonly [title: string, parts: readonly Part[]][] = items.slice(from + 1).some(isOr)
    ? [
        ["Everything in front of it, ", ["(", before, ")", { start: before.end, end: span.start }]],
        ["Only the term in front of it, ", own],
      ]
    : [["", own]];
  const behind = { start: span.end, end: rest?.start ?? span.end };
  const rests: readonly [title: string, parts: readonly Part[]][] =
    rest === undefined
      ? [[" \u2026", []]]
      : [
          [" everything behind it", [behind, "(", rest, ")"]],
          [" the next term only", [behind, rest]],
        ];
  const whole = { start, end: rest?.end ?? span.end };
  const text = withSpaces(source, span, operator);
  return fronts.flatMap(([front, first]) =>
    rests.map(([end, last]) => asAlternative(rewrite(`${front}\`${operator}\`${end}`, whole, ...first, text, ...last))),
  );
}

function isOr({ type }: Item): boolean {
  return type === "or";
}

/** `… then record`: the rest of the sentence; `if mobile then repeat`: nobody but its author knows what it asks for. */
export const thenWord: Habit = {
  where: "operator",
  read(cursor) {
    const word = imageAt(cursor);
    if (!/^then$/i.test(word)) return false;
    let count = 1;
    while (count < 6 && at(cursor, Word, count)) count += 1;
    const hasTerm = Array.from({ length: count - 1 }, (_, index) => index + 1).some(
      (index) => termAt(ahead(cursor, index)) !== undefined,
    );
    if (hasTerm) return readAs(cursor, "and", take(cursor), say("unknown-operator/then", word));
    if (peek(cursor, count) !== undefined) return false;
    const span = take(cursor, count);
    report(cursor, span, say("unexpected-text/directive", textAt(cursor, span)), removal(cursor.source, span));
    return true;
  },
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
    if (!NOT_WORDS.has(wordAt(cursor))) return false;
    const count = at(cursor, Dash, 1) ? 2 : 1;
    const next = ahead(cursor, count);
    if (termAt(next) === undefined && !at(next, LeftParenthesis) && fillersAt(next) === 0) return false;
    const isOpen = isFirstOfSeveral(cursor);
    const said = say("unknown-operator", imageAt(cursor), "not");
    const span = take(cursor, count);
    const fix = respell(withSpaceAfter(cursor.source, span), "not ");
    return readAs(cursor, "not", span, said, ...(isOpen ? [] : [fix]));
  },
};

/** `no mobile and repeat`: whether it denies the first of several terms or all of them cannot be seen. */
function isFirstOfSeveral(cursor: Cursor): boolean {
  const isFirst = !cursor.items.some(({ type }) => type !== "unreadable");
  const word = wordAt(cursor);
  const isPaired = cursor.tokens.some(({ image }) => /^nor$/i.test(image));
  if (word === "neither") return !isPaired || !isOnlyConnector(cursor);
  return isFirst && hasConnectors(cursor) && word !== "non";
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
    // `not mobile/repeat`: both may be denied.
    const isOpen = isSlash && cursor.items.some(({ type }) => type === "not");
    const said = say("unknown-operator", textAt(cursor, span), operator);
    return readAs(cursor, operator, span, said, ...(isOpen ? [] : [fix]));
  },
};
