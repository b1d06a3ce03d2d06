import type { Meaning, Undecided } from "@recond/analyzer";
import { pathText, type Step } from "@recond/campaign";
import type { Condition } from "@recond/parser";
import type { PayloadSubject, PlacedCondition } from "../../../../rule/payload-subject.js";
import { conditionThere } from "./condition-there.js";
import { ownTrees } from "../../helpers/steps.js";

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
  /** What is left of it when the keys are known that lead here. */
  readonly there: Meaning | Undecided;
  /** The decisions on the way to this one, from the outside in. */
  readonly above: readonly Taken[];
  /** All steps on the way, from the outside in. */
  readonly steps: readonly Step[];
}

/** The decisions of all trees of a payload, those above before those below. */
export function decisionsIn(payload: PayloadSubject): readonly Decision[] {
  const places = new Map(payload.conditions.map((place) => [pathText(place.path), place]));
  return ownTrees(payload).flatMap((root) => decisionsBelow(root, places));
}

function decisionsBelow(root: Step, places: ReadonlyMap<string, PlacedCondition>): readonly Decision[] {
  const decisions: Decision[] = [];
  const visit = (step: Step, above: readonly Taken[], steps: readonly Step[]): void => {
    const found = conditionAt(step, places);
    const decision = found && { ...found, step, there: conditionThere(root, step, found.condition), above, steps };
    if (decision !== undefined) decisions.push(decision);
    for (const [index, child] of step.children.entries()) {
      const isBranch = decision !== undefined && index < 2;
      visit(child, isBranch ? [...above, { decision, isMet: index === 0 }] : above, [...steps, step]);
    }
  };
  visit(root, [], []);
  return decisions;
}

/** The valid condition of a node; undefined for nodes that have none. */
function conditionAt(
  { condition: found }: Step,
  places: ReadonlyMap<string, PlacedCondition>,
): Pick<Decision, "place" | "condition"> | undefined {
  if (found?.isOwn !== true) return undefined;
  const place = places.get(pathText(found.path));
  return place?.condition && { place, condition: place.condition };
}
