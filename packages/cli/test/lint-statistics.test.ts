import { describe, expect, it } from "vitest";
import { folder, json, recond } from "./support/recond.js";

const { file } = await folder();

/** A page of campaigns, each with one of these conditions. */
function page(name: string, conditions: readonly string[]): Promise<string> {
  const records = conditions.map((condition) =>
    JSON.stringify({ ivr_tree: { record_calls: true, call_recording_condition: condition } }),
  );
  return file(name, `${records.join("\n")}\n`);
}

const few = await page("few.ndjson", [
  "mobile AND repeat",
  "mobile and landline",
  "not not mobile",
  "mobile OR repeat",
]);

describe("recond lint --statistics", () => {
  it("counts the findings by rule, the most frequent first", async () => {
    const { code, stdout } = await recond(["lint", "--statistics", few]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /\n2 {2}error\[letter-case\] +2 with a fix\n1 {2}error\[never-true\]\n1 {2}warning\[double-negation\] +1 with a fix\n\n3 errors, 1 warning in 1 file/,
    );
    expect((await recond(["lint", few])).stdout).not.toContain("with a fix");
  });

  it("counts what is not listed, too", async () => {
    const { stdout } = await recond(["lint", "--statistics", "--quiet", few]);
    expect(stdout).toMatch(/\n1 {2}warning\[double-negation\] +1 with a fix\n/);
    expect(stdout).not.toContain("-->.*double-negation");
  });

  it("tells programs only when it is asked for", async () => {
    expect(json(await recond(["lint", "--statistics", "--json", few]))).toMatchObject({
      summary: {
        byRule: [
          { code: "letter-case", severity: "error", count: 2, fixable: 2 },
          { code: "never-true", severity: "error", count: 1, fixable: 0 },
          { code: "double-negation", severity: "warning", count: 1, fixable: 1 },
        ],
      },
    });
    expect(json(await recond(["lint", "--json", few]))).not.toHaveProperty("summary.byRule");
  });

  it("counts unasked after a long list for people, unless all is of one rule", async () => {
    const many = Array.from({ length: 101 }, () => "mobile AND repeat");
    const long = await page("long.ndjson", [...many, "not not mobile"]);
    expect((await recond(["lint", long])).stdout).toMatch(/\n101 {2}error\[letter-case\] +101 with a fix\n/);
    const compact = await recond(["lint", long, "--format", "compact"]);
    expect(compact.stdout.trimEnd().split("\n")).toHaveLength(102);
    const same = await page("same.ndjson", many);
    expect((await recond(["lint", same])).stdout).not.toContain("with a fix");
  });
});

describe("recond lint --format", () => {
  it.each([
    ["gitlab", '"check_name":"letter-case"'],
    ["rdjson", '"code":{"value":"letter-case"}'],
    ["checkstyle", 'source="recond.letter-case"'],
    ["markdown", "| <code>letter-case</code> |"],
  ])("%s has what was found", async (format, expected) => {
    const { code, stdout } = await recond(["lint", "--format", format, few]);
    expect(code).toBe(1);
    expect(stdout).toContain(expected);
  });
});
