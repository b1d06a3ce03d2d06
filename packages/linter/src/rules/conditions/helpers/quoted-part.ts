import { type Condition, quote } from "@recond/parser";
import { type ConditionSubject, placeOf } from "../../../rule/condition-subject.js";

/** More than a message shows of any text. */
const ENOUGH = 400;

/** A part of a condition as a message quotes it: as it is written, but on one line. */
export function quotedPart({ source }: ConditionSubject, node: Condition): string {
  const { start, end } = placeOf(node);
  // A text has no line breaks in it ([R6]), so these stand between words.
  return quote(source.slice(start, Math.min(end, start + ENOUGH)).replaceAll(/[ \t]*[\r\n]\s*/g, " "));
}
