import { copyFile, mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond, recondProcess, recondWatching, STACK_TRACE } from "./support/recond.js";

const { path: root, file } = await folder();

const SETTINGS = { record_calls: true, call_recording_condition: "mobile and repeat" };
const CASES = [
  { name: "both", call: { mobile: true, repeat: true }, expect: "record" },
  { name: "landline", call: { mobile: false, repeat: true }, expect: "skip" },
  { name: "first call", call: { mobile: true, repeat: false }, expect: "skip" },
];
const FAILING = { condition: "mobile and repeat", cases: [{ ...CASES[0], expect: "skip" }] };

/** A test file with its campaign in a folder of its own. */
async function project(name: string, testFile: object): Promise<string> {
  await mkdir(join(root, name), { recursive: true });
  await file(join(name, "campaign.json"), SETTINGS);
  return file(join(name, "a.test.yaml"), { campaign: "./campaign.json", ...testFile });
}

describe("a report", () => {
  it("is never written over a file of the run, whichever way leads to it", async () => {
    const test = await project("over", {
      current: "./current.json",
      cases: [{ name: "a", call: {}, expect: "record" }],
    });
    await file("over/current.json", SETTINGS);
    const names = ["campaign.json", "current.json", "a.test.yaml"];
    await Promise.all(names.map((name) => symlink(name, join(root, "over", `link-to-${name}`))));
    const outputs = names.flatMap((name) => [name, `link-to-${name}`]);
    const before = await Promise.all(names.map((name) => readFile(join(root, "over", name), "utf8")));
    const runs = outputs.map((name) => recond(["test", test, "--output", join(root, "over", name)]));
    for (const { code, stderr } of await Promise.all(runs)) {
      expect(code).toBe(2);
      expect(stderr).toContain("would write the report over a file that is read here");
    }
    expect(await Promise.all(names.map((name) => readFile(join(root, "over", name), "utf8")))).toEqual(before);
  });

  it("is printed with --output -", async () => {
    const printed = await recond(["test", examples]);
    expect(await recond(["test", examples, "--output", "-"])).toEqual(printed);
  });
});

