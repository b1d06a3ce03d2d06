import { decidesAlike } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { bindsLooser, type Condition, type Fix } from "@recond/parser";
import { type ConditionSubject, placeOf, type PlacedNode } from "../rule/condition-subject.js";
import { apart } from "./between-words.js";

/**
 * A fix that writes another part in the place of one. It is safe if the analyzer proves that both are decided alike for every call: then
 * they are wherever they stand, whatever else is changed.
 */
export function replacementFix(
  { source, nodeLimit }: ConditionSubject,
  title: string,
  { node, parent }: PlacedNode,
  replacement: Condition,
): Fix {
  const span = placeOf(node);
  const text = format(replacement);
  const isGroup = parent !== undefined && bindsLooser(replacement.kind, parent.kind);
  const { answer } = decidesAlike(node, replacement, { nodeLimit });
  return { title, safe: answer === true, edits: [{ span, text: apart(source, span, isGroup ? `(${text})` : text) }] };
}
