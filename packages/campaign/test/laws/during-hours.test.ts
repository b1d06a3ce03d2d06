import { duringHours, isOvernight, readHours, weekdays } from "@recond/campaign";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { responseOf } from "../support/campaigns.js";
import { newRuns } from "../../../parser/test/runs.js";

const QUARTER = 900;
const QUARTERS = 96;

/** What a day of `hours` says, as one writes it. */
interface Day {
  readonly open: number;
  readonly close: number;
  readonly closed: boolean | null;
}

const times = fc
  .record({ open: fc.nat(QUARTERS - 1), close: fc.nat(QUARTERS) })
  .filter(({ open, close }) => open !== close);
const openDays = times.map(({ open, close }): Day => ({ open: open * QUARTER, close: close * QUARTER, closed: null }));
/** Weeks without a gap are rare by chance. */
const longDays = fc.constantFrom<Day>(
  { open: 0, close: 86400, closed: false },
  { open: QUARTER, close: 0, closed: false },
  { open: 43200, close: 42300, closed: null },
);
const closedDays = openDays.map((day): Day => ({ ...day, closed: true }));
const knownDays = fc.oneof(longDays, openDays, closedDays);

/** Of a generator's days a week: all alike, all closed, or any. */
const knownWeeks = fc.oneof(
  fc.array(knownDays, { minLength: 7, maxLength: 7 }),
  fc.array(fc.oneof({ weight: 30, arbitrary: longDays }, openDays), { minLength: 7, maxLength: 7 }),
  fc.array(fc.oneof({ weight: 30, arbitrary: closedDays }, openDays), { minLength: 7, maxLength: 7 }),
);

function hoursOf(week: readonly (Day | undefined)[]): object {
  return Object.fromEntries(
    weekdays.flatMap((name, index): [string, unknown][] => {
      const day = week[index];
      if (day === undefined) return [];
      return [
        [`${name}_open`, day.open],
        [`${name}_close`, day.close],
        [`${name}_closed`, day.closed],
      ];
    }),
  );
}

/** The language reference's words, moment by moment: a day's hours are its own, and past midnight those of the day before. */
function isOpenAt(week: readonly Day[], index: number, second: number): boolean {
  const today = week[index];
  const yesterday = week[(index + 6) % 7];
  if (today === undefined || yesterday === undefined) throw new Error("seven days");
  const runsOver = (day: Day): boolean => day.close < day.open;
  const isOfToday = today.closed !== true && second >= today.open && (second < today.close || runsOver(today));
  return isOfToday || (yesterday.closed !== true && runsOver(yesterday) && second < yesterday.close);
}

function sampled(week: readonly Day[]): "always" | "never" | "sometimes" {
  const moments = week.flatMap((_, index) =>
    Array.from({ length: QUARTERS }, (__, quarter) => isOpenAt(week, index, quarter * QUARTER)),
  );
  if (moments.every(Boolean)) return "always";
  return moments.some(Boolean) ? "sometimes" : "never";
}

it("of a week of known days: what every quarter of an hour of it says", () => {
  fc.assert(
    fc.property(knownWeeks, (week) => {
      expect(duringHours(responseOf({ hours: hoursOf(week) }))).toBe(sampled(week));
    }),
    newRuns(500),
  );
});

it("of a week with unknown days: nothing that some hours of these days contradict", () => {
  const parts = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(knownWeeks, knownWeeks, parts, (week, possible, isUnknown) => {
      const written = week.map((day, index) => (isUnknown[index] === true ? undefined : day));
      const answer = duringHours(responseOf({ hours: hoursOf(written) }));
      const actual = sampled(week.map((day, index) => (isUnknown[index] === true ? (possible[index] ?? day) : day)));
      expect(["unknown", actual]).toContain(answer);
    }),
    newRuns(500),
  );
});

it("a day is overnight exactly when it is open at the next midnight of a week whose other days are closed", () => {
  fc.assert(
    fc.property(openDays, (monday) => {
      const week = weekdays.map((_, index): Day => (index === 0 ? monday : { open: 0, close: 0, closed: true }));
      const hours = readHours(responseOf({ hours: hoursOf(week) }));
      expect(hours && isOvernight(hours.monday)).toBe(isOpenAt(week, 1, 0));
    }),
  );
});
