import { fieldText, quote } from "@recond/parser";
import { type ConditionSubject, placeOf } from "../../../../rule/condition-subject.js";
import { apart } from "../../../../edits/between-words.js";
import { suggestedFix } from "../../../../edits/rewrite.js";
import type { Fix } from "@recond/parser";
import type { WrittenText } from "../../helpers/texts-and-names.js";

/** A predicate in the place of another. */
export interface Replacement {
  /** As it is written in the condition, with `not` in front if need be. */
  readonly text: string;
  readonly fix: Fix;
}

/**
 * Another test of the same field. A `not` in front of the old one is taken in, so that never two of them meet.
 *
 * @param written - the text whose predicate gives way
 * @param isOpposite - whether the new test holds when the old one does not
 */
export function replaceTest(
  { source }: ConditionSubject,
  { node, parent }: WrittenText,
  test: string,
  isOpposite: boolean,
): Replacement {
  const isNegated = parent?.kind === "not";
  const text = `${isNegated === isOpposite ? "" : "not "}${fieldText(node.field)} ${test}`;
  const span = placeOf(isNegated ? parent : node);
  return { text, fix: suggestedFix(`Write ${quote(text)}`, span, apart(source, span, text)) };
}
