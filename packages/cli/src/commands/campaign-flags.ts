import type { TermsName } from "@recond/campaign";
import type { CampaignChoice } from "../campaign/read-version.js";
import { FOR_ONE_FILE, requireOneInput } from "../input/read-text.js";
import { type ChoiceFlag, choiceFlag, type FlagsOf, requiredFlag, type ValueFlag, valueFlag } from "./flags.js";

/** The flags that say which settings decide. */
export type CampaignFlags = FlagsOf<typeof campaignFlags>;

/** How these flags are read and described; `decide` and `simulate` have them. */
export const campaignFlags: {
  readonly campaign: ReturnType<typeof requiredFlag>;
  readonly terms: ChoiceFlag<TermsName>;
  readonly current: ValueFlag<string>;
} = {
  campaign: requiredFlag(
    "FILE",
    "The campaign: an API request body or response, or its settings (`-`: standard input)",
  ),
  terms: choiceFlag(
    ["current", "future"],
    "Which terms of an API response count: the live ones (by default) or the staged ones (by default of the present campaign of a request)",
  ),
  current: valueFlag("FILE", "The campaign as the API returns it, for what a request body leaves unchanged"),
};

/**
 * The campaign that the flags choose.
 *
 * @throws UserError when two of them are standard input
 */
export function campaignChoice({ campaign, terms, current }: CampaignFlags, others: readonly string[]): CampaignChoice {
  requireOneInput([campaign, current, ...others], FOR_ONE_FILE);
  return { campaign, terms, current };
}
