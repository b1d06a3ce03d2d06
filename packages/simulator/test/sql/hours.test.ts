import { createWallClock, duringHoursAt } from "@recond/campaign";
import { parseOrThrow } from "@recond/parser";
import { toSqlQuery, transactionColumns } from "@recond/simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDuckdb } from "./duckdb-engine.js";
import { termsOf } from "./terms.js";

let engine: Awaited<ReturnType<typeof openDuckdb>>;

beforeAll(async () => {
  engine = await openDuckdb();
});

afterAll(() => engine.close());

/** Clocks that are changed by an hour, by half an hour, by a day, during Ramadan, or not at all. */
const ZONES = [
  "America/New_York",
  "America/St_Johns",
  "Africa/Casablanca",
  "Asia/Gaza",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Antarctica/Troll",
];

const QUARTER = 6 * 3_600_000;
const FROM = Date.UTC(2010, 0, 1);
const UNTIL = Date.UTC(2020, 0, 1);

/** The milliseconds around each change of a clock, and a moment of each quarter of a day now and then. */
function instantsOf(zone: string): readonly number[] {
  const clock = createWallClock(zone);
  const offsetAt = (time: number): number => clock(time).day * 86_400_000 + clock(time).second * 1000 - time;
  const instants: number[] = [FROM - 1, FROM, UNTIL - 1, UNTIL];
  for (let time = FROM; time < UNTIL; time += QUARTER) {
    if (time % (61 * QUARTER) === 0) instants.push(time);
    if (offsetAt(time) === offsetAt(time + QUARTER)) continue;
    for (let near = time; near <= time + QUARTER; near += 900_000) instants.push(near - 1000, near - 1, near);
  }
  return instants;
}

it.each(ZONES)("during_hours in SQL is that of the campaign at each change of the clock in %s", async (timezone) => {
  const terms = termsOf({
    timezone,
    operating_24_7: false,
    hours: Object.fromEntries(
      ["monday", "tuesday", "wednesday", "thursday", "saturday", "sunday"].flatMap((day) => [
        [`${day}_open`, 7200],
        [`${day}_close`, day === "tuesday" ? 3600 : 10_800],
      ]),
    ),
    ivr_tree: { record_calls: true, call_recording_condition: "" },
  });
  const starts = instantsOf(timezone);
  await engine.load(
    { n: "number", start_time_utc: "text" },
    starts.map((start, n) => ({ n, start_time_utc: String(start) })),
  );
  const { start } = transactionColumns.rows;
  const sql = toSqlQuery({
    dialect: "duckdb",
    columns: { table: "calls", facts: {}, rows: { id: "n", start } },
    candidates: [{ name: "now", recordCalls: true, condition: parseOrThrow("during_hours") }],
    shows: "calls",
    terms,
    range: { from: FROM / 1000, until: UNTIL / 1000 },
  });
  const given = new Map((await engine.query(sql)).map(([id, decision]) => [Number(id), decision]));
  const words = new Map<boolean | undefined, string>([
    [true, "record"],
    [false, "skip"],
  ]);
  const expected = starts.map((time) =>
    time < FROM || time >= UNTIL ? "undetermined" : (words.get(duringHoursAt(terms, time)) ?? "undetermined"),
  );
  expect(starts.map((_, n) => given.get(n))).toEqual(expected);
});

it.each([
  ["seconds", 1],
  ["milliseconds", 1000],
  ["microseconds", 1_000_000],
] as const)("a start is told by its unit: %s; one of another unit is no time", async (unit, second) => {
  const terms = termsOf({
    timezone: "UTC",
    operating_24_7: false,
    hours: { monday_open: 32_400, monday_close: 61_200 },
    ivr_tree: { record_calls: true, call_recording_condition: "" },
  });
  const monday = Date.UTC(2026, 10, 30, 12) / 1000;
  const starts = [1, 1000, 1_000_000].map((each) => ({ n: each, start_time_utc: String(monday * each) }));
  await engine.load({ n: "number", start_time_utc: "text" }, starts);
  const sql = toSqlQuery({
    dialect: "duckdb",
    columns: { table: "calls", facts: {}, rows: { id: "n", start: { column: "start_time_utc", unit } } },
    candidates: [{ name: "now", recordCalls: true, condition: parseOrThrow("during_hours") }],
    shows: "calls",
    terms,
  });
  const given = new Map((await engine.query(sql)).map(([id, decision]) => [Number(id), decision]));
  for (const each of [1, 1000, 1_000_000]) {
    expect(given.get(each)).toBe(each === second ? "record" : "undetermined");
  }
});
