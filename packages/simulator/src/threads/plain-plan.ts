import type { Found } from "@recond/campaign";
import type { Plan, PlannedCampaign } from "../replay/plan.js";

/** A plan as plain data, which can be handed to another thread. */
export interface PlainPlan extends Omit<Plan, "campaigns"> {
  readonly campaigns: readonly PlainCampaign[];
}

interface PlainCampaign extends Omit<PlannedCampaign, "terms"> {
  readonly terms: PlainTerms | undefined;
}

interface PlainTerms {
  readonly isComplete: boolean;
  readonly found: ReadonlyMap<string, Found>;
}

/** What is read of terms to tell when a campaign is open. */
const NAMES = ["operating_24_7", "hours", "timezone"];

/** What another thread must know of a plan. */
export function toPlainPlan({ campaigns, ...plan }: Plan): PlainPlan {
  return { ...plan, campaigns: campaigns.map(({ terms, ...campaign }) => ({ ...campaign, terms: plainTerms(terms) })) };
}

function plainTerms(terms: PlannedCampaign["terms"]): PlainTerms | undefined {
  if (terms === undefined) return undefined;
  const found = new Map<string, Found>();
  for (const name of NAMES) {
    const value = terms.find(name);
    if (value !== undefined) found.set(name, value);
  }
  return { isComplete: terms.isComplete, found };
}

/** The plan, in another thread. */
export function fromPlainPlan({ campaigns, ...plan }: PlainPlan): Plan {
  return {
    ...plan,
    campaigns: campaigns.map(({ terms, ...campaign }) => ({
      ...campaign,
      terms: terms && { isComplete: terms.isComplete, find: (name) => terms.found.get(name) },
    })),
  };
}
