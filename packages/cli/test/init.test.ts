import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readConfig } from "@recond/linter";
import { readTestFile } from "@recond/tester";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond } from "./support/recond.js";

const { path: root, file } = await folder();

/** A folder of its own, with a campaign. */
async function project(name: string, campaign: object): Promise<string> {
  await mkdir(join(root, name, "campaigns"), { recursive: true });
  await file(`${name}/campaigns/a b.json`, campaign);
  return join(root, name);
}

const SETTINGS = {
  record_calls: true,
  call_recording_condition: 'during_hours and not (repeat or media_type = "Radio")',
};

describe("recond init", () => {
  it("writes a configuration and a test file that passes with full coverage", async () => {
    const cwd = await project("both", SETTINGS);
    const run = await recond(["init", "campaigns/a b.json"], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toBe(
      'recond.config.yaml: written\ncampaigns/a b.test.yaml: written, with 4 cases\n\nGo on with\n  recond lint\n  recond test "campaigns/a b.test.yaml"\n',
    );
    const tested = await recond(["test", "campaigns/a b.test.yaml", "--coverage"], { cwd });
    expect(tested).toMatchObject({ code: 0, stderr: "" });
    expect(tested.stdout).toContain("MC/DC coverage 100 %");
    expect(await recond(["lint"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  });

  it("tells editors where the schemas are", async () => {
    const cwd = await project("schemas", SETTINGS);
    await recond(["init", "campaigns/a b.json"], { cwd });
    const firstLine = async (path: string): Promise<string | undefined> =>
      (await readFile(join(cwd, path), "utf8")).split("\n")[0];
    const config = await firstLine("recond.config.yaml");
    expect(config).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\/config\.schema\.json$/);
    const tests = await firstLine("campaigns/a b.test.yaml");
    expect(tests).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\/test-file\.schema\.json$/);
  });

  it("writes a configuration whose comments are right, too", async () => {
    const cwd = await project("config", SETTINGS);
    expect((await recond(["init"], { cwd })).code).toBe(0);
    const text = await readFile(join(cwd, "recond.config.yaml"), "utf8");
    expect(readConfig(text, "yaml")).toEqual({ config: { files: ["."] } });
    const all = readConfig(text.replaceAll(/^# ( *(?:- )?(?!yaml-)[a-z-]+_?[a-z]*:)/gm, "$1"), "yaml");
    expect(all).toMatchObject({ config: { rules: {}, known: {}, maxWarnings: 0, guarantees: [{ kind: "never" }] } });
  });

  it("never writes over a file", async () => {
    const cwd = await project("kept", SETTINGS);
    await file("kept/recond.config.json", "{}");
    await file("kept/campaigns/a b.test.yaml", "mine");
    const run = await recond(["init", "campaigns/a b.json"], { cwd });
    expect(run).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: Nothing was written: there is `recond.config.json` and `campaigns/a b.test.yaml` already.\n",
    });
    expect(await readFile(join(cwd, "campaigns/a b.test.yaml"), "utf8")).toBe("mine");
    expect(await readdir(cwd)).toEqual(["campaigns", "recond.config.json"]);
  });

  it("writes what is not there yet, and says what it left", async () => {
    const cwd = await project("half", SETTINGS);
    await file("half/recond.config.yml", "");
    expect(json(await recond(["init", "campaigns/a b.json", "--json"], { cwd }))).toEqual({
      written: ["campaigns/a b.test.yaml"],
      kept: ["recond.config.yml"],
    });
  });

  it.each([
    ["no condition", { record_calls: true, call_recording_condition: "" }, "record"],
    ["no recording", { record_calls: false, call_recording_condition: "mobile" }, "skip"],
  ])("makes one case of a campaign with %s", async (name, settings, expected) => {
    const cwd = await project(name, settings);
    await recond(["init", "campaigns/a b.json"], { cwd });
    const { testFile } = readTestFile(await readFile(join(cwd, "campaigns/a b.test.yaml"), "utf8"), "yaml");
    expect(testFile?.cases).toMatchObject([{ call: {}, expect: expected }]);
    expect((await recond(["test", "campaigns"], { cwd })).code).toBe(0);
  });

  it("takes the staged terms, and a body with the present campaign", async () => {
    const cwd = await project("terms", {});
    await file("terms/campaigns/campaign.json", await readFile(join(examples, "campaign.json")));
    await file("terms/body.json", { ivr_tree: { call_recording_condition: "mobile" } });
    await recond(["init", "campaigns/campaign.json", "--terms", "future"], { cwd });
    await recond(["init", "body.json", "--current", "campaigns/campaign.json"], { cwd });
    const run = await recond(["test", "campaigns/campaign.test.yaml", "body.test.yaml"], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });

  it("writes nothing for a campaign that cannot be read", async () => {
    const cwd = await project("broken", { record_calls: true, call_recording_condition: "moblie" });
    expect((await recond(["init", "campaigns/a b.json"], { cwd })).code).toBe(2);
    expect((await recond(["init", "-"], { cwd })).stderr).toContain("standard input has no name");
    expect((await recond(["init", "--terms", "future"], { cwd })).code).toBe(2);
    expect(await readdir(cwd)).toEqual(["campaigns"]);
  });
});

describe("recond demo", () => {
  it("replays a log on one screen, and writes a page of it", async () => {
    const { code, stdout, stderr } = await recond(["demo"], { env: { TMPDIR: root } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").length).toBeLessThan(46);
    for (const part of [
      "1,852 calls",
      "during_hours  ",
      "not {repeat}",
      "197 of 1,852 calls decided otherwise: 186 skip → record",
      "`AND` must be lower case",
    ]) {
      expect(stdout).toContain(part);
    }
    const [, page = ""] = /for a browser: (.*)/.exec(stdout) ?? [];
    expect((await readFile(page, "utf8")).includes("Of 1,852 calls, 967 (52.2 %) would have been recorded")).toBe(true);
    await rm(dirname(page), { recursive: true });
  });

  it("goes on where no page can be written", async () => {
    const nowhere = join(root, "not-there");
    const { code, stdout } = await recond(["demo"], { env: { TMPDIR: nowhere } });
    expect(code).toBe(0);
    expect(stdout).toContain("The page with charts was not written");
  });

  it("is the same for programs, in any folder", async () => {
    expect(json(await recond(["demo", "--json"], { cwd: root }))).toMatchObject({
      findings: [{ code: "letter-case" }, { code: "quote-style" }],
      decision: "record",
      call: { during_hours: true },
      simulation: { log: { rows: 2000, calls: 1852 } },
    });
  });
});

describe("recond --version --json", () => {
  it.each([[["--version", "--json"]], [["--json", "-v"]]])("is an object: %j", async (args) => {
    const version = (await recond(["--version"])).stdout.trim();
    expect(json(await recond(args))).toEqual({ version, node: process.versions.node });
  });
});

describe("recond lint --print-config", () => {
  it("has what flags and configurations say of a file, under the keys of a configuration", async () => {
    const cwd = await project("print", SETTINGS);
    const ignore = { rule: "never-true", reason: "Agreed.", path: "ivr_tree" };
    await file("print/recond.config.json", {
      max_warnings: 3,
      known: { media_type: ["Radio"] },
      ignores: [
        { ...ignore, files: "campaigns" },
        { ...ignore, files: "other" },
      ],
    });
    await file("print/campaigns/recond.config.json", { rules: { "double-negation": "off" }, complete: true });
    const run = await recond(["lint", "--print-config", "campaigns/none.json", "--rule", "always-true=error"], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(json(run)).toMatchObject({
      file: "campaigns/none.json",
      configs: ["campaigns/recond.config.json", "recond.config.json"],
      rules: {
        "double-negation": "off",
        "always-true": "error",
        "never-true": "error",
        "text-field-elsewhere": "warning",
      },
      known: { media_type: ["Radio"] },
      complete: true,
      max_warnings: 3,
      ignores: [{ ...ignore, until: null }],
    });
    expect((await recond(["lint", "--print-config", "a.json", "b.json"], { cwd })).code).toBe(2);
  });
});
