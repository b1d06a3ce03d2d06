import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { otherReadings } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import { type LogFile, type Plan, simulateFiles, type Simulation, type ThreadOptions } from "@recond/simulator";
import { responseOf } from "../../../campaign/test/support/campaigns.js";
import { logFile } from "../support/log-file.js";

const terms = responseOf({
  timezone: "America/New_York",
  operating_24_7: false,
  hours: { monday_open: 1, monday_close: 80_000, tuesday_closed: true },
});

const plan: Plan = {
  campaigns: [
    { name: "first", file: "first.json", ids: { advertiser_campaign_id: "1" }, terms, repeatWindowDays: 5 },
    { name: "others", file: "others.json", ids: {}, repeatWindowDays: 5 },
  ],
  candidates: [
    'during_hours and not repeat or custom_data[note] contains "é"',
    'pressed[1] or mobile and media_type = "TV"',
  ].map((text) => {
    const condition = parseOrThrow(text);
    return { name: text, settings: [1, 2].map(() => ({ recordCalls: true, condition })) };
  }),
  by: ["day", "media_type", "note"],
  evidence: otherReadings,
};

const few = fc.integer({ min: 0, max: 3 });
const row = fc.record({
  transaction_id: few.map((id) => (id === 0 ? "" : `T${id}`)),
  transaction_type: fc.constantFrom("Call", "Call", "Call", "Signal"),
  corrects_transaction_id: few.map((id) => (id < 3 ? "" : "T2")),
  start_time_utc: fc.constantFrom("", "no time", "1790812800000", "1790899200000", "1790985600000"),
  calling_phone_number: few.map((caller) => (caller === 0 ? "" : `555-${caller}`)),
  mobile: fc.constantFrom("Mobile", "Landline", "", "Satellite"),
  keypress_1: fc.constantFrom("1", "2", "", "one"),
  media_type: fc.constantFrom("TV", "Radio", 'a "b"', ""),
  advertiser_campaign_id: fc.constantFrom("1", "2", ""),
  recording: fc.constantFrom("", "https://example.com/1"),
  note: fc.constantFrom("", "é😀", "two\nlines", 'quote " and\r\n line', "x,y", "plain"),
});
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;

const names = Object.keys(fc.sample(row, 1)[0] ?? {});

function cells(values: readonly string[]): string {
  return values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",");
}

/** What stands between rows, or in their place. */
const noise = fc.constantFrom("", "", "\n", "a,b\n", '"never closed\n', '"x"y,1\n', `${cells(names)}\n`);

/** A blank line as long as the beginning that tells what a log is, which is read before there are threads. */
const BEGINNING = " ".repeat(64 * 1024);

const csv = fc
  .record({
    rows: fc.array(fc.tuple(row, noise), { minLength: 60, maxLength: 120 }),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "\uFEFF"),
    other: fc.boolean(),
    end: fc.constantFrom("", 'T9,Call,"half', "T9,Call"),
  })
  .map(({ rows, lineEnd, mark, other, end }) => {
    const lines = rows.map(([each, between]) => `${cells(Object.values(each))}${lineEnd}${between}`);
    const reversed = names.toReversed();
    const next = rows.map(([each]) => cells(Object.values(each).toReversed()));
    const more = other ? [cells(reversed), ...next].join(lineEnd) + lineEnd : "";
    const [firstLine, ...others] = lines;
    return `${mark}${cells(names)}${lineEnd}${firstLine}${BEGINNING}${lineEnd}${others.join("")}${more}${end}`;
  });

const call = fc.record({ id: few.map(String), mobile: fc.boolean(), media_type: fc.constantFrom("TV", "é", null) });
const brokenLine = fc.constantFrom(
  "",
  "{",
  '{"mobile":\n"?"',
  "{}}",
  "[1]",
  " ",
  '{"mobile":1}',
  '{\n"mobile": true\n}',
);

function ndjson(item: fc.Arbitrary<object>): fc.Arbitrary<string> {
  const line = fc.oneof({ arbitrary: item.map((each) => JSON.stringify(each)), weight: 6 }, brokenLine);
  return fc
    .record({
      first: item,
      lines: fc.array(line, { minLength: 60, maxLength: 120 }),
      lineEnd: fc.constantFrom("\n", "\r\n"),
    })
    .map(({ first, lines, lineEnd }) => [JSON.stringify(first), BEGINNING, ...lines].join(lineEnd));
}

async function replay(files: readonly LogFile[], threads: ThreadOptions): Promise<Simulation> {
  return simulateFiles(plan, files, { threads });
}

describe("a log that several threads read", () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ["CSV", csv],
    ["transactions in NDJSON", ndjson(row.filter((each: Row) => each.transaction_id !== ""))],
    ["call contexts", ndjson(call)],
  ])("gives what it gives when one reads it: %s", { timeout: 0 }, async (_title, log) => {
    await fc.assert(
      fc.asyncProperty(log, log, fc.integer({ min: 20, max: 400 }), async (first, second, block) => {
        const files = [logFile(first, 50, "first"), logFile(second, 1000, "second")];
        const alone = await replay(files, { count: 0 });
        const [started, warned] = [vi.fn<() => void>(), vi.fn<() => void>()];
        process.on("worker", started);
        process.on("warning", warned);
        const together = await replay(files, { count: 2, after: 0, block });
        process.off("worker", started);
        process.off("warning", warned);
        expect(together).toEqual(alone);
        expect(started).toHaveBeenCalledTimes(2);
        expect(warned).not.toHaveBeenCalled();
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
