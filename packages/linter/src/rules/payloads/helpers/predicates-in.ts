import { type Predicate, predicatesOf } from "@recond/parser";
import type { PayloadSubject, PlacedCondition } from "../../../rule/payload-subject.js";

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
  return conditions.flatMap((place) =>
    predicatesOf(place.condition ?? null)
      .filter(is)
      .map((predicate) => ({ place, predicate })),
  );
}
