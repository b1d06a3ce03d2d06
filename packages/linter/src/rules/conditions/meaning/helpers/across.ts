import type { Condition, Span } from "@recond/parser";
import { type ConditionSubject, placeOf } from "../../../../rule/condition-subject.js";
import { inParentheses } from "../../../../edits/drop-operand.js";
import { parenthesesIn } from "../../../../edits/parentheses.js";

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
