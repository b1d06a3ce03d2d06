import { type Condition, oppositeTest, type Predicate } from "@recond/parser";

/**
 * The test that says what another says behind `not`, and is easier to read.
 *
 * @returns undefined where there is none; `=` behind `not` is as easy to read as `!=`
 */
export function plainerTest(node: Condition): Predicate | undefined {
  return node.kind === "comparison" && node.operator === "=" ? undefined : oppositeTest(node);
}
