import type { Condition } from "./tree.js";

/**
 * Operands for one list: operands of the same kind give way to their own operands, so that the tree is flat.
 *
 * @param operands - `undefined` stands for one that is not there
 */
export function flatOperands(kind: "and" | "or", operands: readonly (Condition | undefined)[]): Condition[] {
  const flat: Condition[] = [];
  for (const operand of operands) {
    if (operand === undefined) continue;
    if (operand.kind === kind) for (const inner of operand.operands) flat.push(inner);
    else flat.push(operand);
  }
  return flat;
}

/**
 * Joins operands like the builders, but takes a list of any length, and checks nothing.
 *
 * @param operands - `undefined` stands for one that is not there
 * @returns a single operand as it is; undefined when there is none
 */
export function joined(kind: "and" | "or", operands: readonly (Condition | undefined)[]): Condition | undefined {
  const flat = flatOperands(kind, operands);
  return flat.length > 1 ? { kind, operands: flat } : flat[0];
}
