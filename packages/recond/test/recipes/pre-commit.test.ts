import { spawnSync } from "node:child_process";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  campaignsFolder,
  emptyFolder,
  published,
  readYaml,
  type Run,
  runProgram,
  removeFoldersAtEnd,
} from "../support/recipes.js";

removeFoldersAtEnd();

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly exclude: string;
}

/** A pattern of Python that ignores letter case, `(?i:…)`, as one of JavaScript: V8 at times forgets the modifier, once it has compiled other patterns. */
function ignoringCase(pattern: string): RegExp {
  const inner = /^\(\?i:(.*)\)$/.exec(pattern)?.[1];
  if (inner === undefined) throw new Error(`Not of the form (?i:…): ${pattern}`);
  return new RegExp(inner, "i");
}

describe("the hooks for pre-commit", async () => {
  const hooks = await readYaml<readonly Hook[]>(published, ".pre-commit-hooks.yaml");
  /** The keys of a hook, as pre-commit.com documents them; another one is refused. */
  const documented = new Set(
    [
      ["id", "name", "entry", "language", "files", "exclude", "types", "types_or", "exclude_types", "always_run"],
      ["fail_fast", "verbose", "pass_filenames", "require_serial", "description", "language_version"],
      ["minimum_pre_commit_version", "args", "stages", "additional_dependencies"],
    ].flat(),
  );

  it.each(hooks.map((hook) => [hook.id, hook] as const))("%s: has documented keys alone", (_, hook) => {
    expect(Object.keys(hook).filter((key) => !documented.has(key))).toEqual([]);
    for (const key of ["id", "name", "entry", "language"]) expect(Object.keys(hook)).toContain(key);
    expect(hook.language).toBe("node");
  });

  it.each(hooks.map((hook) => [hook.id, hook] as const))("%s: is about campaigns and conditions", (_, hook) => {
    const [files, exclude] = [ignoringCase(hook.files), ignoringCase(hook.exclude)];
    const isMeant = (path: string): boolean => files.test(path) && !exclude.test(path);
    const common = [
      "campaigns/spring.json",
      "a/campaign/b/x.json",
      "spring-campaign.json",
      "x/first.recond",
      "campaigns/A.JSON",
    ];
    // Formatting is for single campaigns.
    const records = ["campaigns/x.jsonl", "campaign.jsonl", "campaigns/x.ndjson"];
    const meant = hook.id === "recond-lint" ? [...common, ...records] : common;
    expect(meant.filter(isMeant)).toEqual(meant);
    const others = [
      "package.json",
      "campaigns/README.md",
      "recond.config.json",
      "campaigns/recond.config.json",
      "campaign.test.json",
      "campaigns/A.TEST.JSON",
    ];
    expect(others.filter(isMeant)).toEqual([]);
  });

  it("recond-lint: fails with errors, and takes many files", async () => {
    const folder = await campaignsFolder();
    const [, ...args] = hooks.find(({ id }) => id === "recond-lint")?.entry.split(" ") ?? [];
    const lint = (...files: readonly string[]): Promise<Run> =>
      runProgram(process.execPath, [join(published, "bin.js"), ...args, ...files], { cwd: folder });
    expect(await lint("campaigns/fine.json", "campaigns/fine-response.json")).toMatchObject({ code: 0 });
    expect(await lint("campaigns/fine.json", "campaigns/letter-case.json")).toMatchObject({ code: 1 });
    await writeFile(join(folder, "campaigns/package.json"), '{ "name": "campaigns" }');
    expect(await lint("campaigns/fine.json", "campaigns/package.json")).toMatchObject({ code: 0 });
    expect(await lint("campaigns/package.json")).toMatchObject({ code: 0 });
  });

  it("recond-fmt: writes the canonical form", async () => {
    const folder = await campaignsFolder();
    const [program, ...args] = hooks.find(({ id }) => id === "recond-fmt")?.entry.split(" ") ?? [];
    expect(program).toBe("recond");
    const words = [join(published, "bin.js"), ...args, "campaigns/not-canonical.json"];
    const { code } = await runProgram(process.execPath, words, { cwd: folder });
    expect(code).toBe(0);
    expect(await readFile(join(folder, "campaigns/not-canonical.json"), "utf8")).toContain(
      "pressed[1 2] and media_type = ",
    );
  });

  /** The real one, where it is installed. */
  const version = spawnSync("pre-commit", ["--version"]).status;

  it.skipIf(version !== 0)("run under pre-commit, out of a tag", async () => {
    const folder = await campaignsFolder();
    // It takes the Node of the machine, of two names `nodejs` first, but none in the home folder; and stumbles over blanks.
    const machine = await emptyFolder("recond-");
    await Promise.all(["node", "nodejs"].map((name) => symlink(process.execPath, join(machine, name))));
    const path = [machine, process.env["PATH"]].join(delimiter);
    const env = {
      PRE_COMMIT_HOME: await emptyFolder("recond-"),
      HOME: await emptyFolder(),
      PATH: path,
      npm_config_offline: "true",
    };
    const run = (cwd: string, program: string, ...args: readonly string[]): Promise<Run> =>
      runProgram(program, args, { cwd, env });
    const commit = async (cwd: string): Promise<void> => {
      await run(cwd, "git", "init", "--quiet");
      await run(cwd, "git", "add", "--all", "--force");
      await run(cwd, "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "all");
    };
    const tag = await emptyFolder();
    await cp(published, tag, { recursive: true });
    await commit(tag);
    await run(tag, "git", "tag", "v1.0.0");
    const settings = { repos: [{ repo: tag, rev: "v1.0.0", hooks: [{ id: "recond-lint" }, { id: "recond-fmt" }] }] };
    await writeFile(join(folder, ".pre-commit-config.yaml"), JSON.stringify(settings));
    await commit(folder);

    const fine = await run(folder, "pre-commit", "run", "--files", "campaigns/fine.json");
    expect(fine).toMatchObject({ code: 0 });
    expect(fine.stdout).toMatch(/^recond lint\.+Passed$/m);
    const refused = await run(
      folder,
      "pre-commit",
      "run",
      "--files",
      "campaigns/letter-case.json",
      "campaigns/fine.json",
    );
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("error[letter-case]: `AND` must be lower case");
  });
});
