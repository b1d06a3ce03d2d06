import { readFileSync } from "node:fs";
import { fromTransaction, readJson, readTerms, type Terms, weekdays } from "@recond/campaign";
import { compile, otherReadings, type OtherReadings } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import { type LogRow, readLog, sampleFormats, sampleLog, type SampleOptions, showroom } from "@recond/simulator";
import { describe, expect, it } from "vitest";

const examples = new URL("../../../examples/", import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, examples), "utf8");

function termsOf(campaign: string): Terms {
  const document = readJson(campaign);
  const [terms] = "root" in document ? readTerms(document.root) : [];
  if (terms === undefined) throw new Error("no terms");
  return terms;
}

const terms = termsOf(text("campaign.json"));

async function bytesOf(options: SampleOptions = {}, of = terms): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of sampleLog(of, options)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The rows of a log as objects, as the reader of logs gives them. */
async function rowsOf(bytes: Buffer): Promise<readonly Readonly<Record<string, unknown>>[]> {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const found: Readonly<Record<string, unknown>>[] = [];
  for await (const { rows, columns, rejected } of readLog([{ name: "sample", bytes: bytes.length, open }])) {
    expect(rejected).toEqual([]);
    const asObject = (row: LogRow): Readonly<Record<string, unknown>> =>
      Array.isArray(row)
        ? Object.fromEntries((columns ?? []).map((name, index) => [name, row[index]]))
        : (row as Readonly<Record<string, unknown>>);
    found.push(...rows.map(asObject));
  }
  return found;
}

/** The calls of a log: corrections in place of what they correct, each call once. */
function callsOf(rows: readonly Readonly<Record<string, unknown>>[]): readonly Readonly<Record<string, unknown>>[] {
  const corrected = new Set(rows.map((row) => row["corrects_transaction_id"]));
  const calls = rows.filter((row) => row["transaction_type"] === "Call" && !corrected.has(row["transaction_id"]));
  return [...new Map(calls.map((row) => [row["transaction_id"], row])).values()];
}

/** The calls of rows as call contexts, without the fields that have no value: a list leaves these out. */
function facts(rows: readonly Readonly<Record<string, unknown>>[] = []): readonly object[] {
  return callsOf(rows).map((row) => {
    const { custom_data: custom, ...others } = fromTransaction(row, terms).call;
    const given = Object.entries(custom ?? {}).filter(([, value]) => value !== null);
    return { ...others, custom_data: Object.fromEntries(given) };
  });
}

