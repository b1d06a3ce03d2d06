import { factName } from "@recond/evaluator";
import { type Condition, predicatesOf } from "@recond/parser";
import type { FactColumns } from "./sql/columns.js";
import { isUnmapped } from "./sql/predicates.js";

/**
 * The facts that conditions ask for and no column holds: in SQL they are unknown for every call.
 *
 * @returns as they are named in messages, each once
 */
export function unmappedFacts(conditions: readonly (Condition | null)[], facts: FactColumns): readonly string[] {
  const asked = conditions.flatMap((condition) => (condition === null ? [] : predicatesOf(condition)));
  return [...new Set(asked.filter((each) => isUnmapped(each, facts)).map(factName))];
}
