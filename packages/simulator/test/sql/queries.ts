import { callTimes } from "@recond/campaign";
import { parseOrThrow } from "@recond/parser";
import {
  type LogRows,
  type Plan,
  type ReplayedCall,
  simulate,
  toSqlQuery,
  transactionColumns,
} from "@recond/simulator";
import * as fc from "fast-check";
import type { Engine } from "./pairs.js";
import { termsOf } from "./terms.js";

/** A campaign in a zone whose clock is changed, with hours that run past midnight and a day that says nothing. */
const campaign = {
  timezone: "Eastern Time (US & Canada)",
  operating_24_7: false,
  hours: {
    monday_open: 32_400,
    monday_close: 61_200,
    tuesday_open: 79_200,
    tuesday_close: 7200,
    wednesday_closed: true,
    friday_open: 0,
    friday_close: 86_400,
    saturday_open: 3600,
    saturday_close: 10_800,
    sunday_open: 79_200,
    sunday_close: 10_800,
  },
  ivr_tree: { record_calls: true, call_recording_condition: "" },
};

const terms = termsOf(campaign);

/** Instants at which clocks in New York are changed, and others. */
const INSTANTS = ["2025-03-09T07:00:00Z", "2025-11-02T06:00:00Z", "2025-06-02T13:00:00Z", "2025-06-01T04:00:00Z"].map(
  Date.parse,
);
const DAY = 86_400_000;

const starts = fc
  .tuple(
    fc.constantFrom(...INSTANTS),
    fc.constantFrom(0, 1, 1000, 3_600_000, DAY, 3 * DAY, 7 * DAY, 7 * DAY + 1),
    fc.constantFrom(-1, 1),
    fc.nat(3),
  )
  .map(([instant, difference, sign, more]) => instant + sign * difference * more);

const COLUMNS = {
  n: "number",
  transaction_id: "text",
  corrects_transaction_id: "text",
  transaction_type: "text",
  calling_phone_number: "text",
  start_time_utc: "text",
  repeat_calling_phone_number: "text",
  mobile: "text",
  product: "text",
  advertiser_campaign_id: "text",
  advertiser_campaign_id_from_network: "text",
} as const;

/** Ids of the campaigns: ours under one of its ids or both, another one, and none. */
const CAMPAIGNS = [
  ["1", "A"],
  ["1", ""],
  ["2", "A"],
  ["2", "B"],
  ["", ""],
] as const;

/** Three callers, and those who are nobody. */
const CALLERS = [
  "866-555-0001",
  "(866) 555-0001",
  "+18665550001",
  "866-555-0002",
  "44 20 7946 0018",
  "",
  "Anonymous",
  "no caller id",
] as const;

/** Seldom, as behind such a call nobody is known not to have called before. */
const NO_CALLERS = ["XXX-XXX-0001", "4.9E+11", "0", "8665550001.0"] as const;

const texts = (often: string, seldom: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 10, arbitrary: fc.constant(often) }, { weight: 1, arbitrary: seldom });

/** Rows of one campaign; an id is mostly of one, and what corrects it of any. */
const anyRow = fc.nat(CAMPAIGNS.length - 1).chain((index) => {
  const ids = fc.nat(12).map((id) => `id ${id * CAMPAIGNS.length + index}`);
  const anyIds = fc.nat(13 * CAMPAIGNS.length - 1).map((id) => `id ${id}`);
  const [own = "", network = ""] = CAMPAIGNS[index] ?? [];
  return fc.record(
    {
      transaction_id: fc.oneof(
        { weight: 20, arbitrary: ids },
        { weight: 1, arbitrary: anyIds },
        { weight: 1, arbitrary: fc.constant("") },
      ),
      corrects_transaction_id: texts("", anyIds),
      transaction_type: texts("Call", fc.constantFrom("", "Signal", "call")),
      calling_phone_number: fc.oneof(
        { weight: 80, arbitrary: fc.constantFrom(...CALLERS) },
        { weight: 1, arbitrary: fc.constantFrom(...NO_CALLERS) },
      ),
      start_time_utc: fc.oneof(
        { weight: 40, arbitrary: starts.map(String) },
        { weight: 1, arbitrary: fc.constantFrom("", "soon", "0", "1793610900") },
      ),
      repeat_calling_phone_number: fc.constantFrom("", "", "", "true", "No", "Ja"),
      mobile: fc.constantFrom("Mobile", "Landline", "", "Tablet"),
      product: fc.constantFrom("Chair", "null", ""),
      advertiser_campaign_id: fc.constant(own),
      advertiser_campaign_id_from_network: fc.constant(network),
    },
    { noNullPrototype: true },
  );
});

