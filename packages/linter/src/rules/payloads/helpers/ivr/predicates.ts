import { childrenOf, type Condition, type Predicate } from "@recond/parser";

/** Visits the leaves of a condition in source order. */
export function forEachPredicate(condition: Condition, visit: (predicate: Predicate) => void): void {
  if (condition.kind !== "and" && condition.kind !== "or" && condition.kind !== "not") return visit(condition);
  for (const child of childrenOf(condition)) forEachPredicate(child, visit);
}

/** Whether a condition has a leaf of some kind. */
export function reads(condition: Condition, is: (predicate: Predicate) => boolean): boolean {
  let found = false;
  forEachPredicate(condition, (predicate) => {
    found ||= is(predicate);
  });
  return found;
}
