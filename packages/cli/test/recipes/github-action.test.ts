import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { campaignsFolder, hostileNames, readYaml, root, runProgram } from "../support/recipes.js";
import type { Run } from "../support/recond.js";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The steps anywhere in a YAML value. */
function stepsIn(value: unknown): readonly Step[] {
  if (typeof value !== "object" || value === null) return [];
  return ["uses" in value ? [value as Step] : [], ...Object.values(value).map(stepsIn)].flat();
}

describe("the GitHub action", async () => {
  const { inputs, runs } = await readYaml<Action>("action.yml");
  const [step] = runs.steps;
  const script = step?.run ?? "";

  /** The step as the runner runs it: expressions are put into the environment, and the script is a file for bash. */
  async function act(folder: string, given: Readonly<Record<string, string>>): Promise<Run> {
    const values: Record<string, string> = { "github.action_path": root };
    for (const [name, input] of Object.entries(inputs)) values[`inputs.${name}`] = given[name] ?? input.default;
    const env = Object.entries(step?.env ?? {}).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (expression, key: string) => values[key] ?? expression),
    ]);
    const file = join(await mkdtemp(join(tmpdir(), "recond-step-")), "step.sh");
    await writeFile(file, script);
    const result = await runProgram("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], {
      cwd: folder,
      env: Object.fromEntries(env) as Record<string, string>,
    });
    await rm(dirname(file), { recursive: true });
    return result;
  }

  it("puts nothing that its users write into the script", () => {
    expect(runs).toMatchObject({ using: "composite", steps: [{ shell: "bash" }] });
    expect(script).not.toContain("${{");
    expect(JSON.stringify(step?.env)).not.toContain("undefined");
    for (const name of Object.keys(inputs)) expect(Object.values(step?.env ?? {})).toContain(`\${{ inputs.${name} }}`);
  });

  it("has the inputs that the guide gives it", async () => {
    const guide = await readFile(join(root, "docs", "before-you-upload.md"), "utf8");
    const blocks = Array.from(guide.matchAll(/^```yaml\n(.*?)^```$/gms), ([, text = ""]) => parse(text) as unknown);
    const given = stepsIn(blocks).filter(({ uses = "" }) => uses.startsWith("OWNER/recond@"));
    expect(given).toHaveLength(2);
    for (const { with: values = {} } of given) {
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(values)));
    }
  });

  it("annotates the lines of the files, and fails with errors", async () => {
    const { code, stdout } = await act(await campaignsFolder(), {
      files: "campaigns/letter-case.json\ncampaigns/fine.json\n",
    });
    expect(stdout).toMatch(
      /^::error file=campaigns\/letter-case\.json,line=4,col=47,endLine=4,endColumn=50,title=letter-case::`AND` must/m,
    );
    expect(code).toBe(1);
  });

  it("takes globs, levels of rules, a limit for warnings and a file for the report", async () => {
    const folder = await campaignsFolder();
    const files = "campaigns/similar-*.json";
    expect((await act(folder, { files })).code).toBe(0);
    expect((await act(folder, { files, "max-warnings": "0" })).code).toBe(1);
    const off = { files, "max-warnings": "0", rules: "similar-field-names=off\nnot-canonical=off" };
    expect((await act(folder, off)).code).toBe(0);
    expect((await act(folder, { files, format: "sarif", output: "recond.sarif" })).stdout).toBe("");
    expect(JSON.parse(await readFile(join(folder, "recond.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
  });

  it("takes the files of the configuration", async () => {
    const folder = await campaignsFolder();
    await mkdir(join(folder, "settings"));
    await writeFile(join(folder, "settings", "lint.yaml"), "files: [../campaigns/fine*.json]\ncomplete: false\n");
    expect(await act(folder, { config: "settings/lint.yaml" })).toMatchObject({ code: 0 });
    expect(await act(folder, {})).toMatchObject({ code: 2 });
  });

  it("says what is wrong with an input", async () => {
    const { code, stdout, stderr } = await act(await campaignsFolder(), { files: "campaigns", format: "html" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("html");
  });

  it.each(["mobile", "campaigns\nmobile", "mobile/*.json"])("fails where %j is missing", async (files) => {
    expect(await act(await campaignsFolder(), { files })).toMatchObject({ code: 2 });
  });

  it.each(hostileNames)("takes %j for a name", async (name) => {
    const folder = await campaignsFolder();
    const fine = "campaigns/fine.json";
    await copyFile(join(folder, fine), join(folder, name));
    const before = await readdir(folder);
    expect(await act(folder, { files: name })).toMatchObject({ code: 0 });
    await act(folder, { files: fine, config: name, rules: name, format: name, output: `missing/${name}` });
    await act(folder, { files: fine, "max-warnings": name, complete: name });
    expect(await readdir(folder)).toEqual(before);
  });
});
