import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond, STACK_TRACE } from "./support/recond.js";

const { path: root, file } = await folder();

/** The codes of all findings. */
function codes({ results }: Report): readonly string[] {
  return results.flatMap(({ findings }) => findings.map(({ code }) => code));
}

/** An IVR tree with a menu of some keys. */
function menu(count: number): object {
  return {
    call_activity_tracking: "SaveActivityOnCallImport",
    root: { node_type: "Menu", children: Array.from({ length: count }, () => ({ node_type: "EndCall" })) },
  };
}

/** A payload that sets a condition. */
function payload(condition: unknown): object {
  return { ivr_tree: { record_calls: true, call_recording_condition: condition } };
}

interface Report {
  readonly results: readonly {
    readonly name: string;
    readonly kind: string;
    readonly record: number | null;
    readonly ignored: number;
    readonly findings: readonly {
      readonly code: string;
      readonly severity: string;
      readonly path: string | null;
      readonly line: number;
      readonly column: number;
    }[];
  }[];
  readonly summary: Readonly<Record<string, unknown>>;
}

/** As a configuration has it. */
function ignore(rule: string): object {
  return { rule, reason: "Agreed with sales." };
}

async function report(args: readonly string[], options?: Parameters<typeof recond>[1]): Promise<Report> {
  return json(await recond(["lint", "--json", ...args], options)) as Report;
}

