import { comparison, type Condition, duration, type DurationOperator } from "@recond/parser";

const OPPOSITES: Readonly<Record<DurationOperator, DurationOperator | undefined>> = {
  ">": "<=",
  "<=": ">",
  "<": ">=",
  ">=": "<",
  "=": undefined,
};

/**
 * The test that says what another says behind `not`, and is easier to read.
 *
 * @param node - a part of a condition
 * @returns undefined where there is none; `=` behind `not` is as easy to read as `!=`
 */
export function oppositeTest(node: Condition): Condition | undefined {
  if (node.kind === "comparison") {
    return node.operator === "!=" ? comparison(node.field, "=", node.value) : undefined;
  }
  const operator = node.kind === "duration" ? OPPOSITES[node.operator] : undefined;
  return node.kind === "duration" && operator !== undefined ? duration(node.name, operator, node.seconds) : undefined;
}
