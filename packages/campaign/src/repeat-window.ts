import type { Found } from "./json/located.js";
import type { Terms } from "./terms.js";

/** Over how many days `repeat` looks back where nobody has set that: what the documents give. */
export const DEFAULT_REPEAT_DAYS = 30;

/** Where a campaign says over how many days `repeat` looks back. */
export function repeatWindowIn({ find, findInCampaign }: Terms): Found | undefined {
  return find("repeat_window_days") ?? findInCampaign("repeat_window_days");
}
