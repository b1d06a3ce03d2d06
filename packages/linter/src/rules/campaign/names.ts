import { misspeltSetting } from "@recond/evaluator";
import { nearest } from "@recond/parser";

/** The versions of a campaign in a response. */
export const versionNames: readonly string[] = ["current_terms", "future_terms"];

/** What stands beside `ivr_tree`, and bears on conditions. */
export const factNames: readonly string[] = ["timezone", "operating_24_7", "hours", "named_regions"];

/** What a campaign's terms consist of, as far as conditions go. */
export const termsNames: readonly string[] = ["ivr_tree", ...factNames, "advertiser_payin", "affiliate_payout"];

/** What belongs in `ivr_tree`, and has no effect beside it or below it. */
export const recordingNames: readonly string[] = [
  "record_calls",
  "call_recording_condition",
  "whisper_prompt_condition",
  "call_activity_tracking",
];

/** What `ivr_tree` has that bears on what is recorded, played or asked. */
export const treeNames: readonly string[] = [
  ...recordingNames,
  "root",
  "whisper_prompt_text",
  "whisper_prompt_id_from_network",
];

/** What every node of the IVR tree has, and what decides which way a call takes. */
export const stepNames: readonly string[] = ["node_type", "children", "condition", "keypress_failover_type"];

/** Names of a campaign that are about something else; a payload that has one of them is about a campaign all the same. */
export const otherNames: readonly string[] = [
  "custom_data_dictionary",
  "budget_activities",
  "advertiser_campaign_id_from_network",
];

/** What is likely a name of its own, although it is near one that is documented. */
const likelyNames: ReadonlySet<string> = new Set(["advertiser_payout", "affiliate_payin"]);

/**
 * The documented name that was meant by another one.
 *
 * @param name - of a property
 * @param documented - the names that the property's object has
 * @returns undefined for documented names and for those that resemble none
 */
export function meantName(name: string, documented: readonly string[]): string | undefined {
  if (documented.includes(name) || likelyNames.has(name)) return undefined;
  const setting = misspeltSetting(name);
  if (setting !== undefined && documented.includes(setting)) return setting;
  const letters = lettersOf(name);
  const candidates = documented.map(lettersOf);
  const meant = candidates.includes(letters) ? letters : nearest(letters, candidates);
  return documented.find((each) => lettersOf(each) === meant);
}

/** A name without what naming styles differ in: `recordCalls`, `record-calls` and `Record Calls` are one. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, "");
}
