import { factName } from "@recond/evaluator";
import { checkCondition, type Condition, predicatesOf, requireList, requireObject } from "@recond/parser";
import type { FactColumns } from "./sql/columns.js";
import { isUnmapped } from "./sql/predicates.js";

/**
 * The facts that conditions ask for and no column holds: in SQL they are unknown for every call.
 *
 * @returns as they are named in messages, each once
 */
export function unmappedFacts(conditions: readonly (Condition | null)[], facts: FactColumns): readonly string[] {
  requireList("The conditions are a list", conditions);
  for (const condition of conditions) checkCondition(condition);
  requireObject("The facts of columns are an object", facts);
  const asked = conditions.flatMap((condition) => (condition === null ? [] : predicatesOf(condition)));
  return [...new Set(asked.filter((each) => isUnmapped(each, facts)).map(factName))];
}
