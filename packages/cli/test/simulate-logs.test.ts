import { gzipSync } from "node:zlib";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { folder, json, recond } from "./support/recond.js";

const { file, path: base } = await folder();
const path = (name: string): string => join(base, name);
await Promise.all(["logs", "campaigns", "nameless", "twice", "maybe", "after"].map((name) => mkdir(path(name))));

const CLOSED: readonly (readonly [string, boolean])[] = [
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
].map((day) => [`${day}_closed`, true]);
const HOURS = {
  timezone: "UTC",
  operating_24_7: false,
  hours: Object.fromEntries<number | boolean>([["monday_open", 32_400], ["monday_close", 61_200], ...CLOSED]),
};

function campaignOf(id: string, condition: string, terms: object = HOURS): object {
  return {
    advertiser_campaign_id_from_network: id,
    repeat_window_days: 7,
    current_terms: { ...terms, ivr_tree: { record_calls: true, call_recording_condition: condition } },
  };
}

/** A Monday, an hour past noon. */
const NOON = Date.UTC(2026, 9, 5, 13);
const DAY = 86_400_000;

const NAMES = [
  "transaction_id",
  "transaction_type",
  "start_time_utc",
  "calling_phone_number",
  "mobile",
  "advertiser_campaign_id_from_network",
  "corrects_transaction_id",
  "recording",
  "product",
];
const ROWS: readonly (readonly (string | number)[])[] = [
  ["T-1", "Call", NOON - 9 * DAY, "555-0001", "Mobile", "sofas", "", "https://example.com/1", "Sofa"],
  ["T-2", "Call", NOON, "555-0001", "Mobile", "sofas", "", "https://example.com/2", "Sofa, large"],
  ["T-3", "Call", NOON + DAY, "555-0001", "", "sofas", "", "", ""],
  ["T-4", "Call", NOON, "555-0002", "Landline", "chairs", "", "", "Chair"],
  ["T-5", "Signal", NOON, "555-0002", "Landline", "chairs", "", "", "Chair"],
  ["T-6", "Call", NOON, "555-0003", "Mobile", "chairs", "", "", "Chair"],
  ["T-7", "Call", NOON, "555-0003", "Mobile", "chairs", "T-6", "https://example.com/7", "Chair"],
  ["T-7", "Call", NOON, "555-0003", "Mobile", "chairs", "T-6", "https://example.com/7", "Chair"],
  ["T-8", "Call", NOON, "555-0004", "Mobile", "lamps", "", "", "Lamp"],
];

function cell(value: string | number): string {
  return String(value).includes(",") ? `"${value}"` : String(value);
}

