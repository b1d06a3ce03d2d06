import { factName } from "@recond/evaluator";
import { checkCondition, type Condition, type Predicate, predicatesOf } from "@recond/parser";
import { distinctLeaves } from "./calls/predicate-keys.js";

/**
 * The distinct predicates of a condition, each as it is written first, in source order. A predicate and its opposite count once:
 * `!=` as its `=`, `>` as its `<=`, `>=` as its `<`.
 *
 * @param condition - a tree of any vocabulary; the empty condition, `null`, has none
 * @returns nodes of the condition itself
 * @throws InvalidConditionError when `condition` is no tree within the language's limits, `undefined` included
 */
export function predicates(condition: Condition | null): readonly Predicate[] {
  checkCondition(condition);
  return [...distinctLeaves([condition]).values()];
}

/**
 * The distinct facts that a condition reads, in source order.
 *
 * @param condition - a tree of any vocabulary; the empty condition, `null`, reads none
 * @returns names such as `mobile`, `pressed[1 1]`, `custom_data[product]`, `qualified_regions`, `duration`
 * @throws InvalidConditionError when `condition` is no tree within the language's limits, `undefined` included
 */
export function facts(condition: Condition | null): readonly string[] {
  checkCondition(condition);
  return [...new Set(predicatesOf(condition).map(factName))];
}
