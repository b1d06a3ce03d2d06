import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { npm } from "../../../../scripts/command.mjs";
import { startRegistry } from "../../../../scripts/registry.mjs";
import {
  campaignsFolder,
  emptyFolder,
  hostileNames,
  published,
  readYaml,
  removeFoldersAtEnd,
  root,
  type Run,
  runProgram,
} from "../support/recipes.js";

removeFoldersAtEnd();

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
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
  const { inputs, outputs, runs } = await readYaml<Action>(published, "action.yml");
  const outputFile = join(await emptyFolder(), "output");

  /** The action as the runner runs it: inputs are variables, and outputs are lines of a file. */
  async function act(folder: string, given: Readonly<Record<string, string>>, variables = {}): Promise<Run> {
    const values = Object.entries(inputs).map(([name, input]) => [
      `INPUT_${name.toUpperCase()}`,
      given[name] ?? input.default,
    ]);
    await writeFile(outputFile, "");
    const env = { ...(Object.fromEntries(values) as Record<string, string>), GITHUB_OUTPUT: outputFile, ...variables };
    return runProgram(process.execPath, [join(published, runs.main)], { cwd: folder, env });
  }

  /** What the last run put out. */
  const put = async (): Promise<string> => readFile(outputFile, "utf8");

  it("is a file for the runner's Node", () => {
    expect(runs).toEqual({ using: "node24", main: "action.js" });
  });

  it("has the inputs that the guide gives it", async () => {
    const guide = await readFile(join(root, "docs", "before-you-upload.md"), "utf8");
    const blocks = Array.from(guide.matchAll(/^```yaml\n(.*?)^```$/gms), ([, text = ""]) => parse(text) as unknown);
    const given = stepsIn(blocks).filter(({ uses = "" }) => uses.startsWith("recond/recond@v"));
    expect(given).toHaveLength(3);
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
    expect(await put()).toBe("exit-code=1\nerrors=4\nwarnings=0\ninfos=0\n");
    expect(Object.keys(outputs)).toEqual(["exit-code", "errors", "warnings", "infos"]);
  });

  it.each(["1.2.3; touch hurt", "$(touch hurt)", "../recond", "--help"])("installs no version %j", async (version) => {
    const folder = await campaignsFolder();
    const { code, stderr } = await act(folder, { files: "campaigns", version });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `\`${version}\` is no version, such as \`1.2.3\` or \`latest\`.\n`,
    });
    expect(await readdir(folder)).toEqual(["campaigns"]);
  });

  it("installs the version that it is told", async () => {
    const registry = await startRegistry();
    try {
      const [program, ...args] = npm("publish", published, "--provenance=false", ...registry.flags);
      await runProgram(program, args, { cwd: root });
      const { version } = JSON.parse(await readFile(join(published, "package.json"), "utf8")) as {
        readonly version: string;
      };
      const given = { files: "campaigns/letter-case.json", version };
      const { code, stdout } = await act(await campaignsFolder(), given, {
        npm_config_registry: registry.url,
        RUNNER_TEMP: await emptyFolder(),
      });
      expect(code).toBe(1);
      expect(stdout).toContain("::error file=campaigns/letter-case.json,line=4");
    } finally {
      registry.close();
    }
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
    expect(await act(await campaignsFolder(), { files: "campaigns", complete: "yes" })).toMatchObject({
      code: 2,
      stderr: "`complete` is `true` or `false`, and not `yes`.\n",
    });
  });

  it("says that nothing was compared where no revision is named", async () => {
    const given = { files: "campaigns/fine.json", "diff-forbid": "looser" };
    expect(await act(await campaignsFolder(), given)).toMatchObject({
      code: 0,
      stderr: "`diff-forbid` has no effect: `diff-base` names no revision to compare with.\n",
    });
  });

  it.each(["mobile", "campaigns\nmobile", "mobile/*.json"])("fails where %j is missing", async (files) => {
    expect(await act(await campaignsFolder(), { files })).toMatchObject({ code: 2 });
  });

  it("takes hostile names for names", async () => {
    const folder = await campaignsFolder();
    const fine = "campaigns/fine.json";
    await Promise.all(hostileNames.map((name) => copyFile(join(folder, fine), join(folder, name))));
    const before = await readdir(folder);
    expect(await act(folder, { files: hostileNames.join("\n") })).toMatchObject({ code: 0 });
    const given = hostileNames.flatMap((name) => [
      { config: name, rules: name, format: name, output: `missing/${name}` },
      { "max-warnings": name, complete: name },
    ]);
    await Promise.all(given.map((others) => act(folder, { files: fine, ...others })));
    expect(await readdir(folder)).toEqual(before);
  });
});
