import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { parseOrThrow } from "@recond/parser";
import {
  type FlipGroup,
  type LogFile,
  type Plan,
  readLog,
  sampleLog,
  showroom,
  simulate,
  simulateOnDuckdb,
  DuckdbInterruptedError,
  type Simulation,
} from "@recond/simulator";
import { afterAll, describe, expect, it } from "vitest";
import { termsOf } from "./terms.js";

const folder = await mkdtemp(join(tmpdir(), "recond-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const terms = termsOf(JSON.parse(showroom) as object);

const candidates = [
  'during_hours and not repeat and (pressed[1] or custom_data[product] contains "Sofa" or media_type = "Paid Search")',
  "repeat or mobile",
  'landline or pressed[1 1] or pressed[2 a] or affiliate_name present or not custom_data[zip] = "97201"',
  'promo_number_description contains "x" or custom_data[it\'s] present or custom_data[Purchase] = "1"',
].map((text) => ({ name: text, settings: [{ recordCalls: true, condition: parseOrThrow(text) }] }));

const plan: Plan = {
  campaigns: [{ name: "showroom", file: "showroom.json", ids: {}, terms, repeatWindowDays: 7 }],
  candidates,
  by: ["day", "hour", "campaign", "media_type", "phone", "custom_data[product]"],
};

const fileAt = (path: string): LogFile => ({ name: path, bytes: undefined, path, open: () => createReadStream(path) });

/** A number that a program takes for the one before it. */
const TOO_LARGE = "9007199254740993";

/** What does not depend on which call stands for others, and on the order of what is equally frequent. Each engine says itself what it cannot read. */
function comparable({ log, candidates: results, comparisons, groupings, recordings }: Simulation): object {
  return {
    log: {
      ...log,
      problems: toldByBoth(log),
      notes: log.notes.filter((note) => !note.startsWith("Replayed on DuckDB")),
    },
    results,
    comparisons: comparisons.map((each) => ({ ...each, flips: flipsOf(each.flips) })),
    groupings,
    recordings: recordings && { ...recordings, causes: flipsOf(recordings.causes) },
  };
}

function toldByBoth({ problems }: Simulation["log"]): object {
  return problems
    .filter(({ isDoubt }) => isDoubt)
    .map(({ count, examples }) => [count, ...examples.map(({ problem }) => problem)].join("\n"))
    .toSorted((a, b) => Number(a > b) - Number(a < b));
}

/** Of equally many calls it depends on their order which groups are told, and which are among the rest. */
function flipsOf(flips: readonly FlipGroup[]): object {
  const least = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const { from, to, calls } of flips) {
    const change = `${from} ${to}`;
    totals.set(change, (totals.get(change) ?? 0) + calls);
    least.set(change, Math.min(calls, least.get(change) ?? calls));
  }
  const told = flips.filter(
    ({ from, to, calls, because }) => calls > (least.get(`${from} ${to}`) ?? 0) && because.length > 0,
  );
  return { totals, told: told.map(({ examples: _examples, ...each }) => JSON.stringify(each)).toSorted() };
}

async function expectSame(changed: Partial<Plan>, ...paths: readonly string[]): Promise<Simulation> {
  const own = { ...plan, ...changed };
  const plain = await simulate(own, readLog(paths.map(fileAt)), { files: paths });
  const onDuckdb = await simulateOnDuckdb(own, { files: paths.map(fileAt) });
  expect(comparable(onDuckdb)).toEqual(comparable(plain));
  return onDuckdb;
}

async function sample(name: string, options: Parameters<typeof sampleLog>[1]): Promise<string> {
  const path = join(folder, name);
  await pipeline(Readable.from(sampleLog(terms, options)), createWriteStream(path));
  return path;
}

describe("a simulation on DuckDB is that of this program", () => {
  it.each([
    ["sample.csv", { format: "csv" }],
    ["sample.csv.gz", { format: "csv", compression: "gzip" }],
    ["sample.json", { format: "json" }],
    ["sample.ndjson", { format: "ndjson" }],
    ["sample.parquet", { format: "parquet" }],
  ] as const)("over %s", async (name, options) => {
    const path = await sample(name, { rows: 1500, seed: 3, ...options });
    const { log } = await expectSame({}, path);
    expect(log.calls).toBeGreaterThan(1000);
  });

  it("over several files of several kinds, of which one lacks columns", async () => {
    const paths = [
      await sample("it's a[1]*?.csv", { rows: 300, seed: 5 }),
      await sample("b.ndjson", {
        rows: 300,
        seed: 6,
        format: "ndjson",
        without: new Set(["mobile", "keypress_3", "recording"]),
      }),
      await sample("a-again.csv", { rows: 300, seed: 5 }),
    ];
    const { log } = await expectSame({}, ...paths);
    expect(log.leftOut.duplicates).toBeGreaterThan(250);
  });

  it("with several campaigns, without derived facts, and from a given day on", async () => {
    const path = await sample("several.csv", { rows: 500, seed: 7 });
    const [campaign] = plan.campaigns;
    const campaigns = [
      { name: "one", file: "one.json", ids: { advertiser_campaign_id: "31415" }, terms, repeatWindowDays: 3 },
      { name: "other", file: "other.json", ids: { advertiser_campaign_id: "1" }, terms, repeatWindowDays: 30 },
    ];
    const both = candidates.map((each) => ({
      ...each,
      settings: [...each.settings, { recordCalls: false, condition: null }],
    }));
    await expectSame({ campaigns, candidates: both }, path);
    await expectSame({ underived: new Set(["during_hours", "repeat"]) }, path);
    await expectSame({ completeFrom: Date.UTC(2025, 0, 1) }, path);
    expect(campaign?.name).toBe("showroom");
  });

  it("of odd rows: custom data in all their forms, times and callers that are none", async () => {
    const rows = [
      {
        transaction_id: 1,
        custom_data: [
          { partner_name: "product", value: "Sofa" },
          { name: "zip", value: null },
        ],
      },
      {
        transaction_id: "2",
        custom_data: [
          { name: "product", value: true },
          { name: "zip", value: "97201" },
        ],
        product: "Sofa",
      },
      {
        transaction_id: "3",
        custom_data: [
          { name: "product", value: "Sofa" },
          { name: "product", value: "Bed" },
        ],
      },
      {
        transaction_id: "4",
        custom_data: [
          { name: "zip", value: "1" },
          { name: "zip", value: "1" },
        ],
        product: "Sofa",
      },
      { transaction_id: "5", custom_data: { product: { value: "Sofa", source: "x" }, zip: "97201", "it's": " " } },
      { transaction_id: "6", custom_data: [{ value: "Sofa" }] },
      { transaction_id: "7", custom_data: "Sofa", product: "Sofa" },
      { transaction_id: "8", custom_data: null, product: "Sofa" },
      { transaction_id: "9", product: "Sofa", zip: 97201, "it's": "\u00a0" },
      { transaction_id: "10", mobile: null, affiliate_name: 5, media_type: "", keypress_1: 1, keypress_2: null },
      { transaction_id: "11", mobile: "mobile", keypress_1: "1", keypress_2: "1", repeat_calling_phone_number: true },
      { transaction_id: "12", keypress_1: "", keypress_2: "1", repeat_calling_phone_number: "YES" },
      {
        transaction_id: "13",
        start_time_utc: "1772454698000",
        calling_phone_number: "503-600-6622",
        keypress_1: ["1"],
      },
      { transaction_id: "14", start_time_utc: 1_772_541_098_000, calling_phone_number: "(503) 600 6622" },
      { transaction_id: "15", start_time_utc: "soon", calling_phone_number: null },
      {
        transaction_id: "16",
        start_time_utc: "",
        start_time_xml: "2026-03-02T04:31:38-08:00",
        calling_phone_number: "1",
      },
      { transaction_id: "17", start_time_xml: "2026-02-30T04:31:38-08:00", calling_phone_number: "1" },
      { transaction_id: "18", start_time_local: "2026-03-04 04:31:38.25 +05:30", calling_phone_number: "1" },
      { transaction_id: "19", start_time_local: "2026-03-04 04:31:38", corrects_transaction_id: "16" },
      { transaction_id: "19", transaction_type: "Call", start_time_utc: -1 },
      { transaction_id: "21", start_time_utc: 0, calling_phone_number: "XXX-1" },
      {
        transaction_id: "22",
        start_time_utc: 1_793_610_900,
        calling_phone_number: "+15036006622",
        advertiser_campaign_id: 7,
      },
      {
        transaction_id: "23",
        start_time_utc: 1_772_541_098_500,
        calling_phone_number: "+15036006622",
        advertiser_campaign_id: 7,
      },
      {
        transaction_id: "23b",
        start_time_utc: 1_772_541_098_550,
        calling_phone_number: "503-600-6622",
        advertiser_campaign_id_from_network: "abc",
      },
      { transaction_id: "24", start_time_utc: 1_772_541_098_600, calling_phone_number: "Anonymous" },
      { transaction_id: "25", repeat_calling_phone_number: "Ja", calling_phone_number: "" },
      { transaction_id: "26", product: "null", zip: "null" },
      { transaction_id: "27", custom_data: [], product: "null" },
      { transaction_id: "28", custom_data: { product: "Sofa", zip: "" }, product: "Bed", zip: "97201" },
      { transaction_id: "29", custom_data: [{ name: "product", value: "Sofa" }], product: "null" },
      { transaction_id: "30", custom_data: [{ name: "product", value: "Sofa" }], product: "" },
      { transaction_type: "Signal", transaction_id: "20" },
      { transaction_type: "call", transaction_id: "31" },
      { transaction_id: "28", custom_data: { product: "Sofa" } },
      { transaction_id: "32", corrects_transaction_id: "30" },
      { transaction_id: "33", corrects_transaction_id: "30", mobile: "Mobile" },
      { start_time_xml: "2026-03-02T12:00:00+99:00" },
      { start_time_xml: "2026-03-02T12:00:00+05:60" },
      { start_time_xml: "2026-03-02T24:00:00Z" },
      { start_time_xml: "2026-03-02T12:00:00", start_time_local: "2026-03-02 12:00:00 -08:00" },
      { start_time_xml: "2026-02-30T12:00:00", start_time_local: "2026-03-02 12:00:00 -08:00" },
      // A year that nobody meant: the clock of the campaign is not asked for all time until then.
      { start_time_utc: 253_402_300_799_000 },
      { keypress_1: "", keypress_2: "", keypresses: "1,2" },
      { keypress_1: "1", keypress_2: null, keypresses: "1, 2", media_type: 5 },
      { keypress_1: "1", keypresses: "1,2" },
      { advertiser_campaign_id: 7, advertiser_campaign_id_from_network: "other", mobile: "Mobile" },
      { advertiser_campaign_id: 8, advertiser_campaign_id_from_network: "abc", mobile: "Mobile" },
      { advertiser_campaign_id: 7, advertiser_campaign_id_from_network: "", mobile: "Mobile" },
      { transaction_id: true },
      { transaction_id: ["1"], custom_data: [{ partner_name: 5, name: "product", value: "Sofa" }] },
      { transaction_id: ["1"], custom_data: [], product: 5 },
      { transaction_id: TOO_LARGE, custom_data: '{"product":{"value":"Sofa"}}' },
      { transaction_id: TOO_LARGE, keypress_1: "1", keypress_3: "1", media_type: 5 },
      { transaction_type: null, recording: "https://example.com/1" },
      { transaction_type: "", recording: null },
    ];
    const path = join(folder, "odd.ndjson");
    await writeFile(path, rows.map((row) => JSON.stringify(row).replace(`"${TOO_LARGE}"`, TOO_LARGE)).join("\n"));
    await expectSame({}, path);
    const ids = { advertiser_campaign_id: "7", advertiser_campaign_id_from_network: "abc" };
    await expectSame({ campaigns: plan.campaigns.map((each) => ({ ...each, ids })) }, path);
    // Of which it is known whether it is open even where no time is.
    const open = termsOf({ operating_24_7: true, ivr_tree: { record_calls: true, root: { node_type: "EndCall" } } });
    await expectSame({ campaigns: plan.campaigns.map((each) => ({ ...each, terms: open })) }, path);
  });

  it("has no answer when it is stopped", async () => {
    const files = [fileAt(await sample("stopped.csv", { rows: 1500, seed: 3 }))];
    const soon = AbortSignal.timeout(50);
    await expect(simulateOnDuckdb(plan, { files }, { signal: soon })).rejects.toThrow(DuckdbInterruptedError);
  });

  it("counts rows of CSV that cannot be read, and no row is lost where a cell goes on in the next line", async () => {
    const path = join(folder, "damaged.csv");
    const lines = [
      "transaction_id,mobile,media_type",
      '1,Mobile,"TV,\nlate"',
      "2,Mobile",
      "3,Mobile,TV,4,5",
      '4,"Mob"ile,TV',
      "5,Landline,TV",
    ];
    await writeFile(path, `${lines.join("\n")}\n`);
    const { log } = await expectSame({}, path);
    expect(log).toMatchObject({ calls: 2, rejected: 3 });
    expect(log.problems.map(({ problem }) => problem)).toContain(
      "DuckDB cannot read this row: Expected Number of Columns: 3 Found: 2.",
    );
  });

  it("tells what is wrong with a file beside its rows, and how many lines a quote takes along", async () => {
    const path = join(folder, "cut.csv.gz");
    const packed = gzipSync("transaction_id,mobile,note,note\n1,Mobile,a,b\n2,Landline,a,b\n");
    await writeFile(path, packed.subarray(0, -8));
    const { log } = await expectSame({}, path);
    expect(log.problems.map(({ problem }) => problem)).toEqual([
      "The column `note` appears twice.",
      "The gzip file ends in the middle: the log may go on.",
    ]);
    const quoted = join(folder, "quoted.csv");
    await writeFile(quoted, 'transaction_id,mobile\n1,"Mobile\n2,Mobile\n3,Mobile\n4,"Mobile\n5,Mobile\n');
    const told = (await simulateOnDuckdb(plan, { files: [fileAt(quoted)] })).log.problems;
    expect(told[0]?.problem).toContain("and with it the next 3 lines, which may be rows.");
  });

  it("over a header between rows, and a line that says which separator there is", async () => {
    const path = join(folder, "pages.csv");
    const page = ["transaction_id;mobile;media_type", "1;Mobile;TV", "2;Landline;TV"].join("\n");
    await writeFile(path, `sep=;\n${page}\n${page.replace("1;", "3;")}\n`);
    const { log } = await expectSame({}, path);
    expect(log).toMatchObject({ rows: 4, calls: 3 });
  });

  it.each(["start_time_utc", "start_time_xml"])(
    "over columns of Parquet that have types, such as %s",
    async (start) => {
      const path = join(folder, "typed.parquet");
      const rows = `SELECT i::DOUBLE AS transaction_id, 31415.0::DECIMAL(9, 1) AS advertiser_campaign_id, i % 2 AS keypress_1,
  (i % 3)::FLOAT AS repeat_calling_phone_number, ${start === "start_time_xml" ? "TIMESTAMPTZ" : "TIMESTAMP"} '2026-03-02 12:00:00.5' + INTERVAL (i) HOUR AS ${start},
  'TV' AS media_type, 97201.0::DOUBLE AS zip FROM range(50) AS t(i)`;
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      const ids = { advertiser_campaign_id: "31415" };
      const campaigns = plan.campaigns.map((each) => ({ ...each, ids }));
      await connection.run(`COPY (${rows}) TO '${path}' (FORMAT parquet)`);
      connection.closeSync();
      const { log } = await expectSame({ campaigns }, path);
      expect(log.calls).toBe(50);
    },
  );

  it("counts lines that are no rows", async () => {
    const path = join(folder, "broken.ndjson");
    await writeFile(path, '{"transaction_id":"1","mobile":"Mobile","transaction_type":"Call"}\n{"transaction_id"\n5\n');
    const { log } = await expectSame({}, path);
    expect(log.rejected).toBe(2);
  });
});

it.each([
  [
    "contexts.ndjson",
    '{"mobile":true}\n',
    "holds no transactions. On DuckDB only these are replayed: leave out the engine.",
  ],
  ["twice.csv", "transaction_id,product,product\n1,Sofa,Bed\n", "has the column `product` twice."],
  ["other.csv", "transaction_id,mobile\n1,Mobile\nmobile,transaction_id\n", "stands a header with other columns"],
  ["utf16.csv", Buffer.from("\uFEFFtransaction_id,mobile\n1,Mobile\n", "utf16le"), "is written in UTF-16"],
])("what DuckDB would read otherwise is refused with what to do: %s", async (name, content, message) => {
  const path = join(folder, name);
  await writeFile(path, content);
  await expect(simulateOnDuckdb(plan, { files: [fileAt(path)] })).rejects.toThrow(message);
});
