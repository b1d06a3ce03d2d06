import { type Condition, fieldText } from "@recond/parser";

/**
 * The text field that a predicate tests, or the predicate behind a row of `not`.
 *
 * @returns as it is written; undefined for anything else
 */
export function testedField(node: Condition): string | undefined {
  if (node.kind === "not") return testedField(node.operand);
  return node.kind === "comparison" || node.kind === "presence" ? fieldText(node.field) : undefined;
}
