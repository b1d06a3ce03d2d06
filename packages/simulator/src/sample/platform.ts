import { duringHoursAt, phoneFacts } from "@recond/campaign";
import { type CallContext, compile, type OtherReadings } from "@recond/evaluator";
import { customDataAskedFor, predicatesOf } from "@recond/parser";
import { createOffsetAt, span } from "./calendar.js";
import type { SampledRow } from "./row.js";
import type { SampledCampaign } from "./sampled-campaign.js";

/** What the platform knows when it decides on a recording. */
export type KnownCall = Pick<
  SampledRow,
  "start" | "phone" | "keys" | "affiliate" | "media" | "promo" | "customData"
> & {
  /** When the caller called before. */
  readonly before: number | undefined;
  readonly isHidden: boolean;
};

/** What the platform makes of a call. */
export interface Verdict {
  readonly isDuringHours: boolean | null;
  readonly repeat: boolean;
  readonly isRecorded: boolean;
}

/** The platform, as far as recordings go: every fact is known to it. */
export function createPlatform(
  campaign: SampledCampaign,
  fields: readonly string[],
  readings: OtherReadings,
): (call: KnownCall) => Verdict {
  const { terms, recordsCalls } = campaign;
  const isMet = compile(campaign.condition, { readings });
  const isWithin = createInterval(campaign, readings);
  const named = customDataAskedFor(predicatesOf(campaign.condition));
  const places = fields.flatMap((field, index) => (named.has(field) ? [[field, index] as const] : []));
  return (call) => {
    const { start, before, phone } = call;
    const isSomebody = !call.isHidden || readings.R15 === "unavailable-repeats";
    const repeat = isSomebody && before !== undefined && isWithin(before, start);
    const during = duringHoursAt(terms, start, readings);
    // Without a prototype, a field named `__proto__` is one like any other.
    const custom: Record<string, string | null> = { __proto__: null };
    for (const [field, index] of places) custom[field] = call.customData[index] ?? null;
    const facts: CallContext = {
      during_hours: during,
      repeat,
      ...phoneFacts(phone, readings),
      pressed: call.keys.length === 0 ? [] : [call.keys.join(" ")],
      affiliate_name: call.affiliate,
      media_type: call.media,
      promo_number_description: call.promo,
      custom_data: custom,
    };
    const isRecorded = recordsCalls && isMet(facts) === true;
    return { isDuringHours: during ?? null, repeat, isRecorded };
  };
}

/** Whether a call is near enough to the one before to make the caller a repeat caller ([R15]). */
function createInterval(
  { repeatDays, zone }: SampledCampaign,
  { R15 }: OtherReadings,
): (before: number, start: number) => boolean {
  const longest = repeatDays * span.day;
  if (R15 === "window-open") return (before, start) => start - before < longest;
  if (R15 !== "local-days") return (before, start) => start - before <= longest;
  const offsetAt = createOffsetAt(zone);
  const day = (moment: number): number => Math.floor((moment + offsetAt(moment)) / span.day);
  return (before, start) => day(start) - day(before) <= repeatDays;
}
