import type { Finding } from "./rule/finding.js";
import {
  lettersOfPath,
  namesLike,
  otherNames,
  termsNames,
  treeNames,
  versionNames,
} from "./rules/payloads/helpers/names.js";

/**
 * Whether a text has nothing to do with campaigns, so that it is not to be linted if nobody named it: other JSON that lies in the same
 * folder. What names a setting anywhere is not foreign: it may be a campaign that is broken, or put into something else.
 */
export function isForeign(text: string, findings: readonly Finding[]): boolean {
  // The path of a campaign within something else leads there.
  if (findings.some(({ code, path }) => code === "not-a-campaign" && path.length === 0)) return true;
  const isBroken = findings.some(({ code }) => code === "json-syntax");
  return isBroken && text.trim() !== "" && !CAMPAIGN_NAMES.some((name) => text.includes(name));
}

/**
 * Whether a text is about a campaign beyond doubt: one of its names is a campaign's, as it is or misspelt. Other JSON has `condition`,
 * `hours`, `timezone` and `root` as well, and a program that lists files to look at lists many that are no campaigns.
 */
export function isSurelyCampaign(text: string): boolean {
  if (isEvidenceText(text)) return false;
  if (CAMPAIGN_NAMES.some((name) => text.includes(name))) return true;
  const written = new Set([...text.matchAll(/"([\w .-]{6,60})"\s*:/g)].map(([, name = ""]) => name));
  return [...written].some((name) => TELLING_NAMES.has(name) || meantName(name) !== undefined);
}

const CONFUSABLE: ReadonlySet<string> = new Set(["hours", "timezone", "root"]);

const OWN_NAMES = [...versionNames, ...termsNames, ...treeNames, ...otherNames].filter((name) => !CONFUSABLE.has(name));

const TELLING_NAMES: ReadonlySet<string> = new Set(OWN_NAMES);

/** `condition` alone may be a condition of anything. */
const likelyName = namesLike(OWN_NAMES);
const meantName = (name: string): string | undefined =>
  lettersOfPath(name) === "condition" ? undefined : likelyName(name);

/** What stands in every campaign that sets or returns a condition. */
const CAMPAIGN_NAMES = ["ivr_tree", "call_recording_condition", "record_calls", "current_terms", "future_terms"];

/** Whether a text is what `recond prove` writes down, which tells of campaigns and is none. */
export function isEvidenceText(text: string): boolean {
  return /^\s*\{\s*"evidence"\s*:/.test(text);
}
