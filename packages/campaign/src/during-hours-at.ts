import { type DayHours, duringHours, isOvernight, readHours, type Weekday, weekdays } from "./hours.js";
import { readBoolean, readText } from "./json/scalars.js";
import type { Terms } from "./terms.js";
import { timeZoneOf } from "./time-zones.js";
import { createWallClock, type WallTime } from "./wall-clock.js";

const known = new WeakMap<Terms, (epochMs: number) => boolean | undefined>();

/**
 * Whether `during_hours` holds for a call that comes in at an instant, by the hours and the time zone of its campaign ([R16]).
 *
 * @param terms - of the campaign; what they say is read once
 * @param epochMs - when the call started, in milliseconds since 1970
 * @returns undefined where that is unknown: without a time zone or hours, on a day that the hours say nothing of, or where the terms leave
 *   open whether the campaign is open around the clock
 * @throws RangeError when `epochMs` is no instant of a `Date`
 */
export function duringHoursAt(terms: Terms, epochMs: number): boolean | undefined {
  const before = known.get(terms);
  if (before !== undefined) return before(epochMs);
  const open = createOpening(terms);
  known.set(terms, open);
  return open(epochMs);
}

function createOpening(terms: Terms): (epochMs: number) => boolean | undefined {
  const always = duringHours(terms);
  if (always === "always" || always === "never") return () => always === "always";
  const hours = readHours(terms);
  const zone = timeZoneOf(readText(terms.find("timezone")?.node) ?? "");
  if (hours === undefined || zone === undefined) return () => undefined;
  const clock = createWallClock(zone);
  const allDay = terms.find("operating_24_7");
  const mayBeAllDay = readBoolean(allDay?.node) === "unclear" || (allDay === undefined && !terms.isComplete);
  return (epochMs) => {
    const isOpen = isOpenAt(hours, clock(epochMs));
    return isOpen === false && mayBeAllDay ? undefined : isOpen;
  };
}

function isOpenAt(hours: Readonly<Record<Weekday, DayHours>>, { weekday, second }: WallTime): boolean | undefined {
  const [today, yesterday] = [weekdays[weekday], weekdays[(weekday + 6) % 7]];
  if (today === undefined || yesterday === undefined) return undefined;
  const own = isInDay(hours[today], second);
  const before = isPastMidnight(hours[yesterday], second);
  if (own === true || before === true) return true;
  return own === undefined || before === undefined ? undefined : false;
}

/** Whether a second of a day lies in that day's hours, or in what they leave open. */
function isInDay(day: DayHours, second: number): boolean | undefined {
  if (day.is !== "open") return day.is === "closed" ? false : undefined;
  return day.open <= second && (second < day.close || day.close < day.open);
}

/** Whether a second of a day lies in the hours of the day before, which may run past midnight. */
function isPastMidnight(before: DayHours, second: number): boolean | undefined {
  if (before.is === "unknown") return undefined;
  return before.is === "open" && isOvernight(before) && second < before.close;
}
