import { fromTransaction, readJson, readTerms, type Terms } from "@recond/campaign";
import { decide, otherReadings, type OtherReadings } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import { type Evidence, type Plan, readLog, sampleLog, type SampleOptions, simulate } from "@recond/simulator";
import { describe, expect, it } from "vitest";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** A campaign in New York, open from nine to five, or until late, with three days for repeated calls. */
function campaign(condition: string, [open, close]: readonly [number, number] = [32_400, 61_200]): Terms {
  const hours = Object.fromEntries(
    WEEKDAYS.flatMap((day) => [
      [`${day}_open`, open],
      [`${day}_close`, close],
    ]),
  );
  const text = JSON.stringify({
    repeat_window_days: 3,
    current_terms: {
      timezone: "Eastern Time (US & Canada)",
      operating_24_7: false,
      hours: { ...hours, sunday_open: null, sunday_close: null, sunday_closed: true },
      ivr_tree: { record_calls: true, call_recording_condition: condition },
    },
  });
  const document = readJson(text);
  const [terms] = "root" in document ? readTerms(document.root) : [];
  if (terms === undefined) throw new Error("no terms");
  return terms;
}

/** A condition by which calls tell each reading, and the hours that it needs. */
const CONDITIONS: Readonly<Record<string, string>> = {
  R9: "pressed[1] and during_hours",
  R10: 'media_type = "Radio" or custom_data[product] contains "Sofa"',
  R11: 'custom_data[product] != "Leather Sofa" and mobile',
  R12: "custom_data[zip] present and mobile",
  R14: "mobile and not during_hours or landline and during_hours",
  R15: "repeat",
  R16: "during_hours",
};

const LATE: readonly [number, number] = [64_800, 7200];

function termsFor({ reading }: { readonly reading: string }): Terms {
  return campaign(CONDITIONS[reading] ?? "", reading === "R16" ? LATE : undefined);
}

function planOf(terms: Terms): Plan {
  const condition = parseOrThrow(String(terms.findSetting("call_recording_condition")?.node.value));
  return {
    campaigns: [{ name: "campaign", file: "campaign.json", ids: {}, terms, repeatWindowDays: 3 }],
    candidates: [{ name: "now", settings: [{ recordCalls: true, condition }] }],
    evidence: otherReadings,
  };
}

const OPTIONS: SampleOptions = { rows: 3500, days: 90, without: new Set(["repeat_calling_phone_number"]) };

async function evidenceIn(terms: Terms, options: SampleOptions): Promise<readonly Evidence[]> {
  const open = (): AsyncIterable<Uint8Array> => sampleLog(terms, { ...OPTIONS, ...options });
  const { evidence } = await simulate(planOf(terms), readLog([{ name: "log", bytes: undefined, open }]));
  return evidence ?? [];
}

function asIf({ reading, option }: (typeof otherReadings)[number]): OtherReadings {
  return { [reading]: option };
}

/** The readings that the recordings go with, in the place of ours. */
function named(evidence: readonly Evidence[]): readonly string[] {
  return evidence.filter(({ verdict }) => verdict === "other").map(({ reading, other }) => `${reading} ${other}`);
}

describe("evidence", () => {
  it.each(otherReadings)("names $reading $option, and no other reading, where the platform reads so", async (row) => {
    const evidence = await evidenceIn(termsFor(row), { readings: asIf(row) });
    expect([evidence, named(evidence)]).toEqual([evidence, [`${row.reading} ${row.option}`]]);
  });

  it.each(Object.keys(CONDITIONS))(
    "names no other reading than %s where the platform reads as we do",
    async (reading) => {
      const evidence = await evidenceIn(termsFor({ reading }), {});
      expect(evidence.filter((each) => each.reading === reading && each.tell === 0)).toEqual([]);
      expect(named(evidence)).toEqual([]);
    },
  );

  it.each(otherReadings)("counts for $reading $option what each call by itself says", async (row) => {
    const terms = termsFor(row);
    const found = (await evidenceIn(terms, { rows: 1200 })).find(({ other }) => other === row.option);
    const settings = { record_calls: true, call_recording_condition: CONDITIONS[row.reading] };
    const calls = await callsIn(terms, { rows: 1200 });
    const decisionsBy = (readings: OtherReadings): readonly string[] => {
      const repeats = row.reading === "R15" ? repeatsBy(calls, readings) : [];
      return calls.map((call, index) => {
        const facts = fromTransaction(call, terms, { readings }).call;
        return decide(settings, { ...facts, repeat: repeats[index] }, { readings }).decision;
      });
    };
    const [ours, theirs] = [decisionsBy({}), decisionsBy(asIf(row))];
    const told = calls.filter((_, index) => new Set([ours[index], theirs[index], "undetermined"]).size === 3);
    const agree = told.filter((call) => (ours[calls.indexOf(call)] === "record") === (call["recording"] !== ""));
    expect(found).toMatchObject({ tell: told.length, agree: agree.length, agreeWithOther: told.length - agree.length });
  });
});

const DAY = 86_400_000;
const WINDOW_DAYS = 3;

/** [R15] and its other readings, each call held against all others. The log is complete from its first call on. */
function repeatsBy(
  calls: readonly Readonly<Record<string, unknown>>[],
  { R15 }: OtherReadings,
): readonly (boolean | undefined)[] {
  const days = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" });
  const dayOf = (time: number): number => Date.parse(days.format(time)) / DAY;
  const seen = calls.map((call) => ({
    start: Number(call["start_time_utc"]),
    day: dayOf(Number(call["start_time_utc"])),
    caller: String(call["calling_phone_number"]).replaceAll(/\D/g, ""),
  }));
  const first = seen.reduce((least, each) => (each.start < least.start ? each : least));
  const isWithin = (
    before: { start: number; day: number },
    { start, day }: { start: number; day: number },
  ): boolean => {
    if (R15 === "local-days") return day - before.day <= WINDOW_DAYS;
    return R15 === "window-open" ? start - before.start < WINDOW_DAYS * DAY : start - before.start <= WINDOW_DAYS * DAY;
  };
  return seen.map((call) => {
    if (call.caller === "" && R15 !== "unavailable-repeats") return false;
    const isRepeat = seen.some(
      (other) => other.caller === call.caller && other.start < call.start && isWithin(other, call),
    );
    if (isRepeat) return true;
    const isComplete =
      R15 === "local-days" ? first.day < call.day - WINDOW_DAYS : call.start - WINDOW_DAYS * DAY >= first.start;
    return isComplete ? false : undefined;
  });
}

/** The calls of a log: corrections in place of what they correct, each call once. */
async function callsIn(terms: Terms, options: SampleOptions): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const open = (): AsyncIterable<Uint8Array> => sampleLog(terms, { ...OPTIONS, ...options });
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const batch of readLog([{ name: "log", bytes: undefined, open }])) {
    const cells = batch.rows as readonly (readonly unknown[])[];
    rows.push(
      ...cells.map((row) => Object.fromEntries((batch.columns ?? []).map((name, index) => [name, row[index]]))),
    );
  }
  const corrected = new Set(rows.map((row) => row["corrects_transaction_id"]));
  const calls = rows.filter((row) => row["transaction_type"] === "Call" && !corrected.has(row["transaction_id"]));
  return [...new Map(calls.map((row) => [row["transaction_id"], row])).values()];
}