describe("a sample log", () => {
  it("is the example log, byte for byte, also of the campaign that is built in", async () => {
    const example = text("transactions.csv");
    // Not compared by `toBe`, whose report of a difference would be the whole log. Mend: `recond sample --output examples/transactions.csv`.
    expect((await bytesOf()).toString("utf8") === example).toBe(true);
    expect((await bytesOf({}, termsOf(showroom))).toString("utf8") === example).toBe(true);
  });

  it.each(sampleFormats)("is the same for the same options, and another one for another seed: %s", async (format) => {
    const options = { format, rows: 300 };
    const log = await bytesOf(options);
    expect(await bytesOf(options)).toEqual(log);
    expect(await bytesOf({ ...options, seed: 2 })).not.toEqual(log);
  });

  it.each(["csv", "json", "ndjson", "contexts", "current-calls"] as const)(
    "has as many rows as asked for: %s",
    async (format) => {
      const logs = await Promise.all([1, 7, 1200].map((rows) => bytesOf({ format, rows })));
      const counts = await Promise.all(logs.map(async (log) => (await rowsOf(log)).length));
      expect(counts).toEqual([1, 7, 1200]);
    },
  );

  it("says the same as CSV, JSON and NDJSON", async () => {
    const [csv, json, ndjson] = await Promise.all(
      (["csv", "json", "ndjson"] as const).map(async (format) => rowsOf(await bytesOf({ format }))),
    );
    expect(ndjson).toEqual(json);
    expect(facts(csv)).toEqual(facts(json));
  });

  it("has recordings of the calls that meet the condition, but for a few that failed", async () => {
    const calls = callsOf(await rowsOf(await bytesOf({ rows: 6000 })));
    const isMet = compile(parseOrThrow(String(terms.findSetting("call_recording_condition")?.node.value)));
    const decided = calls.map((row) => ({
      isMet: isMet(fromTransaction(row, terms).call),
      isRecorded: row["recording"] !== "",
    }));
    expect(decided.filter((each) => each.isMet === false && each.isRecorded)).toEqual([]);
    const met = decided.filter((each) => each.isMet === true);
    const failed = met.filter((each) => !each.isRecorded);
    expect(met.length).toBeGreaterThan(2000);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length / met.length).toBeLessThan(0.03);
  });

  it("flags who called in the interval before, by its own calls and some that were before", async () => {
    const calls = callsOf(await rowsOf(await bytesOf({ rows: 6000, days: 70 })));
    const starts = new Map<unknown, number[]>();
    for (const row of calls) {
      const caller = row["calling_phone_number"];
      starts.set(caller, [...(starts.get(caller) ?? []), Number(row["start_time_utc"])]);
    }
    const interval = 30 * 86_400_000;
    const wrong = calls.filter((row) => {
      const start = Number(row["start_time_utc"]);
      const isHidden = !/^\d/.test(String(row["calling_phone_number"]));
      const before = starts.get(row["calling_phone_number"])?.some((each) => each < start && start - each <= interval);
      const isRepeat = !isHidden && before === true;
      const mayBeBefore = !isHidden && start < Date.UTC(2026, 3, 2);
      return row["repeat_calling_phone_number"] === (isRepeat ? "No" : "Yes") && !(mayBeBefore && !isRepeat);
    });
    expect(wrong).toEqual([]);
  });

  it("has what tells readings apart: letter case, blanks, longer key paths, no value, edges of hours and of the interval", async () => {
    const calls = callsOf(await rowsOf(await bytesOf()));
    const products = new Set(calls.map((row) => row["product"]));
    for (const value of ["Sofa", "SOFA", " Sofa", "Sofa ", "   ", ""]) expect(products).toContain(value);
    const times = new Set(calls.map((row) => String(row["start_time_local"]).slice(11, 19)));
    for (const value of ["09:00:00", "20:59:59", "21:00:00"]) expect(times).toContain(value);
    expect(calls.some((row) => row["keypress_1"] === "1" && row["keypress_2"] === "1")).toBe(true);
    expect(calls.some((row) => row["mobile"] === "")).toBe(true);
  });

  it("takes any campaign: its own texts, keys and hours past midnight", async () => {
    const campaign = {
      name: "Night line",
      timezone: "Berlin",
      hours: { monday_open: 79_200, monday_close: 7200, sunday_open: 79_200, sunday_close: 7200 },
      ivr_tree: {
        record_calls: true,
        call_recording_condition: 'pressed[3 a] or custom_data[__proto__] = "x" or custom_data[mobile] present',
      },
    };
    const log = await bytesOf({ format: "ndjson", rows: 8000, days: 140 }, termsOf(JSON.stringify(campaign)));
    const rows = await rowsOf(log);
    expect(rows.some((row) => String(row["start_time_local"]).slice(11, 19) === "02:00:00")).toBe(true);
    const names = rows.flatMap((row) =>
      (row["custom_data"] as readonly { readonly name: string }[]).map(({ name }) => name),
    );
    expect(new Set(names)).toContain("__proto__");
  });

  it("may lack columns", async () => {
    const [first] = await rowsOf(await bytesOf({ without: new Set(["repeat_calling_phone_number", "recording"]) }));
    expect(Object.keys(first ?? {})).not.toEqual(expect.arrayContaining(["recording"]));
    expect(first).not.toHaveProperty("repeat_calling_phone_number");
  });

  const conditions: Readonly<Record<string, string>> = {
    R9: "pressed[1] or pressed[3]",
    R10: 'media_type = "Radio"',
    R11: 'custom_data[zip] != "93101"',
    R12: "affiliate_name present",
    R14: "mobile or not landline and pressed[1]",
    R15: "repeat",
    R16: "during_hours",
  };
  const night: object = Object.fromEntries(
    weekdays.flatMap((day): readonly (readonly [string, unknown])[] => [
      [`${day}_open`, day === "sunday" ? null : 64_800],
      [`${day}_close`, day === "sunday" ? null : 7200],
      [`${day}_closed`, day === "sunday"],
    ]),
  );

  it.each(otherReadings)("may follow another reading, which its recordings tell: $reading, $option", async (row) => {
    const readings: OtherReadings = { [row.reading]: row.option };
    const condition = conditions[row.reading] ?? "";
    const campaign = termsOf(
      JSON.stringify({
        timezone: "Berlin",
        operating_24_7: false,
        hours: night,
        ivr_tree: { record_calls: true, call_recording_condition: condition },
      }),
    );
    const options = { rows: 3000, days: 70 };
    const [ours, other] = [
      await rowsOf(await bytesOf(options, campaign)),
      await rowsOf(await bytesOf({ ...options, readings }, campaign)),
    ];
    const differing = other.filter((each, index) => each["recording"] !== ours[index]?.["recording"]);
    expect(differing.length).toBeGreaterThan(5);
    const isMet = compile(parseOrThrow(condition), { readings });
    const wrong = callsOf(other).filter((each) => {
      const truth = isMet(fromTransaction(each, campaign, { readings }).call);
      return truth !== undefined && (each["recording"] !== "") !== truth;
    });
    // Those whose recording failed.
    expect(wrong.every((each) => each["recording"] === "")).toBe(true);
    expect(wrong.length).toBeLessThan(80);
  });
});
