import { requireTerms } from "./json/located.js";
import { readText } from "./json/scalars.js";
import type { Terms } from "./terms.js";

/** Whether a campaign tracks which keys are pressed: not at all, during the call only, or for good. */
export type CallActivityTracking = "NoTracking" | "PurgeActivityOnCallImport" | "SaveActivityOnCallImport";

/**
 * Whether the campaign tracks which keys are pressed: otherwise `pressed[…]` has nothing to go by.
 *
 * @returns the documented default, `NoTracking`, when a campaign does not say; undefined when that is unknown: of a request body that is
 * not complete, of settings by themselves, and where something else stands in its place
 */
export function callActivityTracking(terms: Terms): CallActivityTracking | undefined {
  requireTerms(terms);
  const found = terms.findSetting("call_activity_tracking");
  if (found === undefined || found.node.type === "null") {
    const isWhole = terms.isComplete && terms.form !== "settings";
    return isWhole ? "NoTracking" : undefined;
  }
  const text = readText(found.node);
  return trackings.find((each) => each === text);
}

const trackings: readonly CallActivityTracking[] = [
  "NoTracking",
  "PurgeActivityOnCallImport",
  "SaveActivityOnCallImport",
];
