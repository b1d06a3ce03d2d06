import { duringHours, type Found, readText, type Terms } from "@recond/campaign";
import { type Flag, parse, type Predicate, predicatesOf, remembered } from "@recond/parser";
import type { PayloadSubject } from "../../../../rule/payload-subject.js";
import { placeOf } from "../../../../rule/condition-subject.js";
import type { FoundInPayload } from "../../../../rule/finding.js";
import { factPlace, foundAtName } from "../../helpers/found-at.js";
import { type PlacedPredicate, predicatesIn } from "../../helpers/steps.js";

/** `during_hours` in a condition, and what the campaign makes of it. */
export interface UseOfHours extends PlacedPredicate<Flag> {
  readonly holds: ReturnType<typeof duringHours>;
}

/** Each `during_hours` in the conditions of a payload. */
export function duringHoursIn(payload: PayloadSubject): readonly UseOfHours[] {
  const holds = new Map<Terms, UseOfHours["holds"]>();
  return predicatesIn(payload, isDuringHours).map((use) => ({
    ...use,
    holds: remembered(holds, use.place.terms, duringHours),
  }));
}

/** Whether a predicate is `during_hours`. */
export function isDuringHours(predicate: Predicate): predicate is Flag {
  return predicate.kind === "flag" && predicate.name === "during_hours";
}

/** The condition of the present campaign that has `during_hours`, which a request body leaves as it is while it may change the hours. */
function presentUseOfHours({ findSetting }: Terms): Found | undefined {
  return ["call_recording_condition", "whisper_prompt_condition"]
    .flatMap((name) => findSetting(name) ?? [])
    .find(({ node, isOwn }) => !isOwn && asksForHours(readText(node) ?? ""));
}

/**
 * What is found where the campaign's hours settle `during_hours`: of each use in the payload's conditions, and of what the payload sets
 * beside a condition of the present campaign.
 *
 * @param factOf - the fact that settles it
 */
export function* findSettled(
  payload: PayloadSubject,
  is: "always" | "never",
  factOf: (terms: Terms) => Found | undefined,
  messages: { readonly ofUse: (terms: Terms, where: string) => string; readonly ofFact: string },
): Iterable<FoundInPayload> {
  for (const { place, predicate, holds } of duringHoursIn(payload)) {
    if (holds !== is) continue;
    const fact = factOf(place.terms);
    const where = fact === undefined ? "" : ` (${factPlace(payload, fact)})`;
    yield payload.inPayload(place, { span: placeOf(predicate), message: messages.ofUse(place.terms, where) });
  }
  for (const terms of payload.terms) {
    const fact = factOf(terms);
    if (duringHours(terms) !== is || presentUseOfHours(terms) === undefined || fact?.isOwn !== true) continue;
    yield foundAtName(fact, messages.ofFact);
  }
}

function asksForHours(source: string): boolean {
  const { valid, condition = null } = parse(source);
  return valid && predicatesOf(condition).some(isDuringHours);
}
