import { isDeepStrictEqual } from "node:util";
import { callActivityTracking, knowledgeOf, repeatWindowIn, type Terms } from "@recond/campaign";
import { plainValue } from "@recond/documents";
import { type CampaignKnowledge, settledTruth } from "@recond/evaluator";
import { predicatesOf } from "@recond/parser";
import { campaignText, type ReadCampaign } from "../campaign/read-campaign.js";
import type { Side } from "./side.js";

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

/** What a term goes by beside the call. */
interface Ground {
  readonly term: string;
  /** Undefined of a campaign that says nothing of it. */
  readonly of: (campaign: ReadCampaign) => unknown;
  /** What campaigns have where it differs. */
  readonly other: string;
}

const GROUNDS: readonly Ground[] = [
  {
    term: "during_hours",
    of: ({ facts }) =>
      hasHours(facts)
        ? ["operating_24_7", "timezone", "hours"].map((name) => {
            const node = facts.find(name)?.node;
            return node && plainValue(node);
          })
        : undefined,
    other: "other hours, or another time zone",
  },
  {
    term: "repeat",
    of: ({ facts, repeatWindowDays }) =>
      facts.form === "response" || repeatWindowIn(facts) !== undefined ? repeatWindowDays : undefined,
    other: "other days over which `repeat` looks back (`repeat_window_days`)",
  },
  {
    term: "pressed",
    of: ({ facts }) => {
      const tracking = callActivityTracking(facts);
      return tracking && tracking === "NoTracking";
    },
    other: "another `call_activity_tracking`, by which `pressed[…]` goes",
  },
];

/** A sentence for each thing that a term of both sides goes by and that the two sides have otherwise: they are compared as if they had not. */
export function unlikeGrounds([a, b]: readonly [Side, Side]): readonly string[] {
  const [first, second] = [a.campaign, b.campaign];
  if (first === undefined || second === undefined) return [];
  return GROUNDS.flatMap(({ term, of, other }) => {
    const [one, another] = [of(first), of(second)];
    const isTold = one !== undefined && another !== undefined && asksFor(a, term) && asksFor(b, term);
    if (!isTold || isDeepStrictEqual(one, another)) return [];
    return [
      `${campaignText(first)} and ${campaignText(second)} have ${other}. Which calls that makes a difference for is not compared.`,
    ];
  });
}

/** Whether it depends on the term which calls the side records, and not on its campaign alone. */
function asksFor({ condition, known = {} }: Side, term: string): boolean {
  return predicatesOf(condition).some(
    (each) => (each.kind === "flag" ? each.name : each.kind) === term && settledTruth(each, known) === undefined,
  );
}
