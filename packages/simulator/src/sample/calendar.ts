import { createWallClock, isOvernight, readHours, type Terms, weekdays } from "@recond/campaign";
import type { Random } from "./random.js";

/** An hour of a log: so many calls come in it in comparison with other hours. */
export interface Hour {
  /** Its first moment, in milliseconds since 1970. */
  readonly start: number;
  /** By how many milliseconds the clock at the campaign is before UTC. */
  readonly offset: number;
  readonly weight: number;
  /** Seconds of the hour in which the campaign opens or closes, and those before and after. */
  readonly edges: readonly number[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HOURS_OF_DAY = 24;
const SECONDS_OF_DAY = 86_400;

/** How many calls come at each hour of a day, and on each day of a week from Monday on. */
const byHour = [3, 2, 1, 1, 2, 5, 14, 34, 62, 88, 100, 96, 78, 84, 92, 94, 88, 80, 66, 50, 36, 24, 13, 6];
const byDay = [112, 108, 104, 100, 96, 62, 34];

/**
 * The hours of a log, by the clock at the campaign.
 *
 * @param date - the first day, as `Date.UTC` has its beginning
 */
export function hoursOf(terms: Terms, zone: string, date: number, days: number): readonly Hour[] {
  const clock = createWallClock(zone);
  const offsetAt = createOffsetAt(zone);
  const first = date - offsetAt(date - offsetAt(date));
  const edges = edgesOf(terms);
  return Array.from({ length: days * HOURS_OF_DAY }, (_, index) => {
    const start = first + index * HOUR;
    const { weekday, second } = clock(start);
    const weight = (byHour[Math.floor(second / 3600)] ?? 1) * (byDay[weekday] ?? 1);
    const inHour = edges.flatMap((edge) => {
      const since = (edge - weekday * SECONDS_OF_DAY - second + 7 * SECONDS_OF_DAY) % (7 * SECONDS_OF_DAY);
      return since < 3600 ? [since] : [];
    });
    return { start, offset: offsetAt(start), weight, edges: inHour };
  });
}

/** By how many milliseconds a clock is before UTC at a moment. */
export function createOffsetAt(zone: string): (moment: number) => number {
  const clock = createWallClock(zone);
  const week = 7 * SECONDS_OF_DAY;
  return (moment) => {
    const utc = Math.floor(moment / 1000);
    const { weekday, second } = clock(moment);
    const shown = weekday * SECONDS_OF_DAY + second;
    const meant = ((Math.floor(utc / SECONDS_OF_DAY) + 3) % 7) * SECONDS_OF_DAY + (utc % SECONDS_OF_DAY);
    return 1000 * (((shown - meant + 1.5 * week) % week) - week / 2);
  };
}

/** The seconds of a week around each opening and closing. */
function edgesOf(terms: Terms): readonly number[] {
  const hours = readHours(terms);
  if (hours === undefined) return [];
  const week = 7 * SECONDS_OF_DAY;
  const edges = weekdays.flatMap((name, index) => {
    const day = hours[name];
    if (day.is !== "open") return [];
    const midnight = index * SECONDS_OF_DAY;
    const close = midnight + day.close + (isOvernight(day) ? SECONDS_OF_DAY : 0);
    return [midnight + day.open, close].flatMap((edge) => [edge - 1, edge, edge + 1]);
  });
  return edges.map((edge) => (edge + week) % week);
}

/** The moments of so many calls in an hour, in whole seconds, in order. */
export function momentsIn(hour: Hour, count: number, random: Random): number[] {
  const seconds = Array.from({ length: count }, () => random.below(3600));
  return seconds.toSorted((a, b) => a - b).map((second) => hour.start + second * 1000);
}

/** The first moment behind the last hour. */
export function endOf(hours: readonly Hour[]): number {
  return (hours.at(-1)?.start ?? 0) + HOUR;
}

/** Which hour a moment lies in, from 0. */
export function hourAt(hours: readonly Hour[], moment: number): number {
  return Math.floor((moment - (hours[0]?.start ?? 0)) / HOUR);
}

/** So many milliseconds. */
export const span: { readonly hour: number; readonly day: number } = { hour: HOUR, day: DAY };
