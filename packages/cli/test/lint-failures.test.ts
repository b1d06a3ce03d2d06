import { join } from "node:path";
import { mkdir, readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, recond } from "./support/recond.js";

const { path, file } = await folder();
const HOSTILE = "\u001B[31m\u202E\u009B";
/** What no report hands out, be it for a terminal or for a program. */
const CONTROL = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

beforeAll(async () => {
  await file("latin.recond", Buffer.from('mobile and\naffiliate_name = "M\xFCller"\n', "latin1"));
  await file("good.recond", "mobile\n");
  await file(`${HOSTILE}.recond`, Buffer.from("mob\xFF", "latin1"));
});

const FORMATS = ["text", "json", "sarif", "github", "junit", "compact"];

/** The report of a run in a file, as nobody else told what was wrong. */
async function reportOf(format: string, ...files: readonly string[]): Promise<string> {
  const output = join(path, `report.${format}`);
  const { code } = await recond(["lint", "--format", format, "--output", output, ...files], { cwd: path });
  expect(code).toBe(2);
  return readFile(output, "utf8");
}

describe("a file that cannot be read is a result", () => {
  it.each(FORMATS)("in the report %s, beside others and alone", async (format) => {
    const beside = await reportOf(format, "latin.recond", "good.recond");
    expect(beside).toContain("latin.recond");
    const alone = await reportOf(format, "latin.recond");
    expect(alone).not.toContain("No findings");
    const missing = await reportOf(format, "missing.recond", "latin.recond");
    expect(missing).toContain("missing.recond");
    for (const report of [beside, alone, missing]) expect(report).toContain("is no UTF-8 text");
  });

  it.each(FORMATS)("in the report %s, without a character that a terminal obeys", async (format) => {
    expect(await reportOf(format, `${HOSTILE}.recond`, "good.recond")).not.toMatch(CONTROL);
  });

  // Other systems take no such name.
  it.runIf(process.platform === "linux")(
    "and so is a folder that cannot be looked into, wherever it stands",
    async () => {
      const inner = join(path, "inner");
      await mkdir(inner);
      await mkdir(Buffer.from(`${inner}/\xFF`, "latin1"));
      await file("inner/worse.recond", "mobile and landline\n");
      const report = await reportOf("compact", "inner");
      expect(report).toContain("inner/\uFFFD:1:1: error The name of `inner/\uFFFD` is no UTF-8");
      expect(report).toContain("error[never-true]");
    },
  );

  it("of which SARIF says that the run failed, and where", async () => {
    const { runs } = JSON.parse(await reportOf("sarif", "latin.recond")) as { runs: readonly object[] };
    expect(runs[0]).toMatchObject({
      results: [],
      invocations: [
        {
          executionSuccessful: false,
          toolExecutionNotifications: [
            {
              level: "error",
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "latin.recond" },
                    region: { startLine: 2, startColumn: 20 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it("of which JUnit has an error", async () => {
    expect(await reportOf("junit", "latin.recond")).toContain('tests="1" failures="0" errors="1"');
  });
});

it("the report for build servers says what --quiet hides", async () => {
  await file("doubtful.recond", "not not mobile\n");
  const { stdout } = await recond(["lint", "--quiet", "--format", "junit", "doubtful.recond"], { cwd: path });
  expect(stdout).toContain("1 finding not listed");
  expect(stdout).not.toContain("no errors and no warnings");
});

it("--output - is standard output", async () => {
  const printed = await recond(["lint", "good.recond"], { cwd: path });
  expect(await recond(["lint", "good.recond", "--output", "-"], { cwd: path })).toEqual(printed);
});
