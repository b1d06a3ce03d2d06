import type { FixDraft } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { LeftParenthesis } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { at, type Cursor, imageAt, report, take, tokensOf, wordAt } from "../source/cursor.js";
import { addOperand } from "../source/items.js";
import { rewrite, textAt } from "../source/spans.js";
import { connectorIn } from "../words/operators.js";
import { unquoted } from "../words/quotes.js";
import type { Habit } from "./habit.js";
import { argumentsAt } from "./functions.js";
import { BLANK_TEST } from "./groups.js";
import { TRUTH_WORDS } from "./truth-tests.js";

/** What a choice comes to: parts of the source, and what is written between them. */
type Meaning = readonly (string | Span)[];

/** `IF(mobile, TRUE, FALSE)`, `XOR(mobile, repeat)`: functions of spreadsheets that choose between their arguments. */
export const choosingFunction: Habit = {
  where: "operand",
  read(cursor, readAll) {
    const isXor = wordAt(cursor) === "xor";
    if (!(isXor || /^(?:iif|if|wenn|si)$/.test(wordAt(cursor))) || !at(cursor, LeftParenthesis, 1)) return false;
    const { parts, count } = argumentsAt(cursor);
    const spans = parts.map(({ span }) => span);
    const meaning = isXor ? eitherOf(spans.map((span) => operandOf(cursor, span))) : branchesOf(cursor, spans);
    if (meaning === undefined) return false;
    const said = say("function-call/choice", imageAt(cursor));
    const whole = take(cursor, count);
    addOperand(cursor, whole);
    // `IF(mobile, "cell", "other")` gives names.
    const isNamed = meaning.some((part) => typeof part !== "string" && /^["'\u2018-\u201f]/.test(textAt(cursor, part)));
    report(cursor, whole, said, ...(isNamed ? [] : writtenOut(cursor, whole, ["(", ...meaning, ")"])));
    // What is read in an argument belongs to it alone.
    const own = { ...cursor, position: 0, directives: [], groups: [] };
    for (const { tokens, span } of parts) {
      if (!isNamed && meaning.includes(span)) readAll({ ...own, tokens, items: [{ type: "open", span: whole }] });
    }
    return true;
  },
};

/** One of two, but not both. */
function eitherOf([first, second, ...others]: readonly Meaning[]): Meaning | undefined {
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  return [...first, " and not ", ...second, " or not ", ...first, " and ", ...second];
}

/** What is to be done where a condition holds, and where it does not. */
function branchesOf(cursor: Cursor, spans: readonly Span[]): Meaning | undefined {
  const [first, second, third, ...others] = spans.map((span) => operandOf(cursor, span));
  if (first === undefined || second === undefined || third === undefined || others.length > 0) return undefined;
  const [, then, otherwise] = spans.map((span) => decisionIn(textAt(cursor, span)));
  const not = (then ?? otherwise === false) ? [] : ["not "];
  if (then !== undefined && otherwise !== undefined) return then === otherwise ? undefined : [...not, ...first];
  if (then !== undefined) return [...not, ...first, then ? " or " : " and ", ...third];
  if (otherwise !== undefined) return [...not, ...first, otherwise ? " or " : " and ", ...second];
  return [...first, " and ", ...second, " or not ", ...first, " and ", ...third];
}

/** A part of the source as an operand: in parentheses where something connects in it. */
function operandOf({ source }: Cursor, span: Span): Meaning {
  return tokensOf(source, span).some(({ image }) => connectorIn(image)) ? ["(", span, ")"] : [span];
}

const RECORD = /^(?:record(?:ed)?|keep|wahr|verdadero|vrai)$/;
const SKIP = /^(?:|skip|ignore|(?:do not|don['\u2019]?t|not|no) record(?:ed|ing)?|falsch|falso|faux)$/;

/** Whether calls are recorded by a branch that says no more than that; undefined for a condition. */
function decisionIn(text: string): boolean | undefined {
  const said = unquoted(text).trim().toLowerCase();
  if (RECORD.test(said)) return true;
  return SKIP.test(said) ? false : TRUTH_WORDS.get(said);
}

/**
 * Fixes that write a choice with `and`, `or` and `not`; what is needed a second time is copied as it stands. Of a choice of choices the
 * inner ones come first: copies of them would grow with every round.
 */
function writtenOut(cursor: Cursor, whole: Span, meaning: Meaning): readonly FixDraft[] {
  const copies: string[] = [];
  const parts = meaning.map((part, index) => {
    if (typeof part === "string" || meaning.indexOf(part) === index) return part;
    const copy = textAt(cursor, part);
    copies.push(copy);
    return copy;
  });
  const isOpen = copies.some((text) => /\b(?:iif|if|wenn|si|xor)\b/i.test(text));
  if (isOpen || BLANK_TEST.test(textAt(cursor, whole))) return [];
  return [rewrite("Write it with `and`, `or` and `not`", whole, ...parts)];
}
