import { vocabulary } from "@recond/parser";

/**
 * The names in the first object of a text: the whole of it, the first of a list, the first line of NDJSON. The text may break off
 * anywhere, so that its beginning is enough; a string that is not closed is all of the rest.
 *
 * @returns the names as they are written; none when the text begins with no object
 */
export function firstNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  if (!/^\s*\[?\s*\{/.test(text)) return names;
  let depth = 0;
  for (const [token, name] of text.matchAll(/"((?:[^"\\]|\\.)*)"(?=\s*:)|"(?:[^"\\]|\\.)*"|"[^]*|[{}]/g)) {
    if (token === "{") depth += 1;
    else if (token === "}") depth -= 1;
    else if (depth === 1 && name !== undefined) names.add(name);
    if (depth === 0) break;
  }
  return names;
}

/** Whether an object with these names is a campaign: they are names that no call has. */
export function areOfCampaign(names: ReadonlySet<string>): boolean {
  return CAMPAIGN_NAMES.some((name) => names.has(name));
}

/** Whether an object with these names is a call, a row of the platform's reports, or its answer about calls in progress. */
export function areOfCalls(names: ReadonlySet<string>): boolean {
  return !areOfCampaign(names) && CALL_NAMES.some((name) => names.has(name));
}

const CAMPAIGN_NAMES = ["ivr_tree", "record_calls", "call_recording_condition", "current_terms", "future_terms"];

const REPORT_NAMES = ["transaction_id", "complete_call_id", "call_record_id", "current_calls", "calling_phone_number"];

/** All facts of a call but custom data, which a campaign may have as well. */
const CALL_NAMES = [...REPORT_NAMES, ...vocabulary.map(({ fact }) => fact).filter((name) => name !== "custom_data")];
