import { fromTransaction, knowledgeOf, type Terms } from "@recond/campaign";
import type { CallContext } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, parseOrThrow } from "@recond/parser";
import { type Plan, readLog, simulate, type Simulation } from "@recond/simulator";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { responseOf } from "../../../campaign/test/support/campaigns.js";
import { calls as callContexts } from "../../../evaluator/test/arbitraries/calls.js";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { countsOf, explained, type ExplainedCall, flipsOf, turned } from "../support/by-row.js";
import { runs, TIMES } from "../../../parser/test/runs.js";

const RUNS = 75;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 5, 12);
const WINDOW_DAYS = 2;

const terms = responseOf({
  timezone: "Eastern Time (US & Canada)",
  operating_24_7: false,
  hours: Object.fromEntries(
    ["monday", "tuesday", "thursday"].flatMap((day) => [
      [`${day}_open`, 32_400],
      [`${day}_close`, 61_200],
    ]),
  ),
});

/** Always open, without a menu: what a call does not say of its hours and its keys, the campaign settles. */
const settling = responseOf({ operating_24_7: true, ivr_tree: { root: { node_type: "EndCall" } } });

const IDS = { advertiser_campaign_id: "7", advertiser_campaign_id_from_network: "abc" };

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function replay(candidates: readonly Condition[], log: string, own: Terms = terms): Promise<Simulation> {
  const plan: Plan = {
    campaigns: [{ name: "campaign", file: "campaign.json", ids: IDS, terms: own, repeatWindowDays: WINDOW_DAYS }],
    candidates: candidates.map((condition) => ({
      name: format(condition),
      settings: [{ recordCalls: true, condition }],
    })),
  };
  return simulate(plan, readLog([{ name: "log", bytes: undefined, open: () => bytesOf(log) }]), { files: ["log"] });
}

const byFact = <Value extends { readonly fact: string }>(values: readonly Value[]): readonly Value[] =>
  values.toSorted((a, b) => (a.fact < b.fact ? -1 : 1));
const byText = <Value extends { readonly text: string }>(values: readonly Value[]): readonly Value[] =>
  values.toSorted((a, b) => (a.text < b.text ? -1 : 1));

/** A simulation as far as it can be compared. Of many groups not all are given. */
function comparable({ candidates, comparisons: [comparison] }: Simulation, groups: number): object {
  return {
    candidates: candidates.map(({ outcomes, predicates, missing }) => ({
      outcomes,
      predicates: byText(predicates),
      missing: byFact(missing),
    })),
    table: comparison?.table,
    flips: comparison !== undefined && groups <= MOST_GROUPS ? flipsOf(comparison) : null,
  };
}

const MOST_GROUPS = 20;

/** The same, from calls that were explained one by one. */
function expectedOf(
  conditionA: Condition,
  conditionB: Condition,
  calls: readonly CallContext[],
  own: Terms = terms,
): [object, number] {
  const known = knowledgeOf(own);
  const explainAll = (each: Condition): readonly ExplainedCall[] =>
    calls.map((call) => explained(format(each), true, call, known));
  const [before, after] = [explainAll(conditionA), explainAll(conditionB)];
  const { table, flips } = turned(before, after);
  const candidates = [before, after].map((each) => {
    const { outcomes, predicates, missing } = countsOf(each);
    return { outcomes, predicates: byText(predicates), missing: byFact(missing) };
  });
  return [{ candidates, table, flips: flips.size <= MOST_GROUPS ? flips : null }, flips.size];
}

it(
  `a log of call contexts is counted as its calls are explained one by one, ${RUNS * TIMES} logs`,
  { timeout: 0 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        conditions,
        conditions,
        fc.array(callContexts, { minLength: 1, maxLength: 70 }),
        fc.constantFrom(terms, settling),
        async (a, b, calls, own) => {
          const simulation = await replay([a, b], calls.map((call) => JSON.stringify(call)).join("\n"), own);
          expect(simulation.log.problems).toEqual([]);
          // What JSON does not hold, such as `undefined`, is not in the log.
          const given = calls.map((call) => JSON.parse(JSON.stringify(call)) as CallContext);
          const [expected, groups] = expectedOf(a, b, given, own);
          expect(comparable(simulation, groups)).toEqual(expected);
        },
      ),
      runs(RUNS),
    );
  },
);

/** Caller ids, and who that is: nobody for those that are unavailable, null where two of them may be two callers. */
const CALLERS: Readonly<Record<string, string | null>> = {
  "866-555-0001": "one",
  "+18665550001": "one",
  "(866) 555 0002": "two",
  "866-555-0003": "three",
  "": "",
  Anonymous: "",
  "XXX-XXX-0001": null,
  "8.66555E+09": null,
  "8665550003.0": null,
};

/** Mostly callers that are known: behind a call of one who is not, nobody is known not to have called before. */
const callers = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...Object.keys(CALLERS).filter((id) => CALLERS[id] !== null)) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(CALLERS)) },
);

