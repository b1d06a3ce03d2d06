/** Under which names the rows of a call log say something: each list has the documented name first. */
export interface RowFields {
  /** What the log calls the call. */
  readonly id: readonly string[];
  /** What is the same for all rows of one call. */
  readonly callId: readonly string[];
  /** What kind of row it is: only a `Call` is a call. Rows of calls in progress have no such field. */
  readonly type: readonly string[];
  /** The id of the row that this one replaces. */
  readonly corrects: readonly string[];
  readonly caller: readonly string[];
  /** The moment at which the call started, in several ways of writing it: the first that the row carries counts. */
  readonly start: readonly string[];
  readonly phone: readonly string[];
  readonly repeat: readonly string[];
  /** The first, second, … key pressed. */
  readonly keys: readonly string[];
  /** The keys pressed, each once, as one text. */
  readonly uniqueKeys: readonly string[];
  readonly affiliate: readonly string[];
  readonly media: readonly string[];
  readonly promo: readonly string[];
  /** The ids of the campaign: one is the platform's, the other the network's own. */
  readonly campaignIds: readonly string[];
  readonly campaignName: readonly string[];
  /** The address of the recording, if there is one: what really happened. */
  readonly recording: readonly string[];
  readonly duration: readonly string[];
  /** Custom data as one value; what is in columns of its own is named by its partner name. */
  readonly customData: readonly string[];
  /** Documented names that no fact is read from: they are no custom data either. */
  readonly others: readonly string[];
}

/** The fields of the Transactions API (documented). */
export const transactionFields: RowFields = {
  id: ["transaction_id"],
  callId: ["complete_call_id"],
  type: ["transaction_type"],
  corrects: ["corrects_transaction_id"],
  caller: ["calling_phone_number"],
  start: ["start_time_utc", "start_time_xml", "start_time_local"],
  phone: ["mobile"],
  repeat: ["repeat_calling_phone_number"],
  keys: ["keypress_1", "keypress_2", "keypress_3", "keypress_4"],
  uniqueKeys: ["keypresses"],
  affiliate: ["affiliate_name"],
  media: ["media_type"],
  promo: ["promo_number_description"],
  campaignIds: ["advertiser_campaign_id", "advertiser_campaign_id_from_network"],
  campaignName: ["advertiser_campaign_name"],
  recording: ["recording"],
  duration: ["duration"],
  customData: ["custom_data"],
  others: ["payin_conditions"],
};

/** The fields of calls in progress (documented). */
export const currentCallFields: RowFields = {
  ...transactionFields,
  callId: ["call_record_id"],
  type: [],
  corrects: [],
  start: ["start_time"],
  phone: ["phone_type"],
  recording: [],
  duration: [],
  uniqueKeys: ["keypresses", "key presses"],
  others: [],
};

/** The types of rows that the Transactions API documents: only the first are calls. */
export const ROW_TYPES: readonly string[] = ["Call", "Post Call Event", "Reported Conversion", "Signal"];

/** All names that a table of fields has: every other column of a row is custom data, under its partner name. */
export function documentedNames(fields: RowFields): ReadonlySet<string> {
  return new Set(Object.values(fields).flat());
}
