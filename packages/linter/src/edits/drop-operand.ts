import { type And, bindsLooser, type Condition, type Edit, type Or, type Span } from "@recond/parser";
import { type ConditionSubject, placeOf } from "../rule/condition-subject.js";
import { apart, parenthesesIn, pastBlanks, pastBlanksBackwards } from "./between-words.js";

/**
 * The edit that takes an operand out of its `and` or `or`; all else stays as it is written, but for parentheses and pairs of `not` that
 * are left over.
 *
 * @returns undefined for a node that is no operand of an `and` or `or`
 */
export function dropOperand(subject: ConditionSubject, node: Condition): Edit | undefined {
  const parent = subject.parents.get(node);
  if (parent?.kind !== "and" && parent?.kind !== "or") return undefined;
  const [other, ...more] = parent.operands.filter((operand) => operand !== node);
  if (other === undefined) return undefined;
  return more.length === 0
    ? collapse(subject, parent, other)
    : { span: withItsOperator(subject.source, parent, node), text: "" };
}

/** The other of two operands takes the place of both. */
function collapse({ source, parents }: ConditionSubject, parent: And | Or, other: Condition): Edit {
  let [place, left]: [Condition, Condition] = [parent, other];
  let around = parents.get(place);
  while (around?.kind === "not" && left.kind === "not") {
    [place, left] = [around, left.operand];
    around = parents.get(place);
  }
  const { start, end } = placeOf(left);
  const span = around === undefined ? placeOf(place) : inParentheses(source, placeOf(place));
  const text = source.slice(start, end);
  const isGroup = around !== undefined && bindsLooser(left.kind, around.kind);
  return { span, text: apart(source, span, isGroup ? `(${text})` : text) };
}

/** A part of a condition with the innermost parentheses around it, if it stands in some alone. */
function inParentheses(source: string, { start, end }: Span): Span {
  const open = pastBlanksBackwards(source, start) - 1;
  const close = pastBlanks(source, end);
  return source[open] === "(" && source[close] === ")" ? { start: open, end: close + 1 } : { start, end };
}

/** With all parentheses around it alone; its own place where there are none. */
export function withParentheses(source: string, node: Condition): Span {
  let span = placeOf(node);
  for (;;) {
    const wider = inParentheses(source, span);
    if (wider.start === span.start) return span;
    span = wider;
  }
}

/** An operand with the operator on that side of it where no parenthesis stands between the two: it belongs to other operands, too. */
function withItsOperator(source: string, { kind, operands }: And | Or, node: Condition): Span {
  const { start, end } = withParentheses(source, node);
  const index = operands.indexOf(node);
  const before = operands[index - 1];
  const operator = before === undefined ? -1 : source.lastIndexOf(kind, start - 1);
  if (operator !== -1 && pastBlanks(source, operator + kind.length) === start) {
    return { start: pastBlanksBackwards(source, operator), end };
  }
  const next = source.indexOf(kind, end);
  return { start, end: pastBlanks(source, next + kind.length) };
}

/**
 * The place from the first of some parts of a condition to the last.
 *
 * @param parts - operands of its `and`s, in source order
 * @returns undefined where parentheses would be cut through
 */
export function placeAcross({ source }: ConditionSubject, parts: readonly Condition[]): Span | undefined {
  // An `or` within an `and` stands in parentheses.
  const places = parts.map((part) => (part.kind === "or" ? inParentheses(source, placeOf(part)) : placeOf(part)));
  const [start, end] = [places[0]?.start, places.at(-1)?.end];
  if (start === undefined || end === undefined) return undefined;
  const isInside = (offset: number): boolean => offset >= start && offset < end;
  return parenthesesIn(source).some(
    ({ open, close }) => isInside(open) !== isInside(close) && !(open < start && close >= end),
  )
    ? undefined
    : { start, end };
}
