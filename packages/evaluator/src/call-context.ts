import { isRecord } from "@recond/parser";
/**
 * The facts of one call, under the names of the documents (section 6). A fact that is not there is unknown, and so is one whose value
 * is `undefined`.
 */
export interface CallContext {
  /** Whether the call came in during the campaign's hours. */
  readonly during_hours?: boolean | undefined;
  /** Whether the caller already called this campaign in its repeat interval. */
  readonly repeat?: boolean | undefined;
  /** Whether the caller uses a landline phone; `true` makes a missing `mobile` false ([R14]). */
  readonly landline?: boolean | undefined;
  /** Whether the caller uses a mobile phone; `true` makes a missing `landline` false ([R14]). */
  readonly mobile?: boolean | undefined;
  /** Whether the caller chose to receive a text message (routing and payout conditions). */
  readonly sms_sent?: boolean | undefined;
  /** The key paths taken, such as `["1 1 2"]`; `[]` when the caller pressed nothing. */
  readonly pressed?: readonly string[] | undefined;
  /** The affiliate's name; `null` when there is none. */
  readonly affiliate_name?: string | null | undefined;
  /** The media type of the promo number called; `null` when there is none. */
  readonly media_type?: string | null | undefined;
  /** The description of the promo number called; `null` when there is none. */
  readonly promo_number_description?: string | null | undefined;
  /** The custom data by partner name. A name that is not there has no value, nor has one with `null`; only own properties count ([R13]). */
  readonly custom_data?: Readonly<Record<string, string | null | undefined>> | undefined;
  /** The names of the campaign's regions that the caller calls from ([R18]; routing and payout conditions). */
  readonly qualified_regions?: readonly string[] | undefined;
  /** How long the whole call took, in seconds (payout conditions). */
  readonly duration?: number | undefined;
  /** How long the call was connected, in seconds (payout conditions). */
  readonly connect_duration?: number | undefined;
  /** Facts that are unknown although they look given: a key of this object, `custom_data[NAME]` or `pressed[KEYS]`. */
  readonly unknown?: readonly string[] | undefined;
}

/** The name of a fact: a key of the call context. */
export type FactKey = Exclude<keyof CallContext, "unknown">;

/** What kind of value each fact has. Everything that reads facts follows this table. */
export const FACTS: Readonly<Record<FactKey, "boolean" | "paths" | "text" | "texts" | "names" | "seconds">> = {
  during_hours: "boolean",
  repeat: "boolean",
  landline: "boolean",
  mobile: "boolean",
  sms_sent: "boolean",
  pressed: "paths",
  affiliate_name: "text",
  media_type: "text",
  promo_number_description: "text",
  custom_data: "texts",
  qualified_regions: "names",
  duration: "seconds",
  connect_duration: "seconds",
};

/** Whether a name is a key of the call context that holds a fact. */
export function isFactKey(name: string): name is FactKey {
  return Object.hasOwn(FACTS, name);
}

/**
 * What gives the facts of a call: the value itself, or an object without properties for what is no object. What all objects inherit is no fact
 * of a call, so where they inherit one, as nothing but a fault of a program has it, the own properties are copied.
 */
export function factsIn(call: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(call)) return NOTHING;
  return isAnyInherited(Object.prototype) ? { __proto__: null, ...call } : call;
}

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({ __proto__: null });

/** Each name is written out, as the engine then knows the answer beforehand. */
function isAnyInherited(all: CallContext & object): boolean {
  return (
    all.during_hours !== undefined ||
    all.repeat !== undefined ||
    all.landline !== undefined ||
    all.mobile !== undefined ||
    all.sms_sent !== undefined ||
    all.pressed !== undefined ||
    all.affiliate_name !== undefined ||
    all.media_type !== undefined ||
    all.promo_number_description !== undefined ||
    all.custom_data !== undefined ||
    all.qualified_regions !== undefined ||
    all.duration !== undefined ||
    all.connect_duration !== undefined ||
    all.unknown !== undefined
  );
}