describe("recond lint with conditions", () => {
  it("finds what is wrong, and ends with 1", async () => {
    const { code, stdout, stderr } = await recond(["lint", "mobile and landline"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("error[never-true]");
    expect(stdout).toContain("--> condition:1:1");
    expect(stdout).toMatch(/\n1 error in 1 condition\n$/);
  });

  it("finds nothing in a good one", async () => {
    expect(await recond(["lint", "mobile and repeat"])).toEqual({
      code: 0,
      stdout: "No findings in 1 condition\n",
      stderr: "",
    });
  });

  it("takes several, from standard input too, in other vocabularies too", async () => {
    expect((await report(["mobile", "landline", "-"], { input: "repeet" })).summary).toMatchObject({
      files: 0,
      conditions: 3,
      errors: 1,
    });
    expect((await recond(["lint", "duration > 1 min"])).code).toBe(1);
    expect((await recond(["lint", "--vocabulary", "payout", "duration > 1 min"])).code).toBe(0);
  });

  it("takes a file's name as a condition under --expr", async () => {
    await file("repeat", "mobile and landline\n");
    expect((await recond(["lint", "repeat"], { cwd: root })).code).toBe(1);
    expect((await recond(["lint", "--expr", "repeat"], { cwd: root })).code).toBe(0);
  });
});

describe("recond lint with payloads", () => {
  it("shows the place in the JSON string, whose escapes count", async () => {
    const path = await file(
      "escaped.json",
      '{ "ivr_tree": { "record_calls": true,\n  "call_recording_condition": "media_type = \\"\\u0054V\\" and not not repeat" } }',
    );
    const { code, stdout } = await recond(["lint", path]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${path}:2:61 (ivr_tree.call_recording_condition)`);
  });

  it("finds in each example what it is named after", async () => {
    const { results } = await report([
      join(examples, "payloads/never-true.json"),
      join(examples, "payloads/fine.json"),
    ]);
    expect(results.map(({ findings }) => findings.map(({ code }) => code).at(-1))).toEqual(["never-true", undefined]);
  });

  it("completes a request body with the present campaign", async () => {
    const request = await file("pressed.json", payload("pressed[4]"));
    const present = join(examples, "campaign.json");
    expect(codes(await report([request]))).toEqual([]);
    expect(codes(await report([request, "--current", present]))).toContain("unreachable-keys");
    const wrong = await recond(["lint", request, "--current", request]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("as the API returns it (GET)");
  });

  it("completes it with the staged terms, or with the live ones", async () => {
    const request = await file("keys.json", payload("pressed[2]"));
    const present = await file("both.json", {
      current_terms: { ivr_tree: menu(1) },
      future_terms: { ivr_tree: menu(2) },
    });
    expect(codes(await report([request, "--current", present]))).toEqual([]);
    expect(codes(await report([request, "--current", present, "--terms", "future"]))).toEqual([]);
    expect(codes(await report([request, "--current", present, "--terms", "current"]))).toEqual(["unreachable-keys"]);
    const live = await file("live.json", { current_terms: { ivr_tree: menu(1) }, future_terms: null });
    expect(codes(await report([request, "--current", live]))).toEqual(["unreachable-keys"]);
    const wrong = await recond(["lint", request, "--terms", "future"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("`--terms` says which terms of `--current` count.");
  });

  it("takes request bodies as complete if told so", async () => {
    const request = await file("lacking.json", { ivr_tree: { call_recording_condition: "mobile" } });
    expect(codes(await report([request, "--complete"]))).toContain("missing-record-calls");
  });
});

describe("recond lint --max-warnings", () => {
  it("ends with 1 when there are more, also when they are not listed", async () => {
    const doubled = "not not repeat";
    expect((await recond(["lint", doubled])).code).toBe(0);
    expect((await recond(["lint", doubled, "--max-warnings", "1"])).code).toBe(0);
    expect((await recond(["lint", doubled, "--max-warnings", "0"])).code).toBe(1);
    const quiet = await recond(["lint", doubled, "--max-warnings", "0", "--quiet"]);
    expect(quiet).toEqual({ code: 1, stdout: "1 warning in 1 condition\n", stderr: "" });
  });
});

describe("recond lint --rule", () => {
  it("changes levels", async () => {
    expect((await recond(["lint", "not not repeat", "--rule", "double-negation=error"])).code).toBe(1);
    const off = await recond([
      "lint",
      "not not repeat",
      "--rule",
      "double-negation=off",
      "--rule",
      "never-true=warning",
    ]);
    expect(off.stdout).toBe("No findings in 1 condition\n");
  });

  it.each([
    ["double-negatoin=off", "Did you mean `double-negation`?"],
    ["double-negation=of", "A level is `off`, `info`, `warning`, `error`."],
    ["double-negation", "is no `ID=LEVEL`"],
    ["letter-case=off", "is an error of the language"],
    ["constructor=off", "There is no rule `constructor`."],
  ])("refuses %s", async (rule, message) => {
    const { code, stdout, stderr } = await recond(["lint", "repeat", "--rule", rule]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("refuses two levels for one rule", async () => {
    const args = ["lint", "repeat", "--rule", "never-true=off", "--rule", "never-true=info"];
    expect((await recond(args)).stderr).toContain("names `never-true` twice");
  });
});

describe("recond lint --format", () => {
  it.each([
    ["compact", /^condition:1:1: error\[never-true\] [^\n]+\n$/],
    ["github", /^::error title=never-true::/],
    ["junit", /^<\?xml [^]+<\/testsuites>\n$/],
    ["sarif", /^\{"version":"2\.1\.0"/],
    ["json", /^\{"results":\[/],
  ])("reports as %s", async (format, expected) => {
    const { code, stdout } = await recond(["lint", "--format", format, "mobile and landline"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(expected);
  });

  it("refuses two forms at once, and one that does not exist", async () => {
    expect((await recond(["lint", "--json", "--format", "json", "repeat"])).code).toBe(0);
    expect((await recond(["lint", "--json", "--format", "sarif", "repeat"])).stderr).toContain(
      "Give only one of them.",
    );
    expect((await recond(["lint", "--format", "xml", "repeat"])).code).toBe(2);
  });

  it("writes to a file", async () => {
    const path = join(root, "report.json");
    const run = await recond(["lint", "--json", "--output", path, "mobile and landline"]);
    expect(run).toEqual({ code: 1, stdout: "", stderr: `${path}: written\n` });
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ summary: { errors: 1 } });
    const nowhere = await recond(["lint", "--json", "--output", join(root, "no/where.json"), "repeat"]);
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toContain("cannot be written (there is no such folder)");
  });
});

describe("recond lint with a configuration", () => {
  it("lints the files that it names", async () => {
    const project = await folder();
    await project.file("recond.config.yaml", "files: ['*.json']\nrules: { double-negation: error }\nmax_warnings: 0\n");
    await project.file("a.json", payload("not not repeat"));
    const run = await recond(["lint", "--format", "compact"], { cwd: project.path });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("a.json:1:");
    expect(run.stdout).toContain("error[double-negation]");
    expect((await recond(["lint", "--no-config", "a.json"], { cwd: project.path })).code).toBe(0);
    expect((await recond(["lint", "a.json", "--rule", "double-negation=off"], { cwd: project.path })).code).toBe(0);
  });

  it("ignores what it says, and tells of an ignore that does nothing", async () => {
    const project = await folder();
    await project.file("a.json", payload("mobile and landline"));
    await project.file("recond.config.json", { files: ["*.json"], ignores: [ignore("never-true")] });
    expect(await report([], { cwd: project.path })).toMatchObject({ summary: { errors: 0, ignored: 1 } });
    await project.file("recond.config.json", {
      files: ["*.json"],
      ignores: [ignore("never-true"), ignore("double-negation")],
    });
    const { results, summary } = await report([], { cwd: project.path });
    expect(summary).toMatchObject({ files: 1, warnings: 1, ignored: 1 });
    expect(results.at(-1)).toMatchObject({ name: "recond.config.json", kind: "config" });
    expect(results.at(-1)?.findings.map(({ code }) => code)).toEqual(["unused-ignore"]);
    expect((await recond(["lint", "--max-warnings", "0"], { cwd: project.path })).code).toBe(1);
  });

  it.each([
    ["an unknown rule", { rules: { "never-ture": "off" } }, "never-true"],
    ["a bad level", { rules: { "never-true": "fatal" } }, "`fatal`"],
    ["an unknown key", { rule: {} }, "`rules`"],
    ["no object", [], "recond.config.json:1:1"],
  ])("refuses one with %s", async (_title, config, message) => {
    const project = await folder();
    await project.file("recond.config.json", config);
    const { code, stdout, stderr } = await recond(["lint", "repeat"], { cwd: project.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(STACK_TRACE);
  });

  it("refuses two, one that does not exist, and none", async () => {
    const project = await folder();
    const told = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await recond(["lint", ...args], { cwd: project.path });
      expect(code).toBe(2);
      return stderr;
    };
    expect(await told()).toContain("Nothing says what to lint.");
    expect(await told("--config", "other.json", "repeat")).toContain("There is no file `other.json`.");
    await project.file("recond.config.json", {});
    expect(await told()).toContain("`recond.config.json` has no `files`.");
    expect(await told("--config", "recond.config.json", "--no-config", "repeat")).toContain("Give only one of them.");
    await writeFile(join(project.path, "recond.config.yml"), "");
    expect(await told("repeat")).toContain("There is `recond.config.json` and `recond.config.yml`.");
  });

  it("counts names from its folder", async () => {
    const project = await folder();
    await file("outside.json", payload("mobile and landline"));
    const config = await project.file("lint.yaml", "files: [a.json]\n");
    await project.file("a.json", payload("repeat"));
    expect(await report(["--config", config], { cwd: root })).toMatchObject({ summary: { files: 1, errors: 0 } });
  });
});
