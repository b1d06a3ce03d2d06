import { pathText, type Step } from "@recond/campaign";
import type { Condition } from "@recond/parser";
import type { PayloadSubject, PlacedCondition } from "../../payload-subject.js";

/** A `Condition` node of an IVR tree that a call went through, and which way it took. */
export interface Taken {
  readonly decision: Decision;
  /** Whether the condition was met: the first child follows then, the second otherwise. */
  readonly isMet: boolean;
}

/** A `Condition` node of an IVR tree whose condition is valid. */
export interface Decision {
  readonly step: Step;
  readonly place: PlacedCondition;
  readonly condition: Condition;
  /** The decisions on the way to this one, from the outside in. */
  readonly above: readonly Taken[];
  /** Whether a text message may have been sent since the decision above: between the two lies a step that offers it. */
  readonly steps: readonly Step[];
}

/**
 * The decisions of a tree, those above before those below.
 *
 * @param root - the tree of a campaign
 * @param payload - the payload with its conditions
 */
export function decisionsIn(root: Step, payload: PayloadSubject): readonly Decision[] {
  const places = new Map(payload.conditions.map((place) => [pathText(place.path), place]));
  const found: Decision[] = [];
  const visit = (step: Step, above: readonly Taken[], steps: readonly Step[]): void => {
    const decision = decisionAt(step, above, steps, places);
    if (decision !== undefined) found.push(decision);
    for (const [index, child] of step.children.entries()) {
      const isBranch = decision !== undefined && index < 2;
      visit(child, isBranch ? [...above, { decision, isMet: index === 0 }] : above, [...steps, step]);
    }
  };
  visit(root, [], []);
  return found;
}

function decisionAt(
  step: Step,
  above: readonly Taken[],
  steps: readonly Step[],
  places: ReadonlyMap<string, PlacedCondition>,
): Decision | undefined {
  if (step.condition?.isOwn !== true) return undefined;
  const place = places.get(pathText(step.condition.path));
  const condition = place?.parsed?.valid === true ? place.parsed.condition : undefined;
  if (place === undefined || condition === undefined || condition === null) return undefined;
  return { step, place, condition, above, steps };
}
