import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { campaignsFolder, readYaml, root, runProgram } from "../support/recipes.js";
import type { Run } from "../support/recond.js";

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly exclude: string;
}

describe("the hooks for pre-commit", async () => {
  const hooks = await readYaml<readonly Hook[]>(".pre-commit-hooks.yaml");
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
    expect(hook.language).toBe("script");
  });

  it.each(hooks.map((hook) => [hook.id, hook] as const))("%s: is about campaigns and conditions", (_, hook) => {
    const [files, exclude] = [new RegExp(hook.files), new RegExp(hook.exclude)];
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
    const [program = "", ...args] = hooks.find(({ id }) => id === "recond-lint")?.entry.split(" ") ?? [];
    const lint = (...files: readonly string[]): Promise<Run> =>
      runProgram(join(root, program), [...args, ...files], { cwd: folder });
    expect(await lint("campaigns/fine.json", "campaigns/fine-response.json")).toMatchObject({ code: 0 });
    expect(await lint("campaigns/fine.json", "campaigns/letter-case.json")).toMatchObject({ code: 1 });
    await writeFile(join(folder, "campaigns/package.json"), '{ "name": "campaigns" }');
    expect(await lint("campaigns/fine.json", "campaigns/package.json")).toMatchObject({ code: 0 });
    expect(await lint("campaigns/package.json")).toMatchObject({ code: 0 });
  });

  it("recond-fmt: writes the canonical form", async () => {
    const folder = await campaignsFolder();
    const [program = "", ...args] = hooks.find(({ id }) => id === "recond-fmt")?.entry.split(" ") ?? [];
    const { code } = await runProgram(join(root, program), [...args, "campaigns/not-canonical.json"], { cwd: folder });
    expect(code).toBe(0);
    expect(await readFile(join(folder, "campaigns/not-canonical.json"), "utf8")).toContain(
      "pressed[1 2] and media_type = ",
    );
  });
});
