import { isDeepStrictEqual } from "node:util";
import { knowledgeOf, type Terms } from "@recond/campaign";
import { plainValue } from "@recond/documents";
import { type CampaignKnowledge, type ReadingName, settledTruth } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, predicatesOf } from "@recond/parser";
import { campaignText } from "../campaign/campaign.js";
import type { Side } from "./side.js";

/** A predicate whose truth is the same for all calls of a campaign. */
export interface Settled {
  readonly predicate: string;
  readonly truth: boolean;
  /** Why, as part of a sentence. */
  readonly why: string;
  /** The readings that it rests on. */
  readonly rests: readonly ReadingName[];
}

/** What a campaign settles of a condition, each predicate once. */
export function settledIn(condition: Condition | null, known: CampaignKnowledge = {}): readonly Settled[] {
  const found = predicatesOf(condition).flatMap((node): readonly Settled[] => {
    const settled = settledTruth(node, known);
    if (settled === undefined) return [];
    return [{ predicate: format(node), truth: settled.is, why: settled.why, rests: settled.rests }];
  });
  return [...new Map(found.map((each) => [each.predicate, each])).values()];
}

/** The same in a sentence. */
export function settledSentence({ predicate, truth, why, rests }: Settled): string {
  return `${predicate} is always ${truth}: ${why}${rests.map((name) => ` [${name}]`).join("")}`;
}

/**
 * Two sides with what their campaigns settle. Where one says nothing of its hours or its IVR tree, they are those of the other: a condition
 * that is compared with a campaign is one for it, and a request body leaves unchanged what it does not name ([R2]).
 */
export function withKnowledge([a, b]: readonly [Side, Side]): readonly [Side, Side] {
  const [first, second] = [ownKnowledge(a), ownKnowledge(b)];
  return [
    { ...a, known: { ...second, ...first } },
    { ...b, known: { ...first, ...second } },
  ];
}

/** With a property, be it undefined, for what the side says something of. */
function ownKnowledge({ campaign }: Side): CampaignKnowledge {
  if (campaign === undefined) return {};
  const { duringHours, canPress } = knowledgeOf(campaign.facts);
  return {
    ...(hasHours(campaign.facts) && { duringHours }),
    ...(campaign.facts.steps() !== undefined && { canPress }),
  };
}

function hasHours(terms: Terms): boolean {
  return [terms.find("operating_24_7"), terms.find("hours")].some((found) => found !== undefined);
}

/** What `during_hours` goes by. */
const HOURS = ["operating_24_7", "timezone", "hours"];

/** A sentence where the two sides have other hours, and are compared as if they had not. */
export function unlikeHours([a, b]: readonly [Side, Side]): string | undefined {
  const [first, second] = [a.campaign, b.campaign];
  if (first === undefined || second === undefined || !readsHours(a) || !readsHours(b)) return undefined;
  const isAlike = HOURS.every((name) => {
    const [one, other] = [first, second].map(({ facts }) => facts.find(name)?.node);
    return isDeepStrictEqual(one && plainValue(one), other && plainValue(other));
  });
  if (isAlike || !hasHours(first.facts) || !hasHours(second.facts)) return undefined;
  return `${campaignText(first)} and ${campaignText(second)} have other hours, or another time zone. Which calls that makes a difference for is not compared.`;
}

/** Whether it depends on the hours which calls the side records. */
function readsHours({ condition, known = {} }: Side): boolean {
  return predicatesOf(condition).some(
    (each) => each.kind === "flag" && each.name === "during_hours" && settledTruth(each, known) === undefined,
  );
}
