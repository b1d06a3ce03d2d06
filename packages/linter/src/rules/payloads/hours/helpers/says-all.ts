import type { Terms } from "@recond/campaign";
import type { LintOptions } from "../../../../rule/options.js";

/**
 * Whether terms say by themselves all that there is to say: a response does, and a request body that is said to be complete. One that
 * the present campaign completes does not, nor do settings, which are part of a campaign.
 */
export function saysAll({ form }: Terms, { complete }: LintOptions): boolean {
  return form === "response" || (form === "request" && complete === true);
}

/** Whether a whole campaign is known, so that what is not found is not there: the terms say all, or the present campaign completes them. */
export function isWholeCampaign({ form, isComplete }: Terms): boolean {
  return isComplete && form !== "settings";
}
