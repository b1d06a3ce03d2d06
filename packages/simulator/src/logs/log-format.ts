import { vocabulary } from "@recond/parser";
import type { LogFormat } from "./log-rows.js";

/**
 * What rows with these names are. Names that only one kind of row has weigh more than names that several have.
 *
 * @returns undefined when no name is known
 */
export function formatOf(names: ReadonlySet<string>): LogFormat | undefined {
  return signs.find(([, own]) => own.some((name) => names.has(name)))?.[0];
}

/** Every name that the platform documents for a row, and every fact of a call context. */
export function knownNames(): readonly string[] {
  return signs.flatMap(([, names]) => names);
}

const OF_TRANSACTIONS = [
  "transaction_type",
  "complete_call_id",
  "start_time_utc",
  "start_time_local",
  "start_time_xml",
  "corrects_transaction_id",
  "advertiser_campaign_name",
  "payin_conditions",
  "recording",
];

const OF_CURRENT_CALLS = ["call_record_id", "start_time", "phone_type", "key presses"];

/** What both have; a list of transactions is what people save. */
const OF_BOTH = [
  "transaction_id",
  "calling_phone_number",
  "repeat_calling_phone_number",
  "keypress_1",
  "keypress_2",
  "keypress_3",
  "keypress_4",
  "keypresses",
  "advertiser_campaign_id",
  "advertiser_campaign_id_from_network",
];

/** Facts that rows of the platform have under the same name. */
const SHARED_FACTS: ReadonlySet<string> = new Set([
  "mobile",
  "affiliate_name",
  "media_type",
  "promo_number_description",
  "custom_data",
  "duration",
]);

const FACTS = [...new Set(vocabulary.map(({ fact }) => fact))];

const signs: readonly (readonly [LogFormat, readonly string[]])[] = [
  ["transactions", OF_TRANSACTIONS],
  ["call-contexts", FACTS.filter((fact) => !SHARED_FACTS.has(fact))],
  ["current-calls", OF_CURRENT_CALLS],
  ["transactions", OF_BOTH],
  ["call-contexts", FACTS],
];
