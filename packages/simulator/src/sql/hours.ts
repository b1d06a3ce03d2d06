import { createWallClock, type Opening, openingOf, type OpenTerms, readHours, weekdays } from "@recond/campaign";
import type { Dialect } from "./dialects.js";

const DAY = 86_400;
const WEEK = 7 * DAY;

/** The first of January 1970 was a Thursday; weeks begin on Monday. The rest keeps numbers positive west of Greenwich. */
const MONDAY = WEEK + 3 * DAY;

/** The time for which the changes of a clock are written down, in epoch seconds: from `from` on, until before `until`. */
export interface ClockRange {
  readonly from: number;
  readonly until: number;
}

/** `during_hours` ([R16]), in two steps. */
export interface HoursSql {
  /** The moment of the campaign's week at which a call starts, on which the other builds; undefined where that does not matter. */
  readonly moment: string | undefined;
  /** Whether that is within the hours. */
  readonly isOpen: string;
}

/**
 * Whether a call starts within the hours of its campaign, as expressions. The clock is a list of the instants at which it is changed, made
 * here: engines have time-zone data of their own, which disagree. Before the first of the ranges and behind the last it is unknown.
 *
 * @param start - an expression: when the call starts, in whole units since 1970
 * @param unit - how many of them are a second
 * @param moment - what the first step is called in the second
 * @param ranges - in their order, and not one of them empty; between them no call starts
 */
export function duringHoursSql(
  terms: OpenTerms,
  { start, unit, moment }: { readonly start: string; readonly unit: number; readonly moment: string },
  ranges: readonly ClockRange[],
  dialect: Dialect,
): HoursSql {
  const opening = openingOf(terms);
  if (opening === undefined) return { moment: undefined, isOpen: dialect.unknown };
  if (typeof opening === "boolean") return { moment: undefined, isOpen: opening ? "TRUE" : "FALSE" };
  const local = `${start} + ${offsetSql(opening.timeZone, start, unit, ranges)} + ${MONDAY * unit}`;
  return {
    moment: dialect.remainder(local, WEEK * unit),
    isOpen: weekSql(weekOf(opening, terms), moment, unit),
  };
}

/** Part of a week, in seconds from its Monday, and whether the campaign is open then. */
interface WeekPart {
  readonly from: number;
  readonly until: number;
  readonly isOpen: boolean | undefined;
}

/** The week, cut where the hours of a day begin or end; parts of one truth joined. */
function weekOf({ isOpen }: Opening, terms: OpenTerms): readonly WeekPart[] {
  const hours = readHours(terms);
  const cuts = new Set([WEEK]);
  for (const [index, name] of weekdays.entries()) {
    cuts.add(index * DAY);
    const day = hours?.[name];
    if (day?.is !== "open") continue;
    cuts.add(index * DAY + day.open);
    cuts.add((index * DAY + day.close + (day.close < day.open ? DAY : 0)) % WEEK);
  }
  const parts: WeekPart[] = [];
  let from = 0;
  for (const until of [...cuts].toSorted((a, b) => a - b)) {
    if (until === from) continue;
    const before = parts.at(-1);
    const truth = isOpen({ weekday: Math.floor(from / DAY), second: from % DAY });
    if (before !== undefined && before.isOpen === truth) parts[parts.length - 1] = { ...before, until };
    else parts.push({ from, until, isOpen: truth });
    from = until;
  }
  return parts;
}

function weekSql(week: readonly WeekPart[], moment: string, unit: number): string {
  const whens = week.map(({ until, isOpen }) => `WHEN ${moment} < ${until * unit} THEN ${truthSql(isOpen)}`);
  return `CASE ${whens.join(" ")} END`;
}

function truthSql(truth: boolean | undefined): string {
  if (truth === undefined) return "NULL";
  return truth ? "TRUE" : "FALSE";
}

/** By how much the clock is before UTC; NULL outside the ranges. */
function offsetSql(timeZone: string, start: string, unit: number, ranges: readonly ClockRange[]): string {
  const whens = ranges
    .flatMap((range) => offsetsOf(timeZone, range))
    .map(({ until, offset }) => `WHEN ${start} < ${until * unit} THEN ${offset * unit}`);
  return `CASE WHEN ${start} < ${(ranges[0]?.from ?? 0) * unit} THEN NULL ${whens.join(" ")} END`;
}

/** How long a clock was not changed. */
interface Offset {
  /** In epoch seconds. */
  readonly until: number;
  /** In seconds before UTC. */
  readonly offset: number;
}

function offsetsOf(timeZone: string, { from, until }: ClockRange): readonly Offset[] {
  const clock = createWallClock(timeZone);
  const offsetAt = (second: number): number => {
    const wall = clock(second * 1000);
    return wall.day * DAY + wall.second - second;
  };
  const offsets: Offset[] = [];
  let offset = offsetAt(from);
  for (let second = from; second < until; second += DAY / 4) {
    const end = Math.min(second + DAY / 4, until);
    const next = offsetAt(end);
    if (next === offset) continue;
    offsets.push({ until: firstWith(second, end, (moment) => offsetAt(moment) !== offset), offset });
    offset = next;
  }
  return [...offsets, { until, offset }];
}

/** The first second of which something holds that does not hold of the one before all, and holds of the last. */
function firstWith(before: number, last: number, holds: (second: number) => boolean): number {
  let [low, high] = [before, last];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
