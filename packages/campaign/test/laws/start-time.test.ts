import { callTimes, startTime } from "@recond/campaign";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { newRuns } from "../../../parser/test/runs.js";

const LAST = Date.UTC(2099, 11, 31);

const two = (value: number): string => String(value).padStart(2, "0");

const offsets = fc.record({ sign: fc.constantFrom(1, -1), hours: fc.nat(14), minutes: fc.constantFrom(0, 30, 45) });

it("a time that is written with an offset is that instant, in each way of writing it", () => {
  const ways = fc.record({
    middle: fc.constantFrom("T", " "),
    blank: fc.constantFrom("", " "),
    colon: fc.constantFrom(":", ""),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: callTimes.earliest, max: LAST }),
      offsets,
      ways,
      (instant, { sign, hours, minutes }, way) => {
        const shift = sign * (hours * 60 + minutes) * 60_000;
        const local = new Date(instant + shift).toISOString().slice(0, -1).replace("T", way.middle);
        const text = `${local}${way.blank}${sign > 0 ? "+" : "-"}${two(hours)}${way.colon}${two(minutes)}`;
        for (const name of ["start_time_xml", "start_time_local", "start_time"]) {
          expect(startTime((each) => (each === name ? text : undefined))).toBe(instant);
        }
      },
    ),
  );
});

it("milliseconds are that instant, as a number and as digits, and they outweigh what else is there", () => {
  fc.assert(
    fc.property(fc.integer({ min: callTimes.earliest, max: LAST }), fc.boolean(), (instant, isText) => {
      const row: Record<string, unknown> = {
        start_time_utc: isText ? String(instant) : instant,
        start_time_xml: "later",
      };
      expect(startTime((name) => row[name])).toBe(instant);
    }),
  );
});

it("a date exists or is wrong", () => {
  const parts = fc.tuple(
    fc.integer({ min: 2000, max: 2100 }),
    fc.nat(13),
    fc.nat(32),
    fc.nat(25),
    fc.nat(61),
    fc.nat(61),
  );
  fc.assert(
    fc.property(parts, ([year, month, day, hour, minute, second]) => {
      const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
      const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
      const exists = day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
      const text = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
      const time = Date.UTC(year, month - 1, day, hour, minute, second);
      expect(startTime((name) => (name === "start_time" ? text : undefined))).toBe(exists ? time : "wrong");
    }),
    newRuns(500),
  );
});

it.each([
  ["before 1970", "start_time", "1969-12-31T23:59:59Z"],
  ["before 2000", "start_time", "1999-12-31T23:59:59Z"],
  ["before 2000, by the offset", "start_time", "2000-01-01T00:59:59+01:00"],
  ["zero", "start_time_utc", 0],
  ["the day of a spreadsheet", "start_time_utc", "46328.427"],
  ["negative milliseconds", "start_time_utc", -1],
  ["milliseconds in words of a spreadsheet", "start_time_utc", "1.7E+12"],
  ["seconds in the place of milliseconds", "start_time_utc", 1_795_867_200],
  ["seconds as digits", "start_time_utc", "1795867200"],
  ["part of a millisecond", "start_time_utc", 0.5],
  ["more milliseconds than any year has", "start_time_utc", 1e15],
  ["a word", "start_time_xml", "yesterday"],
  ["something else than a text", "start_time", { time: 1 }],
])("%s is wrong", (_name, field, value) => {
  expect(startTime((name) => (name === field ? value : undefined))).toBe("wrong");
});

it("a local time without its offset says nothing, and nor does what is empty or not there", () => {
  const rows = [{ start_time_local: "2026-11-28 10:00:00" }, { start_time_utc: "", start_time_xml: null }, {}];
  for (const row of rows as readonly Record<string, unknown>[]) expect(startTime((name) => row[name])).toBeUndefined();
});
