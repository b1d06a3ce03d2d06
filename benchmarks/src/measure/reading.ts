import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readJson, readTerms, type Terms } from "@recond/campaign";
import { readLog, sampleLog, type SampleOptions, showroom } from "@recond/simulator";
import { processorTime, type Timings, timingsOf } from "./clock.js";
import { collectGarbage } from "./garbage.js";

/** The least that reading NDJSON costs: nothing is looked at but the ends of lines. */
export const PLAIN_READER = "JSON.parse a line";

/** A log in a file, and how it is read. */
interface Reading {
  readonly name: string;
  readonly file: string;
  readonly options: SampleOptions;
  readonly read: (path: string) => Promise<number>;
}

/** What a condition about phones, repeat callers and keys asks for. */
const NEEDS: ReadonlySet<string> = new Set([
  "transaction_id",
  "transaction_type",
  "corrects_transaction_id",
  "calling_phone_number",
  "start_time_utc",
  "mobile",
  "repeat_calling_phone_number",
  "keypress_1",
  "keypress_2",
  "keypress_3",
  "keypress_4",
]);

const readings: readonly Reading[] = [
  { name: PLAIN_READER, file: "log.ndjson", options: { format: "ndjson" }, read: readPlainly },
  { name: "NDJSON", file: "log.ndjson", options: { format: "ndjson" }, read: async (path) => readRows(path) },
  { name: "JSON", file: "log.json", options: { format: "json" }, read: async (path) => readRows(path) },
  { name: "CSV", file: "log.csv", options: { format: "csv" }, read: async (path) => readRows(path) },
  { name: "CSV, 11 columns", file: "log.csv", options: { format: "csv" }, read: async (path) => readRows(path, NEEDS) },
  {
    name: "CSV, gzip, 11 columns",
    file: "log.csv.gz",
    options: { format: "csv", compression: "gzip" },
    read: async (path) => readRows(path, NEEDS),
  },
  {
    name: "Parquet, 11 columns",
    file: "log.parquet",
    options: { format: "parquet" },
    read: async (path) => readRows(path, NEEDS),
  },
];

/**
 * Reads the same log in each form in which it comes, from files. What it costs is the time of a processor: unpacking and reading files
 * happens in threads.
 */
export async function measureReading(
  rows: number,
  rounds: number,
): Promise<{ readonly timings: Timings; readonly names: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "recond-benchmark-"));
  const times = new Map(readings.map(({ name }) => [name, new Array<number>()]));
  // Each round starts with another one; the first warms up.
  const turns = Array.from({ length: rounds + 1 }, (_, round) =>
    [...readings.slice(round % readings.length), ...readings.slice(0, round % readings.length)].map((reading) => ({
      reading,
      round,
    })),
  ).flat();
  try {
    await Array.fromAsync(readings, async ({ file, options }) => write(join(folder, file), { ...options, rows }));
    await Array.fromAsync(turns, async ({ reading, round }) => {
      const time = await timeOf(reading, join(folder, reading.file), rows);
      if (round > 0) times.get(reading.name)?.push(time);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { timings: timingsOf(times), names: readings.map(({ name }) => name) };
}

async function timeOf({ name, read }: Reading, path: string, rows: number): Promise<number> {
  collectGarbage();
  const start = processorTime();
  const found = await read(path);
  const end = processorTime();
  if (found !== rows) throw new Error(`${name} has ${found} rows, and not ${rows}.`);
  return end - start;
}

async function readRows(path: string, needs?: ReadonlySet<string>): Promise<number> {
  const file = { name: path, path, bytes: statSync(path).size, open: () => createReadStream(path) };
  let count = 0;
  for await (const { rows } of readLog([file], { needs })) count += rows.length;
  return count;
}

async function readPlainly(path: string): Promise<number> {
  let count = 0;
  let held = "";
  for await (const piece of createReadStream(path, "utf8")) {
    const lines = `${held}${piece}`.split("\n");
    held = lines.pop() ?? "";
    for (const line of lines) if (isObject(JSON.parse(line))) count += 1;
  }
  return held === "" ? count : count + 1;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

async function write(path: string, options: SampleOptions): Promise<void> {
  await pipeline(sampleLog(showroomTerms(), options), createWriteStream(path));
}

function showroomTerms(): Terms {
  const document = readJson(showroom);
  const [terms] = "root" in document ? readTerms(document.root) : [];
  if (terms === undefined) throw new TypeError("The showroom's campaign has no terms.");
  return terms;
}