/** A row of the Transactions API, of few callers, days and ids, so that each is often met again. */
const rows = fc.record(
  {
    transaction_id: fc.integer({ min: 1, max: 60 }).map((number) => `T-${number}`),
    corrects_transaction_id: fc.option(
      fc.integer({ min: 1, max: 60 }).map((number) => `T-${number}`),
      { freq: 12 },
    ),
    transaction_type: fc.constantFrom("Call", "Call", "Call", "Call", "Signal", ""),
    start_time_utc: fc.oneof(
      { weight: 60, arbitrary: fc.integer({ min: 0, max: 6 * 24 }).map((hours) => START + hours * HOUR) },
      { weight: 1, arbitrary: fc.constantFrom("soon", "") },
    ),
    calling_phone_number: callers,
    repeat_calling_phone_number: fc.constantFrom("", "", "", "Yes", "0", "Ja"),
    // The campaign by one of its ids or the other, and without.
    advertiser_campaign_id: fc.constantFrom("", "7"),
    advertiser_campaign_id_from_network: fc.constantFrom("", "abc"),
    mobile: fc.constantFrom("Mobile", "Landline", ""),
    keypress_1: fc.constantFrom("1", "2", "a", ""),
    keypress_2: fc.constantFrom("1", ""),
    keypress_3: fc.constant(""),
    keypresses: fc.constantFrom("", "", "1", "1, 2"),
    media_type: fc.constantFrom("Radio", "radio", "", null),
    affiliate_name: fc.constantFrom("Chair", "or", ""),
    custom_data: fc.array(
      fc.record({ name: fc.constantFrom("product", "a"), value: fc.constantFrom("Chair", " ", "") }),
      { maxLength: 1 },
    ),
    // The same field in a column of its own.
    product: fc.constantFrom("Chair", "", "null", " "),
  },
  { requiredKeys: ["start_time_utc", "calling_phone_number"] },
);

type Row = Parameters<Parameters<typeof rows.map>[0]>[0];

/** Which rows count, and what is known of earlier calls, looked up for each row in all others. */
function callsOf(log: readonly Row[], candidates: readonly Condition[]): readonly CallContext[] {
  const isCall = ({ transaction_type: type = "" }: Row): boolean => type === "" || type === "Call";
  const firstOf = (id: string): number => log.findIndex((row) => isCall(row) && row.transaction_id === id);
  const isDuplicate = (row: Row, index: number): boolean =>
    row.transaction_id !== undefined && firstOf(row.transaction_id) !== index;
  const replaced = new Set(
    log.flatMap((row, index) => {
      const original = row.corrects_transaction_id;
      if (original === undefined || original === null || !isCall(row) || isDuplicate(row, index)) return [];
      const place = firstOf(original);
      return place === index ? [] : [place];
    }),
  );
  const counts = log.map((row, index) => isCall(row) && !isDuplicate(row, index) && !replaced.has(index));
  // What is no call says nothing of whether the calls before it are there.
  const startOf = ({ start_time_utc: start }: Row): number => (typeof start === "number" ? start : Number.NaN);
  const first = Math.min(...log.filter(isCall).map(startOf).filter(Number.isFinite));
  const callerOf = ({ calling_phone_number: id }: Row): string | null =>
    id === undefined ? null : (CALLERS[id] ?? null);
  const repeatOf = (row: Row): boolean | undefined => {
    const caller = callerOf(row);
    if (caller === null || row.repeat_calling_phone_number === "Ja") return undefined;
    if (caller === "") return false;
    if (Number.isNaN(startOf(row))) return undefined;
    const calls = log.filter((_, place) => counts[place] === true);
    const since = (other: Row): number => startOf(row) - startOf(other);
    const own = calls.filter((other) => callerOf(other) === caller);
    if (own.some((other) => since(other) > 0 && since(other) <= WINDOW_DAYS * DAY)) return true;
    // Between the first and the last call of unknown callers there may be more of them.
    const ages = calls.filter((other) => callerOf(other) === null).map(since);
    const isBehind = ages.some((age) => age > 0) && ages.some((age) => age <= WINDOW_DAYS * DAY);
    if (isBehind || [...own.map(since), ...ages].some(Number.isNaN)) return undefined;
    return startOf(row) - WINDOW_DAYS * DAY >= first ? false : undefined;
  };
  return log.flatMap((row, index) => {
    if (counts[index] !== true) return [];
    const { call } = fromTransaction(row, terms, { conditions: candidates });
    const repeat = call.repeat ?? repeatOf(row);
    return [repeat === undefined ? call : { ...call, repeat }];
  });
}

it(
  `a log of transactions is counted as its rows are explained one by one, ${RUNS * TIMES} logs`,
  { timeout: 0 },
  async () => {
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(conditions, conditions, fc.array(rows, { minLength: 1, maxLength: 70 }), async (a, b, log) => {
        const calls = callsOf(log, [a, b]);
        fc.pre(calls.length > 0);
        const simulation = await replay([a, b], log.map((row) => JSON.stringify(row)).join("\n"));
        const { rows: count, calls: counted, leftOut, rejected } = simulation.log;
        expect(count).toBe(log.length);
        expect(
          counted + rejected + leftOut.notCalls + leftOut.replaced + leftOut.duplicates + leftOut.otherCampaigns,
        ).toBe(count);
        const [expected, groups] = expectedOf(a, b, calls);
        expect(comparable(simulation, groups)).toEqual(expected);
        decided += counted;
      }),
      runs(RUNS),
    );
    expect(decided).toBeGreaterThan(RUNS);
  },
);

const LOG = '{"mobile":true}\n{"mobile":false}\n{}\n';

it("an empty condition and `record_calls` decide as well", async () => {
  const condition = parseOrThrow("mobile");
  const candidates = [
    { name: "now", settings: [{ recordCalls: false, condition }] },
    { name: "all", settings: [{ recordCalls: true, condition: null }] },
  ];
  const campaigns = [{ name: "campaign", file: "campaign.json", ids: {}, repeatWindowDays: 30 }];
  const simulation = await simulate(
    { campaigns, candidates },
    readLog([{ name: "log", bytes: undefined, open: () => bytesOf(LOG) }]),
  );
  expect(simulation.candidates.map(({ outcomes }) => outcomes)).toEqual([
    { record: 0, skip: 3, undetermined: 0 },
    { record: 3, skip: 0, undetermined: 0 },
  ]);
  expect(simulation.candidates[0]?.reasons["recording-disabled"]).toBe(3);
  expect(simulation.candidates[1]?.reasons["no-condition"]).toBe(3);
});
