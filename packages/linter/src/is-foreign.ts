import type { Finding } from "./rule/finding.js";

/**
 * Whether a text has nothing to do with campaigns, so that it is not to be linted if nobody named it: other JSON that lies in the same
 * folder. What names a setting anywhere is not foreign: it may be a campaign that is broken, or put into something else.
 *
 * @param text - JSON, or something like it
 * @param findings - what `lintPayload` found in it
 */
export function isForeign(text: string, findings: readonly Finding[]): boolean {
  // Of a campaign within something else the path leads there.
  if (findings.some(({ code, path }) => code === "not-a-campaign" && path.length === 0)) return true;
  const isBroken = findings.some(({ code }) => code === "json-syntax");
  return isBroken && text.trim() !== "" && !CAMPAIGN_NAMES.some((name) => text.includes(name));
}

/** What stands in every campaign that sets or returns a condition. */
const CAMPAIGN_NAMES = ["ivr_tree", "call_recording_condition", "record_calls", "current_terms", "future_terms"];
