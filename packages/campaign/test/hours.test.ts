import { type DayHours, duringHours, isOvernight, readHours, weekdays } from "@recond/campaign";
import { describe, expect, it } from "vitest";
import { responseOf, termsOf } from "./support/campaigns.js";

/** Monday of a campaign with these three values, the first two of which may be left out by `undefined`. */
function monday(open: unknown, close: unknown, closed?: unknown): DayHours {
  const hours = readHours(responseOf({ hours: { monday_open: open, monday_close: close, monday_closed: closed } }));
  if (hours === undefined) throw new Error("no hours");
  return hours.monday;
}

describe("a day", () => {
  it.each([
    [[32400, 75600, false], { is: "open", open: 32400, close: 75600 }],
    [[32400, 75600, null], { is: "open", open: 32400, close: 75600 }],
    [[32400, 75600], { is: "open", open: 32400, close: 75600 }],
    [["32400", "75600", "false"], { is: "open", open: 32400, close: 75600 }],
    [[32400, 75600, ""], { is: "open", open: 32400, close: 75600 }],
    [[75600, 3600], { is: "open", open: 75600, close: 3600 }],
    [[0, 86400], { is: "open", open: 0, close: 86400 }],
    [[32400, 75600, true], { is: "closed" }],
    [[null, null, "true"], { is: "closed" }],
    [["nine", "five", true], { is: "closed" }],
    [[32400, 32400], { is: "unknown", why: "zero-length" }],
    [[null, null, null], { is: "unknown", why: "no-hours" }],
    [["", "", ""], { is: "unknown", why: "no-hours" }],
    [[undefined, undefined, false], { is: "unknown", why: "no-hours" }],
    [[null, 3600], { is: "unknown", why: "no-open" }],
    [[3600, null], { is: "unknown", why: "no-close" }],
    [[-1, 3600], { is: "unknown", why: "out-of-range" }],
    [[0, 86401], { is: "unknown", why: "out-of-range" }],
    [[86400, 3600], { is: "unknown", why: "out-of-range" }],
    [[0.5, 3600], { is: "unknown", why: "out-of-range" }],
    [["9:00", 3600], { is: "unknown", why: "not-a-number" }],
    [[true, 3600], { is: "unknown", why: "not-a-number" }],
    [[[], 3600], { is: "unknown", why: "not-a-number" }],
    [[0, {}], { is: "unknown", why: "not-a-number" }],
    [[0, 3600, "no"], { is: "unknown", why: "not-a-boolean" }],
    [[0, 3600, 0], { is: "unknown", why: "not-a-boolean" }],
  ])("%j", ([open, close, closed], expected) => {
    expect(monday(open, close, closed)).toMatchObject(expected);
  });

  it("tells where its values are written, and which of them says nothing", () => {
    const day = monday(-1, 3600);
    expect(day.written.open?.path).toEqual(["current_terms", "hours", "monday_open"]);
    expect(day.written).not.toHaveProperty("closed");
    expect(day).toMatchObject({ node: { value: -1 } });
  });

  it("runs past midnight when it closes before it opens, unless it closes at midnight", () => {
    expect([monday(75600, 3600), monday(75600, 0), monday(3600, 75600), monday(1, 1)].map(isOvernight)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

/** The same hours on every day. */
function week(open: unknown, close: unknown, closed?: unknown): Record<string, unknown> {
  return Object.fromEntries(
    weekdays.flatMap((day): [string, unknown][] => [
      [`${day}_open`, open],
      [`${day}_close`, close],
      [`${day}_closed`, closed],
    ]),
  );
}

describe("during_hours", () => {
  it.each([
    ["always around the clock", { operating_24_7: true, hours: week(null, null, true) }, "always"],
    ["always when the hours cover the week", { operating_24_7: false, hours: week(0, 86400) }, "always"],
    ["always when each day runs into the next", { hours: week(36000, 36000 - 1) }, "sometimes"],
    ["never when every day is closed", { hours: week(null, null, true) }, "never"],
    ["sometimes in ordinary hours", { hours: week(32400, 75600) }, "sometimes"],
    ["unknown without hours", { operating_24_7: false }, "unknown"],
    ["unknown with hours that are no object", { hours: null }, "unknown"],
    ["unknown with empty hours", { hours: {} }, "unknown"],
    [
      "unknown when nobody knows whether it is around the clock",
      { operating_24_7: "yes", hours: week(1, 2) },
      "unknown",
    ],
    [
      "sometimes when a day is unknown and others settle it",
      { hours: { ...week(1, 2), monday_close: 1 } },
      "sometimes",
    ],
    [
      "unknown when the only days with hours are unknown",
      { hours: { ...week(1, 2, true), monday_closed: "?" } },
      "unknown",
    ],
    ["unknown when only an unknown day is not open", { hours: { ...week(0, 86400), monday_open: null } }, "unknown"],
  ])("%s", (_, current, expected) => {
    expect(duringHours(responseOf(current))).toBe(expected);
  });

  it("is unknown of a request body that does not say whether the campaign is around the clock", () => {
    const hours = week(32400, 75600);
    expect(duringHours(termsOf({ hours }))).toBe("unknown");
    expect(duringHours(termsOf({ hours }, { complete: true }))).toBe("sometimes");
    expect(duringHours(termsOf({ hours, operating_24_7: false }))).toBe("sometimes");
    expect(duringHours(termsOf({ hours: week(0, 86400) }))).toBe("always");
  });
});