const rows: fc.Arbitrary<Record<string, string>[]> = fc.array(anyRow, { minLength: 40, maxLength: 80 });

const IDS = { advertiser_campaign_id: "1", advertiser_campaign_id_from_network: "A" };

const CONDITIONS = [
  "during_hours",
  "repeat",
  "during_hours and (repeat or mobile)",
  'custom_data[product] != "Chair"',
  "",
];

const candidates = [
  ...CONDITIONS.map((text) => ({ name: text, recordCalls: true, condition: parseOrThrow(text) })),
  { name: "disabled", recordCalls: false, condition: parseOrThrow("mobile") },
];

/**
 * Compares a whole query with the simulation of the same rows: which rows are calls, hours, repeated calls, decisions, counts.
 *
 * @returns how many calls were compared
 * @throws Error for the first difference
 */
export async function compareQueries(engine: Engine, runs: number): Promise<number> {
  let calls = 0;
  const property = fc.asyncProperty(rows, fc.constantFrom(7, 30), async (some, days) => {
    const numbered = some.map((row, n) => ({ n, ...row }));
    const first = Math.min(
      ...some
        .filter(({ transaction_type: type }) => type === "" || type === "Call")
        .map(({ start_time_utc: start }) => Number(start))
        .filter((start) => start >= callTimes.earliest),
    );
    await engine.load(COLUMNS, numbered);
    const query = {
      dialect: engine.dialect,
      columns: { ...transactionColumns, rows: { ...transactionColumns.rows, order: "n" } },
      candidates,
      terms,
      repeatWindowDays: days,
      completeFrom: first,
      campaignIds: IDS,
      range: { from: Date.UTC(2025, 0, 1) / 1000, until: Date.UTC(2026, 0, 1) / 1000 },
    };
    const counted = await engine.query(toSqlQuery({ ...query, shows: "counts" }));
    const listed = await engine.query(toSqlQuery({ ...query, shows: "calls" }));
    const expected = await decisionsOf(some, days);
    const given = listed.map(([id, ...cells]) =>
      [id ?? "", ...cells.filter((_, index) => index % 2 === 0)].join(" | "),
    );
    same(given.toSorted(byUnits), expected.toSorted(byUnits));
    const sum = counted.reduce((total, row) => total + Number(row.at(-1)), 0);
    calls += sum;
    if (sum !== expected.length) throw new Error(`${sum} calls are counted of ${expected.length}.`);
  });
  await fc.assert(property, { numRuns: runs, seed: 7, endOnFailure: true });
  return calls;
}

async function decisionsOf(
  some: readonly Readonly<Record<string, string>>[],
  days: number,
): Promise<readonly string[]> {
  const plan: Plan = {
    campaigns: [{ name: "one", file: "one.json", ids: IDS, terms, repeatWindowDays: days }],
    candidates: candidates.map(({ name, ...settings }) => ({ name, settings: [settings] })),
  };
  const log: LogRows = {
    file: 0,
    format: "transactions",
    container: "ndjson",
    compression: null,
    columns: null,
    rows: some,
    lines: some.map((_, index) => index + 1),
    rejected: [],
    read: 0,
  };
  const told: string[] = [];
  const onCalls = (calls: Iterable<ReplayedCall>): void => {
    for (const { place, decisions } of calls) told.push([place.id ?? "", ...decisions].join(" | "));
  };
  await simulate(plan, only(log), { onCalls });
  return told;
}

async function* only(log: LogRows): AsyncGenerator<LogRows> {
  yield await Promise.resolve(log);
}

const byUnits = (a: string, b: string): number => Number(a > b) - Number(a < b);

function same(given: readonly string[], expected: readonly string[]): void {
  const difference = expected.findIndex((line, index) => given[index] !== line);
  if (difference < 0 && given.length === expected.length) return;
  throw new Error(`${given[difference]}, not ${expected[difference]} (${given.length} calls, and ${expected.length})`);
}
