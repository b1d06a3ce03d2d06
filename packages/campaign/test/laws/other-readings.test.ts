import { duringHoursAt, type Weekday, weekdays } from "@recond/campaign";
import type { OtherReadings } from "@recond/evaluator";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { responseOf } from "../support/campaigns.js";
import { newRuns } from "../../../parser/test/runs.js";

const DAY = 86_400;
/** A Monday at midnight, by UTC. */
const MONDAY = Date.UTC(2026, 10, 23) / 1000;

const HOUR = 3600;

/** Open and close, in seconds past midnight; null for a day that is closed. */
type Day = readonly [open: number, close: number] | null;

const days: fc.Arbitrary<Day> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.nat(23), fc.nat(24))
      .filter(([open, close]) => open !== close)
      .map(([open, close]): Day => [open * HOUR, close * HOUR]),
  },
);

/** The open hours of a week, as the words of each reading have them: first and last second, from Monday on, each perhaps in the next week. */
function intervals(
  week: readonly Day[],
  way: OtherReadings["R16"],
): readonly (readonly [first: number, last: number])[] {
  const found: (readonly [number, number])[] = [];
  for (const [index, day] of week.entries()) {
    if (day === null) continue;
    const [open, close] = day;
    const start = index * DAY;
    const last = way === "closing-inside" ? 0 : -1;
    if (close > open) found.push([start + open, start + close + last]);
    else if (way === "midnight-own-day") found.push([start + open, start + DAY - 1], [start, start + close - 1]);
    else found.push([start + open, start + DAY + close + last]);
  }
  return found;
}

function isOpen(week: readonly Day[], way: OtherReadings["R16"], second: number): boolean {
  return intervals(week, way).some(([first, last]) =>
    [second, second + 7 * DAY].some((moment) => first <= moment && moment <= last),
  );
}

function hoursOf(week: readonly Day[]): object {
  const entries = week.flatMap((day, index): (readonly [string, unknown])[] => {
    const name: Weekday = weekdays[index] ?? "monday";
    return day === null
      ? [[`${name}_closed`, true]]
      : [
          [`${name}_open`, day[0]],
          [`${name}_close`, day[1]],
        ];
  });
  return Object.fromEntries(entries);
}

const seconds = fc
  .tuple(fc.nat(7 * 24 - 1), fc.constantFrom(-1, 0, 1, 1800))
  .map(([hour, more]) => (hour * HOUR + more + 7 * DAY) % (7 * DAY));

it.each([undefined, "closing-inside", "midnight-own-day"] as const)(
  "during_hours by the reading %s is what its words say, second by second",
  (way) => {
    let told = 0;
    fc.assert(
      fc.property(
        fc.array(days, { minLength: 7, maxLength: 7 }),
        fc.array(seconds, { minLength: 10, maxLength: 10 }),
        (week, moments) => {
          const terms = responseOf({ timezone: "UTC", operating_24_7: false, hours: hoursOf(week) });
          for (const second of moments) {
            const given = duringHoursAt(terms, (MONDAY + second) * 1000, { R16: way });
            expect([week, second, given]).toEqual([week, second, isOpen(week, way, second)]);
            if (given !== duringHoursAt(terms, (MONDAY + second) * 1000)) told += 1;
          }
        },
      ),
      newRuns(75),
    );
    expect(told > 0).toBe(way !== undefined);
  },
);
