import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createWallClock, duringHoursAt, railsTimeZones } from "@recond/campaign";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { responseOf } from "../support/campaigns.js";
import { newRuns } from "../../../parser/test/runs.js";

/** Zones of all kinds: without changes, with changes at odd hours, of half an hour, of a whole day, with other rules from year to year. */
const ZONES = (
  "America/New_York America/Los_Angeles America/Denver America/Phoenix America/Halifax America/St_Johns America/Sao_Paulo America/Caracas " +
  "America/Santiago America/Mexico_City America/Scoresbysund America/Havana Europe/London Europe/Berlin Europe/Istanbul Europe/Moscow Europe/Volgograd " +
  "Africa/Casablanca Africa/Cairo Africa/Juba Asia/Tehran Asia/Gaza Asia/Pyongyang Asia/Kathmandu Australia/Sydney Australia/Lord_Howe " +
  "Pacific/Apia Pacific/Norfolk Pacific/Chatham Antarctica/Troll"
).split(" ");

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What a clock shows, as `date +"%a %H:%M:%S"` writes it. */
function shown(clock: ReturnType<typeof createWallClock>, second: number): string {
  const { weekday, second: time } = clock(second * 1000);
  const parts = [Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60];
  return `${WEEKDAYS[weekday] ?? ""} ${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
}

/** Instants around every change of a zone's clock from 2015 to 2025, as the system's data have them. */
function changesOf(zone: string): readonly number[] {
  const lines = execFileSync("zdump", ["-v", "-c", "2015,2026", zone], { encoding: "utf8" }).split("\n");
  const seconds = lines.flatMap((line) => {
    const time = /\s\w{3} (\w{3} +\d+ [\d:]+ \d{4}) UTC? =/.exec(line)?.[1];
    const second = time === undefined ? Number.NaN : Date.parse(`${time} UTC`) / 1000;
    return Number.isNaN(second) || !/ 20(?:1[5-9]|2[0-5]) UT/.test(line) ? [] : [second];
  });
  return seconds.flatMap((second) => [-86_400, -3601, -1, 0, 1, 3599, 86_400].map((more) => second + more));
}

const hasData = existsSync("/usr/share/zoneinfo/Pacific/Apia") && existsSync("/usr/bin/zdump");

it.skipIf(!hasData).each(ZONES)("%s: the clock shows what the system's does, around every change", (zone) => {
  const clock = createWallClock(zone);
  const instants = [...changesOf(zone), Date.UTC(2020, 5, 15) / 1000];
  const input = instants.map((second) => `@${second}`).join("\n");
  const env = { ...process.env, TZ: zone, LC_ALL: "C" };
  const dates = execFileSync("date", ["-f", "-", "+%a %H:%M:%S"], { input, env, encoding: "utf8" }).trim().split("\n");
  expect(instants.map((second) => shown(clock, second))).toEqual(dates);
  const terms = responseOf({ timezone: zone, operating_24_7: false, hours: HOURS });
  expect(instants.map((second) => duringHoursAt(terms, second * 1000))).toEqual(dates.map(isInHours));
});

/** Nine to five on four days, and a night that begins on a Friday and runs past midnight. */
const HOURS = {
  ...Object.fromEntries(
    ["monday", "tuesday", "wednesday", "thursday"].flatMap((day) => [
      [`${day}_open`, 32_400],
      [`${day}_close`, 61_200],
    ]),
  ),
  friday_open: 79_200,
  friday_close: 7200,
  saturday_closed: true,
  sunday_closed: true,
};

/** What the system's date says of them: texts of the same length compare as times do. */
function isInHours(date: string): boolean {
  const [day = "", time = ""] = date.split(" ");
  if (day === "Fri") return time >= "22:00:00";
  if (day === "Sat") return time < "02:00:00";
  return day !== "Sun" && time >= "09:00:00" && time < "17:00:00";
}

it("the clock shows what Intl formats, in any zone at any time", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(fc.integer({ min: 0, max: Date.UTC(2037, 0) / 1000 }), { minLength: 1, maxLength: 5 }),
      (timeZone, instants) => {
        const clock = createWallClock(timeZone);
        const format = new Intl.DateTimeFormat("en-US", {
          timeZone,
          hourCycle: "h23",
          weekday: "short",
          hour: "2-digit",
          minute: "2-digit",
          second: "2-digit",
        });
        for (const second of instants) expect(shown(clock, second)).toBe(format.format(second * 1000));
      },
    ),
    newRuns(75),
  );
});

it("the clock shows what Intl formats, in every zone of the Rails table, every four weeks or so from 2015 to 2025", () => {
  const step = 27 * 86_400 + 5 * 3600 + 61;
  for (const timeZone of new Set(Object.values(railsTimeZones))) {
    const clock = createWallClock(timeZone);
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    const instants = Array.from({ length: 146 }, (_, index) => Date.UTC(2015, 0) / 1000 + index * step);
    expect([timeZone, instants.map((second) => shown(clock, second))]).toEqual([
      timeZone,
      instants.map((second) => format.format(second * 1000)),
    ]);
  }
});
