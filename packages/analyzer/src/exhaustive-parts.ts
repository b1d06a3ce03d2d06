import { type Condition, joined, not } from "@recond/parser";
import { satisfiable } from "./satisfiable.js";
import type { AnalyzerOptions } from "./search/answers.js";

/**
 * The parts of a condition of which one always holds, by themselves the reason why the condition does.
 *
 * @param condition - that every call meets
 * @returns operands of the outermost `or`, as few as will do; the condition itself when that cannot be said of operands alone
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function exhaustiveParts(condition: Condition, options: AnalyzerOptions = {}): readonly Condition[] {
  if (condition.kind !== "or") return [condition];
  const operands = new Map(condition.operands.map((operand) => [negated(operand), operand]));
  const found = satisfiable(joined("and", [...operands.keys()]) ?? null, options);
  if (found.answer !== false || found.isSmallest === false) return [condition];
  const parts = found.conflict.map((node) => operands.get(node));
  return parts.includes(undefined) ? [condition] : parts.filter((part) => part !== undefined);
}

/** Without a double negation, which the conflict would not name. */
function negated(operand: Condition): Condition {
  return operand.kind === "not" ? operand.operand : not(operand);
}
