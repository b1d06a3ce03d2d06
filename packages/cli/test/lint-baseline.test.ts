import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { folder, json, recond, type Run } from "./support/recond.js";

const { path: cwd, file } = await folder();

/** A payload, in lines or in one. */
function payload(condition: string, indent = 0): string {
  return JSON.stringify({ ivr_tree: { record_calls: true, call_recording_condition: condition } }, undefined, indent);
}

function lint(...args: readonly string[]): Promise<Run> {
  return recond(["lint", ...args], { cwd });
}

beforeEach(async () => {
  await file("a.json", payload("mobile and landline"));
  await file("b.json", payload("not not mobile", 2));
  await file("page.ndjson", `${payload("repeat and landline and mobile")}\n${payload("mobile and landline")}\n`);
  await rm(join(cwd, "base.json"), { force: true });
});

const written = async (): Promise<string> => readFile(join(cwd, "base.json"), "utf8");

describe("recond lint --write-baseline", () => {
  it("writes what is found, a line each, and ends with 0", async () => {
    const run = await lint("--write-baseline", "base.json", "a.json", "b.json");
    expect(run).toEqual({
      code: 0,
      stdout: "No findings in 2 files; 2 in the baseline\n",
      stderr: "base.json: 2 findings written\n",
    });
    const path = "ivr_tree.call_recording_condition";
    expect(JSON.parse(await written())).toEqual({
      version: 1,
      findings: [
        { file: "a.json", rule: "never-true", path, text: "mobile and landline", count: 1 },
        { file: "b.json", rule: "double-negation", path, text: "not not", count: 1 },
      ],
    });
    expect((await written()).split("\n")).toHaveLength(8);
  });

  it("takes in no error of the language, and no finding of what has no name", async () => {
    await file("a.json", payload("moblie"));
    const run = await recond(["lint", "--write-baseline", "base.json", "a.json", "mobile and landline", "-"], {
      cwd,
      input: "not not mobile",
    });
    expect(run).toMatchObject({ code: 1, stderr: "base.json: 0 findings written\n" });
    expect(run.stdout).toContain("2 errors, 1 warning");
  });

  it("keeps what it knows of files that the run does not look at, unless they are gone", async () => {
    await lint("--write-baseline", "base.json", "a.json", "b.json", "page.ndjson");
    await rm(join(cwd, "page.ndjson"));
    await file("b.json", payload("mobile"));
    await lint("--write-baseline", "base.json", "b.json");
    expect(await written()).toContain("a.json");
    expect(await written()).not.toMatch(/b\.json|page/);
  });

  it("writes nothing when a file cannot be read, and over no file that is read", async () => {
    const run = await lint("--write-baseline", "base.json", "a.json", "gone.json");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("base.json: not written, as not all files could be read");
    await expect(written()).rejects.toThrow("ENOENT");
    const over = await lint("--write-baseline", "a.json", "a.json");
    expect(over.code).toBe(2);
    expect(await readFile(join(cwd, "a.json"), "utf8")).toBe(payload("mobile and landline"));
  });

  it("writes what the fixes left", async () => {
    await lint("--fix", "--write-baseline", "base.json", "a.json", "b.json");
    expect(JSON.parse(await written())).toMatchObject({ findings: [{ file: "a.json" }] });
  });
});

describe("recond lint --baseline", () => {
  it("fails for what is new, and for nothing else", async () => {
    await lint("--write-baseline", "base.json", ".");
    expect(await lint("--baseline", "base.json", ".")).toMatchObject({
      code: 0,
      stdout: "No findings in 3 files (4 payloads); 4 in the baseline\n",
      stderr: "",
    });
    await file("a.json", payload("repeat and not repeat"));
    const run = await lint("--baseline", "base.json", ".");
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("a.json");
    expect(run.stdout).toContain("1 error in 3 files (4 payloads)");
    expect(run.stdout).not.toContain("b.json");
  });

  it("knows a finding again when lines, records and line breaks move", async () => {
    await file("list.json", `[${payload("repeat and (mobile\\nand landline)")}]`.replaceAll("\\\\n", " "));
    await lint("--write-baseline", "base.json", "a.json", "page.ndjson", "list.json");
    await file("a.json", payload("mobile and landline", 4));
    const page = (await readFile(join(cwd, "page.ndjson"), "utf8")).trimEnd().split("\n");
    await file("page.ndjson", `${payload("repeat")}\n${page.toReversed().join("\n")}\n`);
    await file("list.json", `[${payload("repeat")},\n${(await readFile(join(cwd, "list.json"), "utf8")).slice(1)}`);
    expect(await lint("--baseline", "base.json", "a.json", "page.ndjson", "list.json")).toMatchObject({
      code: 0,
      stderr: "",
    });
  });

  it("knows as many as there were, from wherever it is run", async () => {
    await lint("--write-baseline", "base.json", "page.ndjson");
    const text = await readFile(join(cwd, "page.ndjson"), "utf8");
    await file("page.ndjson", `${text}${payload("mobile and landline")}\n`);
    const run = await recond(["lint", "--json", "--baseline", join(cwd, "base.json"), join(cwd, "page.ndjson")]);
    expect(run.code).toBe(1);
    expect(json(run)).toMatchObject({ summary: { errors: 1, known: 2 } });
    expect(json(await lint("--json", "page.ndjson"))).not.toHaveProperty("summary.known");
  });

  it("lets no error of the language pass, whatever the baseline says", async () => {
    await file("a.json", payload("moblie"));
    const known = { file: "a.json", rule: "unknown-term", path: "ivr_tree.call_recording_condition", text: "moblie" };
    await file("base.json", { version: 1, findings: [{ ...known, count: 1 }] });
    expect((await lint("--baseline", "base.json", "a.json")).code).toBe(1);
  });

  it("says what is gone, of the files that it looked at, and of those that are gone themselves", async () => {
    await lint("--write-baseline", "base.json", "a.json", "b.json", "page.ndjson");
    await file("a.json", payload("mobile"));
    await rm(join(cwd, "b.json"));
    const run = await lint("--baseline", "base.json", "a.json");
    expect(run.code).toBe(0);
    expect(run.stderr).toBe(
      "2 findings of the baseline `base.json` are gone; `--write-baseline base.json` leaves them out:\n  never-true in a.json\n  double-negation in b.json\n",
    );
  });

  it("refuses what is no baseline", async () => {
    await writeFile(join(cwd, "base.json"), '{ "version": 2, "finding": [{ "file": 1 }] }');
    const run = await lint("--baseline", "base.json", "a.json");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("A baseline has `version` 1.");
    expect(run.stderr).toContain("Did you mean `findings`?");
    await file("base.json", { version: 1, findings: [{ file: "a.json", count: -1 }] });
    expect((await lint("--baseline", "base.json", "a.json")).stderr).toContain("This finding has no `rule`.");
    expect((await lint("--baseline", "gone.json", "a.json")).code).toBe(2);
    expect((await lint("--baseline", "base.json", "--write-baseline", "base.json", "a.json")).code).toBe(2);
  });
});
