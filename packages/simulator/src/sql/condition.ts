import type { Condition } from "@recond/parser";
import { predicateSql, type Writing } from "./predicates.js";

/** A condition as a boolean expression. SQL's `AND`, `OR` and `NOT` are Kleene's already. */
export function conditionSql(condition: Condition | null, writing: Writing): string {
  if (condition === null) return "TRUE";
  switch (condition.kind) {
    case "and":
      return joinedSql(condition.operands, " AND ", writing);
    case "or":
      return joinedSql(condition.operands, " OR ", writing);
    case "not":
      return `(NOT ${conditionSql(condition.operand, writing)})`;
    default:
      return predicateSql(condition, writing);
  }
}

function joinedSql(operands: readonly Condition[], operator: string, writing: Writing): string {
  return `(${operands.map((operand) => conditionSql(operand, writing)).join(operator)})`;
}
