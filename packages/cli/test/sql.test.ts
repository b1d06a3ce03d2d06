import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleColumns } from "@recond/simulator";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond, type Run } from "./support/recond.js";

const { file, path } = await folder();

const sql = (...args: readonly string[]): Promise<Run> => recond(["sql", ...args]);

const campaign = join(examples, "campaign.json");

/** Replays with the campaign of the examples. */
const simulate = (...args: readonly string[]): Promise<Run> =>
  recond(["simulate", "--campaign", campaign, "--json", ...args]);

const PLACE = "`--init-columns` writes a file of columns to name them in.";

describe("recond sql", () => {
  it.each([
    ["duckdb", `COALESCE("media_type" COLLATE C = 'a\\b''c', FALSE)`],
    ["postgresql", `COALESCE(CAST("media_type" AS TEXT) COLLATE "C" = E'a\\\\b''c', FALSE)`],
    ["clickhouse", "COALESCE(`media_type` = 'a\\\\b\\'c', FALSE)"],
    ["bigquery", "COALESCE(COLLATE(`media_type`, '') = 'a\\\\b\\'c', FALSE)"],
    ["spark", "COALESCE(CAST(`media_type` AS BINARY) = CAST('a\\\\b\\'c' AS BINARY), FALSE)"],
    ["trino", `COALESCE(CAST("media_type" AS VARCHAR) = 'a\\b''c', FALSE)`],
    ["snowflake", `COALESCE(COLLATE(CAST("media_type" AS VARCHAR), '') = 'a\\\\b\\'c', FALSE)`],
  ])("writes a condition for %s", async (dialect, expected) => {
    expect(await sql("--dialect", dialect, `media_type = "a\\b'c"`)).toEqual({
      code: 0,
      stdout: `${expected}\n`,
      stderr: "",
    });
  });

  it("says which facts no column holds", async () => {
    const { stdout, stderr } = await sql(
      "--dialect",
      "trino",
      'not promo_number_description contains "a" or during_hours',
    );
    expect(stdout).toBe("((NOT CAST(NULL AS BOOLEAN)) OR CAST(NULL AS BOOLEAN))\n");
    expect(stderr).toBe(
      `No column holds \`promo_number_description\` and \`during_hours\`: they are unknown for every call. A whole query of a campaign (\`--campaign\`, \`--query\`) works out \`during_hours\` and \`repeat\`. ${PLACE}\n`,
    );
  });

  it.each(["postgresql", "snowflake"])("writes a whole query for %s", async (dialect) => {
    const { code, stdout, stderr } = await sql(
      "--dialect",
      dialect,
      "--campaign",
      campaign,
      "--query",
      "counts",
      "--compare",
      "repeat",
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^-- decision: now: during_hours and .*\n-- what_if_1: repeat: repeat\nWITH\n/);
    expect(stdout).toContain("recond_moment < ");
    expect(stdout).toContain("GROUP BY decision, reason, what_if_1, what_if_1_reason");
  });

  it("takes settings that record nothing for what they are", async () => {
    const off = await file("off.json", '{ "record_calls": false, "call_recording_condition": "mobile" }');
    expect((await sql("--dialect", "duckdb", "--campaign", off)).stdout).toBe("FALSE\n");
    const { stdout } = await sql("--dialect", "duckdb", "--campaign", off, "--query", "calls");
    expect(stdout).toContain("-- decision: now: recording is disabled\n");
    expect(stdout).toContain("'skip' AS decision,\n  'recording-disabled' AS reason");
  });

  it("gives JSON", async () => {
    expect(json(await sql("--dialect", "duckdb", "--json", "not during_hours"))).toEqual({
      dialect: "duckdb",
      shows: "expression",
      conditions: [{ name: "condition", record_calls: true, condition: "not during_hours" }],
      unknown: ["during_hours"],
      sql: "(NOT CAST(NULL AS BOOLEAN))",
    });
  });

  it("follows a file of columns", async () => {
    const columns = await file("columns.yaml", "mobile: is_mobile\ncustom_data: { others: { map: fields } }\n");
    expect(await sql("--dialect", "trino", "--columns", columns, "landline and custom_data[it's] present")).toEqual({
      code: 0,
      stdout: `(CASE WHEN "is_mobile" THEN FALSE END AND COALESCE(regexp_like(CAST(element_at("fields", 'it''s') AS VARCHAR), '[^\\t-\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]'), FALSE))\n`,
      stderr: "",
    });
  });

  it("shows what is wrong with a file of columns", async () => {
    const columns = await file("wrong.yaml", "mobil: is_mobile\n");
    const { code, stderr } = await sql("--dialect", "duckdb", "--columns", columns, "mobile");
    expect(code).toBe(2);
    expect(stderr).toContain("error: There is no key `mobil` here. Did you mean `mobile`?");
    expect(stderr).toContain("wrong.yaml:1:1");
  });

  it("writes a first file of columns, and leaves one that is there", async () => {
    const cwd = path;
    const first = await recond(["sql", "--init-columns"], { cwd });
    expect(first).toEqual({ code: 0, stdout: "recond.columns.yaml: written\n", stderr: "" });
    expect(readFileSync(join(cwd, "recond.columns.yaml"), "utf8")).toBe(exampleColumns);
    const second = await recond(["sql", "--init-columns"], { cwd });
    expect(second.code).toBe(2);
    expect(second.stderr).toContain("there is `recond.columns.yaml` already");
  });

  it.each([
    [["mobile"], "SQL differs from engine to engine. Name yours: `--dialect` with `duckdb`, "],
    [["--dialect", "duckdb"], "The condition is missing."],
    [["--dialect", "duckdb", "--compare", "repeat", "mobile"], "`--compare` is for a whole query."],
    [["--dialect", "duckdb", "--complete-from", "2026-01-01", "mobile"], "`--complete-from` is for a whole query."],
    [["--dialect", "duckdb", "--campaign", campaign, "mobile"], "There is a condition and a `--campaign`."],
    [["--dialect", "duckdb", "--terms", "current", "mobile"], "`--terms` and `--current` are about a campaign"],
    [["--dialect", "duckdb", "mobile and"], "error[missing-operand]"],
    [["--dialect", "mysql", "mobile"], "mysql"],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await sql(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("recond simulate --engine duckdb", () => {
  const log = join(examples, "transactions.csv");
  /** What the tests read of the JSON. */
  interface Simulated {
    readonly counts: object;
    readonly simulation: {
      readonly candidates: readonly object[];
      readonly log: { readonly notes: readonly string[] };
    };
  }

  it("counts what this program counts", async () => {
    const args = ["--calls", log, "--compare", "mobile", "--by", "media_type"];
    const plain = json(await simulate(...args)) as Simulated;
    const onDuckdb = json(await simulate(...args, "--engine", "duckdb")) as Simulated;
    expect(onDuckdb.counts).toEqual(plain.counts);
    expect(onDuckdb.simulation.candidates).toEqual(plain.simulation.candidates);
    expect(onDuckdb.simulation.log.notes.at(-1)).toContain("Replayed on DuckDB");
  });

  it.each([
    [["--calls", log, "--explain", "1"], "`--explain` is not worked out on DuckDB. Leave out `--engine`."],
    [["--calls", log, "--evidence"], "`--evidence` is not worked out on DuckDB. Leave out `--engine`."],
    [["--calls", join(examples, "calls.ndjson")], "holds no transactions. On DuckDB only these are replayed"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await simulate(...args, "--engine", "duckdb");
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
