import { duringHours, type Found, readText, type Terms } from "@recond/campaign";
import { type Flag, parse, type Predicate, predicatesOf } from "@recond/parser";
import type { PayloadSubject } from "../../../../rule/payload-subject.js";
import { type PlacedPredicate, predicatesIn } from "../../helpers/predicates-in.js";

/** `during_hours` in a condition, and what the campaign makes of it. */
export interface UseOfHours extends PlacedPredicate<Flag> {
  readonly holds: ReturnType<typeof duringHours>;
}

/** Each `during_hours` in the conditions of a payload. */
export function duringHoursIn(payload: PayloadSubject): readonly UseOfHours[] {
  const holds = new Map<Terms, UseOfHours["holds"]>();
  return predicatesIn(payload, isDuringHours).map((use) => {
    const { terms } = use.place;
    const known = holds.get(terms) ?? duringHours(terms);
    holds.set(terms, known);
    return { ...use, holds: known };
  });
}

/** Whether a predicate is `during_hours`. */
export function isDuringHours(predicate: Predicate): predicate is Flag {
  return predicate.kind === "flag" && predicate.name === "during_hours";
}

/** The condition of the present campaign that has `during_hours`, which a request body leaves as it is while it may change the hours. */
export function presentUseOfHours({ findSetting }: Terms): Found | undefined {
  return ["call_recording_condition", "whisper_prompt_condition"]
    .flatMap((name) => findSetting(name) ?? [])
    .find(({ node, isOwn }) => !isOwn && asksForHours(readText(node) ?? ""));
}

function asksForHours(source: string): boolean {
  const { valid, condition = null } = parse(source);
  return valid && predicatesOf(condition).some(isDuringHours);
}