function csvOf(rows: readonly (readonly (string | number)[])[] = ROWS, names = NAMES): string {
  return [names, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const records = ROWS.map((row) => Object.fromEntries(NAMES.map((name, index) => [name, row[index]])));
const sofas = await file("sofas.json", campaignOf("sofas", "during_hours and mobile and not repeat"));
const log = await file("log.csv", csvOf());
const simulate = (campaign: string, calls: string, ...flags: string[]): ReturnType<typeof recond> =>
  recond(["simulate", "--campaign", campaign, "--calls", calls, ...flags]);

describe("a log as the platform exports it", () => {
  it("is decided by what follows from it: hours, earlier calls, phone types, corrections", async () => {
    const run = await simulate(sofas, log, "--json", "--each");
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const { simulation, decisions } = json(run) as { simulation: { log: object }; decisions: object[] };
    expect(simulation.log).toMatchObject({
      rows: 9,
      calls: 3,
      leftOut: { notCalls: 1, replaced: 0, duplicates: 0, otherCampaigns: 5 },
      rejected: 0,
      derived: [
        { fact: "during_hours", calls: 3 },
        { fact: "repeat", calls: 2 },
      ],
    });
    // The first call came on a Saturday, the second one after nine days, the third one on a Tuesday and after one day.
    expect(decisions).toMatchObject([
      { call: 1, line: 2, id: "T-1", decision: "skip" },
      { call: 2, line: 3, id: "T-2", decision: "record" },
      { call: 3, line: 4, id: "T-3", decision: "skip" },
    ]);
  });

  it.each([
    ["JSON", JSON.stringify(records)],
    ["NDJSON", records.map((record) => JSON.stringify(record)).join("\n")],
    [
      "CSV with semicolons",
      csvOf().replaceAll('"Sofa, large"', "Sofa; large").replaceAll(",", ";").replace("Sofa; large", '"Sofa; large"'),
    ],
    [
      "CSV with tabs and a byte-order mark",
      `\uFEFF${csvOf().replaceAll('"Sofa, large"', "Sofa").replaceAll(",", "\t")}`,
    ],
  ])("counts alike as %s", async (_title, text) => {
    const expected = json(await simulate(sofas, log, "--json")) as { counts: object };
    const run = await simulate(sofas, await file("other.log", text), "--json");
    expect(json(run)).toMatchObject({ counts: expected.counts });
  });

  it("may be packed, and come in several files and from a folder", async () => {
    const first = await file("logs/a.csv.gz", gzipSync(csvOf(ROWS.slice(0, 2))));
    await file("logs/b.csv", csvOf(ROWS.slice(2, 9)));
    const expected = json(await simulate(sofas, log, "--json")) as { counts: object };
    expect(json(await simulate(sofas, first, "--calls", path("logs/b.csv"), "--json"))).toMatchObject({
      counts: expected.counts,
    });
    expect(json(await simulate(sofas, path("logs"), "--json"))).toMatchObject({ counts: expected.counts });
  });

  it("says what the files turned out to be", async () => {
    const { stdout } = await simulate(sofas, path("logs/a.csv.gz"));
    expect(stdout).toContain("a.csv.gz (transactions as CSV, gzip; 2 rows)");
  });

  it("may have no header, if its columns are given", async () => {
    const bare = await file("bare.csv", csvOf().split("\r\n").slice(1).join("\r\n"));
    const expected = json(await simulate(sofas, log, "--json")) as { counts: object };
    expect(json(await simulate(sofas, bare, "--header", NAMES.join(","), "--json"))).toMatchObject({
      counts: expected.counts,
    });
    const odd = await file("odd.csv", "1,2\n3,4\n");
    expect((await simulate(sofas, odd)).stderr).toContain("is missing, give its columns with `--header`.");
  });

  it("leaves unknown what is not to be worked out", async () => {
    const run = await simulate(sofas, log, "--json", "--underived", "repeat", "--underived", "during_hours");
    expect(json(run)).toMatchObject({ missing: { during_hours: 2, repeat: 2 }, simulation: { log: { derived: [] } } });
  });

  it("is complete from an earlier day on if that is said", async () => {
    const open = await file("open.json", campaignOf("sofas", "repeat", HOURS));
    expect(json(await simulate(open, log, "--json"))).toMatchObject({
      counts: { decisions: { undetermined: 1, skip: 1 } },
    });
    const run = await simulate(open, log, "--json", "--complete-from", "2026-09-01");
    expect(json(run)).toMatchObject({ counts: { decisions: { undetermined: 0, skip: 2, record: 1 } } });
    const wrong = await simulate(open, log, "--complete-from", "2026-02-30");
    expect(wrong.stderr).toContain("`2026-02-30` is no day.");
  });

  it("names the column that a fact would have stood in", async () => {
    const misspelt = await file(
      "misspelt.csv",
      csvOf(
        ROWS,
        NAMES.map((name) => ({ mobile: "mobil", transaction_type: "transaction type" })[name] ?? name),
      ),
    );
    const { stdout } = await simulate(sofas, misspelt);
    expect(stdout).toContain(
      "No column `transaction_type` is in the log, so every row counts as a call. There is a column `transaction type`: is that it?",
    );
    expect(stdout).toContain(
      "No column `mobile` is in the log, so `mobile` is unknown. There is a column `mobil`: is that it?",
    );
    // Another file has it.
    expect((await simulate(sofas, misspelt, "--calls", log)).stdout).toMatch(
      /In `\S*misspelt\.csv`: No column `mobile` is in the log/,
    );
  });

  it("counts by the clock at the campaign, and tells the times between without calls", async () => {
    const rows = ["2026-10-05T11:00:00Z", "2026-10-07T09:30:00Z"].map((start) => [start]);
    const times = await file("times.csv", csvOf(rows, ["start_time_xml"]));
    const { stdout } = await simulate(sofas, times, "--by", "hour", "--by", "day", "--by", "weekday");
    const told = [...stdout.matchAll(/^ {2}([\d:-]{5,10}|\w+day) +\d+ +(\d+) +(\d+)$/gm)];
    expect(told.map(([, value, skip = 0, open = 0]) => `${value} ${Number(skip) + Number(open)}`)).toEqual(
      "09:00 1,10:00 0,11:00 1,2026-10-05 1,2026-10-06 0,2026-10-07 1,Monday 1,Tuesday 0,Wednesday 1".split(","),
    );
    expect(stdout).toContain("  By the clock of Etc/UTC.\n");
  });

  it("says that there is no such field to count by", async () => {
    expect((await simulate(sofas, log, "--by", "weekdy")).stdout).toContain(
      "No column `weekdy` is in the log to count by. Did you mean `weekday`?",
    );
  });

  it("is not taken for the campaign", async () => {
    expect((await simulate(log, sofas)).stderr).toContain("Are the campaign and the calls the wrong way round?");
  });

  it("says what the campaign lacks", async () => {
    const bare = await file("bare.json", {
      ivr_tree: { record_calls: true, call_recording_condition: "during_hours" },
    });
    expect((await simulate(bare, log)).stdout).toContain(
      "has no `hours` and no `timezone`, so `during_hours` is unknown.",
    );
    const ivr_tree = { record_calls: true, call_recording_condition: "during_hours" };
    const zoneless = await file("zoneless.json", { hours: {}, timezone: "berlin", operating_24_7: false, ivr_tree });
    expect((await simulate(zoneless, log)).stdout).toContain(
      "has the `timezone` `berlin`, which there is not, so `during_hours` is unknown. Write a name such as `Berlin`.",
    );
    const hours = { monday_open: "09:00", monday_close: 61200, tuesday_closed: true };
    const dayless = await file("dayless.json", { hours, timezone: "Berlin", operating_24_7: false, ivr_tree });
    expect((await simulate(dayless, log)).stdout).toMatch(/does not say when it is open on `monday`, `wednesday`, /);
  });

  it("says where a value is no time and no key, which counts with --strict", async () => {
    const broken = await file("broken.csv", csvOf([["T-1", "Call", "yesterday", "", "Phone", "sofas", "", "", ""]]));
    const run = await simulate(sofas, broken, "--json");
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain(":2: call 1 (T-1): The start of the call, `yesterday`, is no time that is understood");
    expect(run.stderr).toContain("The phone type `Phone` is neither `Mobile` nor `Landline`: it is taken as unknown.");
    expect((await simulate(sofas, broken, "--strict")).code).toBe(1);
  });
});

describe("several campaigns", () => {
  it("are matched with their calls by their ids; rows without one and campaigns without rows are counted", async () => {
    await file("campaigns/sofas.json", campaignOf("sofas", "during_hours and mobile and not repeat"));
    await file("campaigns/chairs.json", campaignOf("chairs", "mobile"));
    await file("campaigns/rugs.json", campaignOf("rugs", ""));
    const run = await simulate(path("campaigns"), log, "--json", "--by", "campaign");
    const { simulation } = json(run) as { simulation: { log: object; candidates: object[]; groupings: object[] } };
    expect(simulation.log).toMatchObject({
      calls: 5,
      leftOut: { notCalls: 1, replaced: 1, duplicates: 1, otherCampaigns: 1 },
      campaigns: [
        { name: "chairs.json", calls: 2 },
        { name: "rugs.json", calls: 0 },
        { name: "sofas.json", calls: 3 },
      ],
    });
    expect(simulation.candidates[0]).toMatchObject({
      condition: null,
      outcomes: { record: 2, skip: 3, undetermined: 0 },
    });
    expect(simulation.groupings).toMatchObject([
      {
        by: "campaign",
        groups: [{ value: "chairs.json", outcomes: [{ record: 1, skip: 1 }] }, { value: "sofas.json" }],
      },
    ]);
    expect((await simulate(path("campaigns"), log)).stdout).toContain("no calls of rugs.json");
    const { stdout } = await simulate(path("campaigns/rugs.json"), log);
    expect(stdout).toContain("All calls of the log are of other campaigns than ");
  });

  it("are not guessed for calls that name none", async () => {
    const contexts = await file("contexts.ndjson", '{"mobile":true}\n{"mobile":false}\n');
    const run = await simulate(path("campaigns"), contexts, "--json");
    expect(json(run)).toMatchObject({ simulation: { log: { calls: 0, leftOut: { otherCampaigns: 2 } } } });
    expect((await simulate(path("campaigns"), contexts)).stdout).toContain("replay them with one campaign at a time");
  });

  it("need ids", async () => {
    await file("nameless/a.json", campaignOf("sofas", "mobile"));
    await file("nameless/b.json", {
      current_terms: { ivr_tree: { record_calls: true, call_recording_condition: "mobile" } },
    });
    const run = await simulate(path("nameless"), log);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("has no id, so nobody can tell which calls are its.");
  });

  it("are replayed without files that only may be logs, which are told", async () => {
    await file("maybe/a.csv", "transaction_id,mobile\n1,Mobile\n");
    await Promise.all(["b.xlsx", "c.gz", "d", "README.md"].map((name) => file(`maybe/${name}`, "?")));
    const run = await simulate(sofas, path("maybe"));
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain("`b.xlsx` and 2 more may hold calls, and was passed over");
  });

  it("have ids of their own, by which the log names them", async () => {
    await file("twice/a.json", campaignOf("sofas", "mobile"));
    const twin = await file("twice/b.json", campaignOf("sofas", "landline"));
    const run = await simulate(path("twice"), log);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("have the same ids, so nobody can tell which of them decides.");
    const other = await file("other.csv", "transaction_id,advertiser_campaign_id,mobile\n1,7,Mobile\n");
    const none = await simulate(twin, other);
    expect(none.stdout).toContain("The log names campaigns by `advertiser_campaign_id`, and");
  });
});

describe("what if", () => {
  it("compares with other conditions, and says what makes the calls differ", async () => {
    const run = await simulate(sofas, log, "--json", "--compare", "mobile", "--compare", "during_hours and mobile");
    const { simulation } = json(run) as { simulation: { comparisons: object[] } };
    expect(simulation.comparisons).toMatchObject([
      {
        word: "looser",
        table: { record: { record: 1 }, skip: { record: 1, skip: 1 } },
        flips: [
          {
            from: "skip",
            to: "record",
            calls: 1,
            because: [
              { text: "during_hours", truth: false },
              { text: "mobile", truth: true },
            ],
            examples: [{ line: 2, row: 1, id: "T-1" }],
          },
        ],
      },
      { word: "looser", flips: [] },
    ]);
    const { stdout } = await simulate(sofas, log, "--compare", "mobile");
    expect(stdout).toContain("what if  mobile (looser over all calls)");
    expect(stdout).toContain("skip → record, e.g. line 2 (T-1)");
  });

  it("compares with another campaign's file, and with those of a folder", async () => {
    const stricter = await file(
      "after/sofas.json",
      campaignOf("sofas", "during_hours and mobile and not repeat and landline"),
    );
    const one = json(await simulate(sofas, log, "--json", "--compare", stricter)) as { simulation: object };
    expect(one.simulation).toMatchObject({
      comparisons: [{ word: "stricter", table: { record: { record: 0, skip: 1 } } }],
    });
    await file("after/chairs.json", campaignOf("chairs", "mobile"));
    const lacking = await simulate(path("campaigns"), log, "--compare", path("after"));
    expect(lacking.stderr).toContain("has no campaign in the place of");
  });

  it("refuses a condition with an error", async () => {
    const run = await simulate(sofas, log, "--compare", "mobile AND");
    expect(run).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("recordings", () => {
  it("are held against the decisions", async () => {
    const { simulation } = json(await simulate(sofas, log, "--json")) as { simulation: object };
    expect(simulation).toMatchObject({
      recordings: {
        agree: 2,
        recordedButSkip: 1,
        notRecordedButRecord: 0,
        causes: [{ from: "skip", to: "record", calls: 1, because: [{ text: "during_hours", truth: false }] }],
      },
    });
  });
});

describe("the file of --out", () => {
  it("has a row for each call, as NDJSON and as CSV", async () => {
    const ndjson = path("out.ndjson");
    expect((await simulate(sofas, log, "--out", ndjson, "--compare", "mobile")).code).toBe(0);
    const lines = (await readFile(ndjson, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toEqual({
      file: log,
      line: 2,
      id: "T-1",
      campaign: "sofas.json",
      decision: "skip",
      mobile: "record",
    });
    const csv = path("out.csv");
    await simulate(sofas, log, "--out", csv);
    expect((await readFile(csv, "utf8")).split("\r\n").slice(0, 2)).toEqual([
      "file,line,id,campaign,decision",
      `${log},2,T-1,sofas.json,skip`,
    ]);
  });

  it("has no cell that a spreadsheet would run", async () => {
    const evil = await file(
      "evil.csv",
      csvOf([["=cmd|' /C calc'!A0", "Call", NOON, "", "Mobile", "sofas", "", "", ""]]),
    );
    const csv = path("evil-out.csv");
    await simulate(sofas, evil, "--out", csv);
    expect(await readFile(csv, "utf8")).toContain(`,'=cmd|' /C calc'!A0,`);
    expect((await simulate(sofas, evil, "--out", csv)).stderr).toContain(
      "1 cell that a spreadsheet would take for a formula begins with an apostrophe",
    );
  });

  it("may be Parquet, which is read back as it was written", async () => {
    const parquet = path("out.parquet");
    await simulate(sofas, log, "--out", parquet, "--compare", "mobile", "--compare", "mobile");
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(parquet) });
    expect(rows).toEqual(
      [
        ["T-1", 2, "skip", "record"],
        ["T-2", 3, "record", "record"],
        ["T-3", 4, "skip", "skip"],
      ].map(([id, line, decision, mobile]) => ({
        file: log,
        line,
        id,
        campaign: "sofas.json",
        decision,
        mobile,
        "mobile (2)": mobile,
      })),
    );
  });

  it("never takes the place of what is read", async () => {
    const before = await readFile(log, "utf8");
    const run = await simulate(sofas, log, "--out", log);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("over a file that is read here");
    expect(await readFile(log, "utf8")).toBe(before);
  });

  it("is not there when its name says no form", async () => {
    const run = await simulate(sofas, log, "--out", path("out.xls"));
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("must end in");
  });
});
