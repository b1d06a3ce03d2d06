import type { Predicate } from "@recond/parser";
import type { PayloadSubject, PlacedCondition } from "../../../rule/payload-subject.js";
import { forEachPredicate } from "./ivr/predicates.js";

/** A leaf of a condition in a payload. */
export interface PlacedPredicate<Kind extends Predicate = Predicate> {
  readonly place: PlacedCondition;
  readonly predicate: Kind;
}

/**
 * The predicates of one kind in the valid conditions of a payload.
 *
 * @returns condition by condition, in the order of each
 */
export function predicatesIn<Kind extends Predicate>(
  { conditions }: PayloadSubject,
  is: (predicate: Predicate) => predicate is Kind,
): readonly PlacedPredicate<Kind>[] {
  const found: PlacedPredicate<Kind>[] = [];
  for (const place of conditions) {
    const { parsed } = place;
    if (parsed?.valid !== true || !parsed.condition) continue;
    forEachPredicate(parsed.condition, (predicate) => {
      if (is(predicate)) found.push({ place, predicate });
    });
  }
  return found;
}
