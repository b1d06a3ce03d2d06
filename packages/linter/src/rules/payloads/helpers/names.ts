import { lettersOf, nearest } from "@recond/parser";
import { type JsonNode, writtenNames } from "@recond/campaign";

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
const stepNames: readonly string[] = ["node_type", "children", "condition", "keypress_failover_type"];

/** Names of a campaign that are about something else; a payload that has one of them is about a campaign all the same. */
export const otherNames: readonly string[] = [
  "custom_data_dictionary",
  "budget_activities",
  "advertiser_campaign_id_from_network",
];

/** What is likely a name of its own, although it is near one that is documented. */
const likelyNames: ReadonlySet<string> = new Set(["advertiser_payout", "affiliate_payin"]);

/**
 * Finds the documented names that were meant by others.
 *
 * @returns gives the name that was meant; undefined for documented names and for those that resemble none
 */
export function namesLike(documented: readonly string[]): (name: string) => string | undefined {
  const all = new Set([...documented, ...likelyNames]);
  const byLetters = new Map(documented.map((name) => [lettersOfPath(name), name]));
  const byAlias = new Map([...aliases].filter(([, name]) => all.has(name)));
  return (name) => {
    if (all.has(name)) return undefined;
    const letters = lettersOfPath(name);
    const exact = byLetters.get(letters) ?? byAlias.get(letters);
    return exact ?? byLetters.get(nearest(letters, byLetters.keys()) ?? "");
  };
}

/** What settings are called by those who remember what they are for, without what naming styles differ in. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["condition", "call_recording_condition"],
  ["recordingcondition", "call_recording_condition"],
  ["recordcondition", "call_recording_condition"],
  ["recordcallscondition", "call_recording_condition"],
  ["whispercondition", "whisper_prompt_condition"],
]);

/** The name that is nearest to a text, whatever its letter case. */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const lower = names.map((name) => name.toLowerCase());
  const similar = nearest(text, lower);
  return similar === undefined ? undefined : names[lower.indexOf(similar)];
}

/** `lettersOf` a name with dots, as those who write paths into names have. */
export function lettersOfPath(name: string): string {
  return lettersOf(name.replaceAll(".", ""));
}

/** Gives the documented name that was meant by another one; undefined for documented names and for those that resemble none. */
export type MeantName = (name: string) => string | undefined;

/** For the names in the terms of a response. */
export const meantInTerms: MeantName = namesLike([...termsNames, ...recordingNames]);

/** For the names in `ivr_tree`. */
export const meantInTree: MeantName = namesLike([...treeNames, ...termsNames]);

/** For the names of a node of the IVR tree. */
export const meantInStep: MeantName = namesLike(stepNames);

/** For the names in an object that holds pay policies. */
export const meantInPolicies: MeantName = namesLike(["policies"]);

/** For the names of a pay policy. */
export const meantInPolicy: MeantName = namesLike(["condition"]);

/** For the names of a campaign. Settings may stand by themselves, without `ivr_tree`. */
export const meantInCampaign: MeantName = namesLike([
  ...versionNames,
  "custom_data_dictionary",
  ...treeNames,
  ...termsNames,
]);

/** Whether a name was meant by one that is written: of what is misspelt, nobody needs to hear that it is missing. */
export function hasMisspelt(object: JsonNode, meant: MeantName, documented: string): boolean {
  return writtenNames(object).some(({ name }) => meant(name) === documented);
}
