import { readSteps, type Step } from "@recond/campaign";
import type { PayloadSubject, PlacedCondition } from "../../../rule/payload-subject.js";
import { type Predicate, predicatesOf } from "@recond/parser";

/** The IVR trees that stand in a payload: not that of the present campaign that completes it. */
export function ownTrees({ terms }: PayloadSubject): readonly Step[] {
  return terms.flatMap((each) => {
    const root = readSteps(each);
    return root?.isOwn === true ? [root] : [];
  });
}

/** The nodes of these trees, a node before its children. */
export function ownSteps(payload: PayloadSubject): readonly Step[] {
  return ownTrees(payload).flatMap(stepsIn);
}

function stepsIn(root: Step): readonly Step[] {
  return [root, ...root.children.flatMap(stepsIn)];
}

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
