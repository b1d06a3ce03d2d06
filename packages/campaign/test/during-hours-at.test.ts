import { duringHoursAt } from "@recond/campaign";
import { describe, expect, it } from "vitest";
import { responseOf, termsOf } from "./support/campaigns.js";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Terms of a campaign in New York, closed on all days but those given. */
function campaign(days: Readonly<Record<string, readonly [open: number, close: number]>>, more: object = {}): object {
  const hours: Record<string, unknown> = {};
  for (const day of WEEKDAYS) {
    const [open, close] = days[day] ?? [];
    if (open === undefined) hours[`${day}_closed`] = true;
    else Object.assign(hours, { [`${day}_open`]: open, [`${day}_close`]: close });
  }
  return { timezone: "Eastern Time (US & Canada)", operating_24_7: false, hours, ...more };
}

const NINE_TO_FIVE = { monday: [32_400, 61_200] } as const;

describe("during_hours at an instant", () => {
  it.each([
    ["a second before it opens", "2026-11-23T13:59:59Z", false],
    ["the second in which it opens", "2026-11-23T14:00:00Z", true],
    ["the last second", "2026-11-23T21:59:59.999Z", true],
    ["the second in which it closes", "2026-11-23T22:00:00Z", false],
    ["in summer, an hour earlier by UTC", "2026-07-06T13:00:00Z", true],
    ["a day that is closed", "2026-11-24T15:00:00Z", false],
  ])("%s", (_name, time, expected) => {
    expect(duringHoursAt(responseOf(campaign(NINE_TO_FIVE)), Date.parse(time))).toBe(expected);
  });

  it.each([
    ["before midnight", "2026-11-24T04:59:00Z", true],
    ["behind midnight, on the next day", "2026-11-24T05:30:00Z", true],
    ["at the end of it", "2026-11-24T06:00:00Z", false],
    ["behind the midnight that begins the day", "2026-11-23T05:30:00Z", false],
  ])("hours that run past midnight, %s", (_name, time, expected) => {
    const terms = responseOf(campaign({ monday: [75_600, 3600] }));
    expect(duringHoursAt(terms, Date.parse(time))).toBe(expected);
  });

  it.each([
    ["hours that close at 0 end at midnight", [75_600, 0], "2026-11-24T04:59:59Z", true],
    ["and not a second later", [75_600, 0], "2026-11-24T05:00:00Z", false],
    ["86,400 is the end of the day", [0, 86_400], "2026-11-24T04:59:59Z", true],
  ] as const)("%s", (_name, monday, time, expected) => {
    expect(duringHoursAt(responseOf(campaign({ monday })), Date.parse(time))).toBe(expected);
  });

  it("on the night on which an hour comes twice, both are inside", () => {
    const terms = responseOf(campaign({ sunday: [3600, 7200] }));
    const times = ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-01T07:00:00Z"];
    expect(times.map((time) => duringHoursAt(terms, Date.parse(time)))).toEqual([true, true, false]);
  });

  it("an IANA name is a time zone as well", () => {
    const terms = responseOf(campaign(NINE_TO_FIVE, { timezone: "Europe/Berlin" }));
    expect(duringHoursAt(terms, Date.parse("2026-11-23T08:00:00Z"))).toBe(true);
  });

  it.each([
    ["without a time zone", { timezone: undefined }],
    ["in a time zone that there is not", { timezone: "Pacific" }],
    ["without hours", { hours: undefined }],
    ["on a day that the hours say nothing of", { hours: { tuesday_open: 0, tuesday_close: 3600 } }],
    ["where the day before may run into it", { hours: { monday_open: 0, monday_close: 3600 } }],
    [
      "where nobody knows whether it is always open",
      { operating_24_7: "perhaps", hours: { monday_closed: true, sunday_closed: true } },
    ],
  ])("is unknown %s", (_name, more) => {
    expect(duringHoursAt(responseOf(campaign(NINE_TO_FIVE, more)), Date.parse("2026-11-23T17:00:00Z"))).toBeUndefined();
  });

  it("is known whatever the time zone is where it is always open, or never", () => {
    const now = Date.now();
    expect(duringHoursAt(responseOf({ operating_24_7: true }), now)).toBe(true);
    expect(duringHoursAt(responseOf(campaign({}, { timezone: undefined })), now)).toBe(false);
  });

  it("a request body that does not deny it may be of a campaign that is open around the clock", () => {
    const { operating_24_7: _, ...body } = campaign(NINE_TO_FIVE) as { operating_24_7: boolean };
    const times = ["2026-11-23T14:00:00Z", "2026-11-24T14:00:00Z"];
    expect(times.map((time) => duringHoursAt(termsOf(body), Date.parse(time)))).toEqual([true, undefined]);
    expect(duringHoursAt(termsOf(body, { complete: true }), Date.parse("2026-11-24T14:00:00Z"))).toBe(false);
  });

  it.each([Number.NaN, Infinity])("%s is no time", (time) => {
    expect(() => duringHoursAt(responseOf(campaign(NINE_TO_FIVE)), time)).toThrow(RangeError);
  });
});
