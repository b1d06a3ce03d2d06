import {
  type DayHours,
  type Found,
  readBoolean,
  readHours,
  type Terms,
  type Weekday,
  weekdays,
} from "@recond/campaign";
import type { PayloadSubject } from "../../../../rule/payload-subject.js";
import type { LintOptions } from "../../../../rule/options.js";

/** A day of the week with its hours. */
export type NamedDay = DayHours & { readonly day: Weekday };

/** Hours that stand in a payload. */
export interface OwnHours {
  readonly terms: Terms;
  readonly hours: Found;
  /** From Monday on. */
  readonly days: readonly NamedDay[];
  /** Whether the campaign is open around the clock, so that the hours mean nothing. */
  readonly isUnused: boolean;
}

/** The hours that stand in a payload: not those of the present campaign that completes it. */
export function ownHours({ terms }: PayloadSubject): readonly OwnHours[] {
  return terms.flatMap((each) => {
    const hours = each.find("hours");
    const byDay = readHours(each);
    if (hours?.isOwn !== true || byDay === undefined) return [];
    const isUnused = readBoolean(each.find("operating_24_7")?.node) === true;
    return [{ terms: each, hours, days: weekdays.map((day) => ({ ...byDay[day], day })), isUnused }];
  });
}

/**
 * Whether terms say by themselves all that there is to say: a response does, and a request body that is said to be complete. One that
 * the present campaign completes does not, nor do settings, which are part of a campaign.
 */
export function saysAll({ form }: Terms, { complete }: LintOptions): boolean {
  return form === "response" || (form === "request" && complete === true);
}

/** Whether a whole campaign is known, so that what is not found is not there: the terms say all, or the present campaign completes them. */
export function isWholeCampaign({ form, isComplete }: Terms): boolean {
  return isComplete && form !== "settings";
}