describe("recond test", () => {
  it("passes on the examples", async () => {
    const { code, stdout, stderr } = await recond(["test", examples, "--mutants", "--coverage"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect((await recond(["test", examples])).stdout).not.toContain("MC/DC");
    expect(stdout).toContain("MC/DC coverage 100 %: 5 of 5 predicates shown to decide.");
    expect(stdout).toContain("Mutation score 100 %: 12 of 12 mutants noticed.");
  });

  it("misses each case of an example that is removed, and suggests one that brings the coverage back", async () => {
    const text = await readFile(join(examples, "campaign.test.yaml"), "utf8");
    await mkdir(join(root, "examples"), { recursive: true });
    await copyFile(join(examples, "campaign.json"), join(root, "examples", "campaign.json"));
    const [head = "", ...cases] = text.split(/^(?= {2}- )/m);
    // The last one is undetermined: it shows how the condition works, and covers nothing.
    const removals = cases.slice(0, -1).map(async (_, index) => {
      const left = head + cases.toSpliced(index, 1).join("");
      const path = await file(join("examples", `without-${index}.test.yaml`), left);
      const before = await recond(["test", path, "--suggest"]);
      expect(before.code).toBe(1);
      expect(before.stdout).toMatch(/MC\/DC coverage (?:\d|[1-9]\d)(?:\.\d)? %:/);
      const [, suggested = ""] =
        /^ {2}Missing cases, ready to paste under `cases`:\n\n([^]*?\n)\n/m.exec(before.stdout) ?? [];
      expect(suggested.match(/^ {2}- name: /gm)).toHaveLength(1);
      await writeFile(path, left + suggested);
      expect((await recond(["test", path])).code).toBe(0);
    });
    await Promise.all(removals);
    expect(removals).toHaveLength(6);
  });

  it("explains a case that fails", async () => {
    const path = await file("fails.test.yaml", FAILING);
    const { code, stdout } = await recond(["test", path]);
    expect(code).toBe(1);
    expect(stdout).toContain("✗ both\n    expected skip, but the decision is record (line 1)");
    expect(stdout).toContain("record  The call is recorded: the condition is true for it.");
    expect(stdout).toMatch(/1 case in 1 file: 0 passed, 1 failed\n$/);
  });

  it("fails when the coverage is not reached", async () => {
    const path = await project("lacks", { coverage: 100, cases: CASES.slice(0, 2) });
    const { code, stdout } = await recond(["test", path]);
    expect(code).toBe(1);
    expect(stdout).toContain("MC/DC coverage 50 %: 1 of 2 predicates shown to decide. The test file asks for 100 %.");
  });

  it("filters by name, and judges no coverage then", async () => {
    const path = await project("filter", { coverage: 100, cases: CASES });
    const run = await recond(["test", path, "--filter", "FIRST", "--json"]);
    expect(run.code).toBe(0);
    expect(json(run)).toMatchObject({
      summary: { cases: 1, leftOut: 2 },
      files: [{ coverage: { state: "filtered" } }],
    });
    const none = await recond(["test", path, "--filter", "secnd"]);
    expect(none).toMatchObject({ code: 2, stdout: "", stderr: "error: No case has `secnd` in its name.\n" });
  });

  it("finds test files in folders, and follows no link to a folder", async () => {
    await mkdir(join(root, "tree", "deep", "node_modules"), { recursive: true });
    const testFile = { condition: "mobile", cases: [{ name: "a", call: { mobile: true }, expect: "record" }] };
    await file("tree/b.test.json", testFile);
    await file("tree/deep/a.test.yml", testFile);
    await file("tree/deep/node_modules/x.test.yaml", "broken: [");
    await file("tree/not-a-test.yaml", "broken: [");
    await symlink(join(root, "tree"), join(root, "tree", "deep", "loop"));
    const run = await recond(["test", "tree", "tree/b.test.json", "--json"], { cwd: root });
    expect(run.code).toBe(0);
    expect(json(run)).toMatchObject({ files: [{ file: "tree/b.test.json" }, { file: "tree/deep/a.test.yml" }] });
  });

  it("reads standard input", async () => {
    expect((await recond(["test", "-"], { input: JSON.stringify(FAILING) })).code).toBe(1);
  });

  it("reports as JSON, JUnit XML and GitHub annotations, also into a file", async () => {
    const path = await file("reports.test.yaml", FAILING);
    const run = await recond(["test", path, "--format", "json"]);
    expect(await recond(["test", path, "--reporter", "json"])).toEqual(run);
    expect(await recond(["test", path, "--reporter", "terminal"])).toEqual(await recond(["test", path]));
    expect((await recond(["test", "--help"])).stdout).not.toContain("--reporter");
    expect(json(run)).toMatchObject({ passed: false, files: [{ cases: [{ name: "both", passed: false }] }] });
    expect((await recond(["test", path, "--json"])).stdout).toBe(run.stdout);
    expect((await recond(["test", path, "--format", "github"])).stdout).toMatch(/^::error file=[^\n]*,line=1,/);
    const output = join(root, "report.xml");
    const junit = await recond(["test", path, "-f", "junit", "-o", output]);
    expect(junit).toMatchObject({ code: 1, stdout: "", stderr: `${output}: written\n` });
    expect(await readFile(output, "utf8")).toMatch(/^<\?xml[^]*<failure /);
  });
});

describe("recond test refuses", () => {
  it("a malformed test file, with its places, and runs the others", async () => {
    const bad = await file(
      "bad.test.yaml",
      "condition: mobile AND repeat\ncases:\n  - {nam: a, call: {mobile: yes}, expect: record}\n",
    );
    const good = await file("good.test.yaml", {
      condition: "mobile",
      cases: [{ name: "a", call: { mobile: true }, expect: "record" }],
    });
    const { code, stdout, stderr } = await recond(["test", bad, good]);
    expect(code).toBe(2);
    expect(stderr).toContain(`error[letter-case]: \`AND\` must be lower case: \`and\`.\n --> ${bad}:1:19`);
    expect(stderr).toContain(`--> ${bad}:3:6`);
    expect(stderr).toContain(`--> ${bad}:3:29`);
    expect(stdout).toContain("✗ could not run");
    expect(stdout).toContain("✓ a  record");
    const campaign = await file("campaign.json", { record_calls: true, call_recording_condition: "" });
    expect((await recond(["test", campaign])).stderr).toMatch(
      /is a campaign, and no test file. `recond init .*campaign.json`/,
    );
    const run = await recond(["test", bad, "--json"]);
    expect(json(run)).toMatchObject({
      passed: false,
      files: [{ problems: [{ line: 1, column: 19 }, {}, {}, { line: 3, column: 29 }] }],
    });
  });

  it("a campaign that is missing or malformed", async () => {
    const path = await project("broken", { campaign: "./nothing.json", cases: CASES });
    expect(await recond(["test", path])).toMatchObject({ code: 2 });
    await file("broken/nothing.json", { ...SETTINGS, call_recording_condition: "mobile AND repeat" });
    const { code, stderr } = await recond(["test", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("The recording condition in");
  });

  it("a request body that leaves a setting as it is, unless the test file names the present campaign", async () => {
    await project("request", {});
    await file("request/campaign.json", { ivr_tree: { call_recording_condition: "mobile and repeat" } });
    const path = await file("request/a.test.yaml", { campaign: "campaign.json", cases: CASES });
    const { code, stderr } = await recond(["test", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("Add `current: FILE` with the campaign as the API returns it (GET).");
    await file("request/live.json", { current_terms: { ivr_tree: SETTINGS } });
    const completed = await file("request/b.test.yaml", {
      campaign: "campaign.json",
      current: "live.json",
      cases: CASES,
    });
    expect((await recond(["test", completed])).code).toBe(0);
    const staged = await file("request/c.test.yaml", { campaign: "live.json", terms: "future", cases: CASES });
    expect((await recond(["test", staged])).stderr).toContain("has no `future_terms`. Try `terms: current`.");
  });

  it("bombs", async () => {
    const laughs = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
    const path = await file("bomb.test.yaml", `a0: &a0 x\n${laughs.join("\n")}\n`);
    const { code, stderr } = await recond(["test", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("A test file has no anchors (`&`).");
    const deep = await file("deep.test.json", "[".repeat(100_000));
    expect((await recondProcess(["test", deep])).stderr).toContain("nested deeper than 100 levels");
  });

  it.each([
    [["test"], /The file is missing/],
    [["test", "nothing.test.yaml"], /There is no file `nothing\.test\.yaml`/],
    [["test", "empty"], /There is no test file in `empty`/],
    [["test", "x", "--filter", "a", "--mutants"], /`--mutants` looks at all cases/],
    [["test", "x", "--filter", "a", "--suggest"], /`--suggest` looks at all cases/],
    [["test", "x", "--json", "--reporter", "junit"], /Give only one of them/],
    [["test", "x", "--json", "--format", "junit"], /Give only one of them/],
    [["test", "x", "--format", "text", "--reporter", "json"], /Give only `--format`/],
    [["test", "x", "--format", "xml"], /`--format` cannot be `xml`/],
    [["test", "x", "--reporter", "xml"], /`--reporter` cannot be `xml`/],
    [["test", "x", "--sugest"], /Did you mean `--suggest`/],
    [["test", "-", "-"], /Standard input can be read only once/],
    [["test", "-", "--watch"], /`--watch` needs files/],
    [["test", "x", "--watch", "--json"], /Add `--output FILE`/],
    [["test", "nothing", "--output", "no/where.xml"], /cannot be written/],
  ])("%j", async (args, message) => {
    await mkdir(join(root, "empty"), { recursive: true });
    const { code, stderr } = await recond(args, { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(STACK_TRACE);
  });
});

describe("recond test --watch", () => {
  it("runs again when the test file or the campaign changes, and ends with Ctrl-C", async () => {
    const path = await project("watched", { cases: CASES });
    const { text, runs, end } = recondWatching(["test", path]);
    await runs(1);
    expect(text()).toContain("3 cases in 1 file: 3 passed\n");
    // The way of editors: a new file takes the old one's place.
    const next = await file("watched/new.json", { ...SETTINGS, call_recording_condition: "mobile" });
    await rename(next, join(root, "watched", "campaign.json"));
    await runs(2);
    expect(text()).toContain("3 cases in 1 file: 2 passed, 1 failed\n");
    await writeFile(path, "broken: [");
    await runs(3);
    expect(text()).toContain("1 file could not run");
    await project("watched", { cases: CASES });
    await runs(4);
    expect(await end()).toBe(0);
    expect(text()).not.toMatch(STACK_TRACE);
  });
});
