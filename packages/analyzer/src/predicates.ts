import type { Condition, Predicate } from "@recond/parser";

/** The distinct predicates. */
export function predicates(_condition: Condition | null): readonly Predicate[] {
  return [];
}

/** The distinct facts. */
export function facts(_condition: Condition | null): readonly string[] {
  return [];
}
