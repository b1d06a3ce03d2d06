import { requireTerms } from "./json/located.js";
import type { OtherReadings } from "@recond/evaluator";
import { type DayHours, duringHours, type OpenTerms, readHours, type Weekday, weekdays } from "./hours.js";
import { readBoolean } from "./json/scalars.js";
import { timeZoneIn } from "./time-zones.js";
import { createWallClock, type WallTime } from "./wall-clock.js";

const DAY = 86_400;

/** When a campaign is open, by the clock of its time zone ([R16]). */
export interface Opening {
  /** An IANA name. */
  readonly timeZone: string;
  /** Whether it is open when the clock shows that. */
  readonly isOpen: (wall: Omit<WallTime, "day">) => boolean | undefined;
}

/** How hours are read: ours, or another reading of [R16]. */
type Way = OtherReadings["R16"];

const known = new WeakMap<OpenTerms, Map<Way, OpenAt>>();

type OpenAt = (epochMs: number | undefined) => boolean | undefined;

/**
 * Whether `during_hours` holds for a call that comes in at an instant, by the hours and the time zone of its campaign ([R16]).
 *
 * @param terms - of the campaign; what they say is read once
 * @param epochMs - when the call started, in milliseconds since 1970; undefined where that is unknown, and only always and never can be told
 * @param readings - other readings in the place of ours, of which [R16] counts
 * @returns undefined where that is unknown: without a time zone or hours, on a day that the hours say nothing of, or where the terms leave
 *   open whether the campaign is open around the clock
 * @throws RangeError when `epochMs` is no instant of a `Date`
 */
export function duringHoursAt(
  terms: OpenTerms,
  epochMs: number | undefined,
  readings?: OtherReadings,
): boolean | undefined {
  const way = readings?.R16;
  const before = known.get(terms)?.get(way);
  if (before !== undefined) return before(epochMs);
  const open = createOpening(terms, way);
  known.set(terms, new Map([...(known.get(terms) ?? []), [way, open]]));
  return open(epochMs);
}

function createOpening(terms: OpenTerms, way: Way): OpenAt {
  const opening = openingOf(terms, way);
  if (typeof opening !== "object") return () => opening;
  const clock = createWallClock(opening.timeZone);
  return (epochMs) => (epochMs === undefined ? undefined : opening.isOpen(clock(epochMs)));
}

/**
 * When a campaign is open, for those who ask of no single instant.
 *
 * @param way - another reading of [R16] in the place of ours
 * @returns a truth where it does not depend on the time: always, never, unknown
 */
export function openingOf(terms: OpenTerms, way?: Way): Opening | boolean | undefined {
  requireTerms(terms);
  // By our reading it is often known without the clock.
  const always = way === undefined ? duringHours(terms) : "unknown";
  if (always === "always" || always === "never") return always === "always";
  if (readBoolean(terms.find("operating_24_7")?.node) === true) return true;
  const hours = readHours(terms);
  const timeZone = timeZoneIn(terms);
  if (hours === undefined || timeZone === undefined) return undefined;
  const allDay = terms.find("operating_24_7");
  const mayBeAllDay = readBoolean(allDay?.node) === "unclear" || (allDay === undefined && !terms.isComplete);
  const isOpen: Opening["isOpen"] = (wall) => {
    const found = isOpenAt(hours, wall, way);
    return found === false && mayBeAllDay ? undefined : found;
  };
  return { timeZone, isOpen };
}

function isOpenAt(
  hours: Readonly<Record<Weekday, DayHours>>,
  { weekday, second }: Omit<WallTime, "day">,
  way: Way,
): boolean | undefined {
  const [today, yesterday] = [weekdays[weekday], weekdays[(weekday + 6) % 7]];
  if (today === undefined || yesterday === undefined) return undefined;
  // Where the closing second is inside, it is the second before that has to lie before the close.
  const past = way === "closing-inside" ? second - 1 : second;
  const own = isInDay(hours[today], second, past);
  const before = isPastMidnight(hours[way === "midnight-own-day" ? today : yesterday], past);
  if (own === true || before === true) return true;
  return own === undefined || before === undefined ? undefined : false;
}

/**
 * Whether a second of a day lies in that day's hours, as far as they go on that day.
 *
 * @param past - the second that must lie before the close
 */
function isInDay(day: DayHours, second: number, past: number): boolean | undefined {
  if (day.is !== "open") return day.is === "closed" ? false : undefined;
  return day.open <= second && (past < day.close || day.close < day.open);
}

/** Whether a second lies in what the hours of another day leave open past midnight: mostly nothing. */
function isPastMidnight(day: DayHours, past: number): boolean | undefined {
  if (day.is !== "open") return day.is === "closed" ? false : undefined;
  return past < (day.close < day.open ? day.close : day.close - DAY);
}
