import { format } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import Logic, { type Formula } from "logic-solver";

/** The peer's name. */
export const LOGIC_SOLVER = "logic-solver";

/** Whether some truths of its predicates make a condition true, as logic-solver (MiniSat) finds it. */
export function canBeTrue(condition: Condition): boolean {
  const solver = new Logic.Solver();
  solver.require(formulaOf(condition));
  return solver.solve() !== null;
}

/** Whether two conditions are true for the same truths of their predicates. */
export function areEquivalent(a: Condition, b: Condition): boolean {
  const solver = new Logic.Solver();
  solver.require(Logic.xor(formulaOf(a), formulaOf(b)));
  return solver.solve() === null;
}

function formulaOf(node: Condition): Formula {
  if (node.kind === "not") return Logic.not(formulaOf(node.operand));
  if (node.kind === "and") return Logic.and(node.operands.map((operand) => formulaOf(operand)));
  if (node.kind === "or") return Logic.or(node.operands.map((operand) => formulaOf(operand)));
  return node.kind === "presence" && node.field.name === "custom_data" ? node.field.key : format(node);
}
