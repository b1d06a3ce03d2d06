import type { Condition } from "./tree.js";

/** How tightly each kind of node binds its operands, loosest first ([F]; `not`: [R3]). */
const PRECEDENCE: Readonly<Record<Condition["kind"], number>> = {
  or: 1,
  and: 2,
  not: 3,
  flag: 4,
  pressed: 4,
  comparison: 4,
  presence: 4,
  region: 4,
  duration: 4,
};

/** Whether a value is a kind of node. */
export function isKindOfNode(value: unknown): value is Condition["kind"] {
  return typeof value === "string" && Object.hasOwn(PRECEDENCE, value);
}

/** Whether a node must stand in parentheses where it is an operand. */
export function bindsLooser(operand: Condition["kind"], parent: Condition["kind"]): boolean {
  return PRECEDENCE[operand] < PRECEDENCE[parent];
}
