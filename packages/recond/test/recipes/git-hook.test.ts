import { chmod, copyFile, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import {
  emptyFolder,
  examples,
  hostileNames,
  published,
  root,
  type Run,
  runProgram,
  removeFoldersAtEnd,
} from "../support/recipes.js";

removeFoldersAtEnd();

/** A git repository with the hook from `ci/git-hook`. */
async function repository(): Promise<{
  readonly folder: string;
  readonly git: (...args: readonly string[]) => Promise<Run>;
}> {
  const folder = await emptyFolder();
  const env = { HOME: folder };
  const git = (...args: readonly string[]): Promise<Run> =>
    runProgram("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], { cwd: folder, env });
  await git("init", "--quiet", "--initial-branch=main");
  await mkdir(join(folder, ".git", "hooks"), { recursive: true });
  await copyFile(join(root, "ci", "git-hook"), join(folder, ".git", "hooks", "pre-commit"));
  await chmod(join(folder, ".git", "hooks", "pre-commit"), 0o755);
  // As `npm install recond` leaves it.
  await mkdir(join(folder, "node_modules", ".bin"), { recursive: true });
  await symlink(join(published, "bin.js"), join(folder, "node_modules", ".bin", "recond"));
  await writeFile(join(folder, ".gitignore"), "node_modules\n");
  await mkdir(join(folder, "campaigns"));
  return { folder, git };
}

describe("the git hook", () => {
  let folder = "";
  let git: Awaited<ReturnType<typeof repository>>["git"];
  const put = (example: string, name = example): Promise<void> =>
    copyFile(join(examples, "payloads", example), join(folder, name));

  beforeEach(async () => {
    ({ folder, git } = await repository());
  });

  it("refuses a commit with errors and takes one without", async () => {
    await put("letter-case.json", "campaigns/spring.json");
    await git("add", ".");
    const refused = await git("commit", "-m", "spring");
    expect(refused.code).toBe(1);
    expect(refused.stdout + refused.stderr).toContain("campaigns/spring.json:4:47");
    expect(refused.stderr).toContain("--no-verify");
    await put("fine.json", "campaigns/spring.json");
    // What counts is what is staged, and not what is in the folder.
    expect((await git("commit", "-m", "spring")).code).toBe(1);
    await git("add", ".");
    await put("letter-case.json", "campaigns/spring.json");
    expect((await git("commit", "-m", "spring")).code).toBe(0);
    expect((await git("commit", "--all", "-m", "spring again")).code).toBe(1);
    expect((await git("commit", "-m", "spring again", "campaigns/spring.json")).code).toBe(1);
  });

  it("looks at the files of the commit alone", async () => {
    await put("letter-case.json", "campaigns/old.json");
    await git("add", ".");
    await git("commit", "--no-verify", "-m", "old");
    await put("fine.json", "campaigns/new.json");
    await git("add", ".");
    expect((await git("commit", "-m", "new")).code).toBe(0);
    await git("rm", "--quiet", "campaigns/old.json");
    expect((await git("commit", "-m", "without old")).code).toBe(0);
    await put("letter-case.json", "elsewhere.json");
    await git("add", ".");
    expect((await git("commit", "-m", "elsewhere")).code).toBe(0);
  });

  it("goes by the configuration", async () => {
    await put("similar-field-names.json", "campaigns/zip.json");
    await git("add", ".");
    await writeFile(join(folder, "recond.config.yaml"), "max_warnings: 0\n");
    await git("add", ".");
    expect((await git("commit", "-m", "zip")).code).toBe(1);
    const ignore = "{ files: campaigns/zip.json, rule: similar-field-names, reason: Both fields exist. }";
    await writeFile(join(folder, "recond.config.yaml"), `max_warnings: 0\nignores:\n  - ${ignore}\n`);
    await git("add", ".");
    expect((await git("commit", "-m", "zip")).code).toBe(0);
    // Beside the campaigns, too, and not what is passed over.
    await writeFile(join(folder, "campaigns/recond.config.yaml"), "rules: { similar-field-names: error }\n");
    await put("similar-field-names.json", "campaigns/other.json");
    await git("add", ".");
    expect((await git("commit", "-m", "other")).code).toBe(1);
    await writeFile(join(folder, ".recondignore"), "other.json\n");
    await git("add", ".");
    expect((await git("commit", "-m", "other")).code).toBe(0);
  });

  it("takes a commit in which no campaign is", async () => {
    await writeFile(join(folder, "campaigns/package.json"), '{ "name": "campaigns" }');
    await git("add", ".");
    expect(await git("commit", "-m", "a package")).toMatchObject({ code: 0 });
    await writeFile(join(folder, "campaigns/calls.ndjson"), '{ "mobile": true }\n');
    await git("add", ".");
    expect(await git("commit", "-m", "calls")).toMatchObject({ code: 0 });
    await writeFile(join(folder, "campaigns/a.test.json"), '{ "condition": "mobile", "cases": [] }');
    await git("add", ".");
    expect(await git("commit", "-m", "tests")).toMatchObject({ code: 0 });
    await symlink("../elsewhere.json", join(folder, "campaigns/link.json"));
    await symlink("/etc", join(folder, "campaigns/folder.json"));
    await git("add", ".");
    expect(await git("commit", "-m", "links")).toMatchObject({ code: 0 });
  });

  it.each(["x.jsonl", "x.ndjson", "x.recond", "a/b/x.json"])("looks at %s", async (name) => {
    const isCondition = name.endsWith(".recond");
    await mkdir(join(folder, "campaigns/a/b"), { recursive: true });
    await writeFile(
      join(folder, "campaigns", name),
      isCondition ? "mobile AND" : '{"call_recording_condition":"AND"}\n',
    );
    await git("add", ".");
    expect(await git("commit", "-m", "x")).toMatchObject({ code: 1 });
  });

  it("says what is wrong if there is no command, or it cannot look", async () => {
    await put("fine.json", "campaigns/spring.json");
    await git("add", ".");
    await writeFile(join(folder, "recond.config.yaml"), "nosuch: 1\n");
    await git("add", ".");
    const refused = await git("commit", "-m", "spring");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("Not committed: the campaigns could not be looked at, for the reason above.");
    const hook = join(folder, ".git", "hooks", "pre-commit");
    const { code, stderr } = await runProgram("sh", [hook], { cwd: folder, env: { RECOND: "tools/no-recond" } });
    expect(code).toBe(127);
    expect(stderr).toContain(
      `tools/no-recond\` cannot be run. Install it (npm install --save-dev recond), or set \`recond\` at the top of ${hook}`,
    );
    expect(stderr).not.toContain("findings");
  });

  it("takes hostile names for names", async () => {
    await Promise.all(hostileNames.map((name) => put("fine.json", `campaigns/${name}`)));
    await put("letter-case.json", "campaigns/a\nb.json");
    await git("add", ".");
    expect((await git("commit", "-m", "names")).code).toBe(1);
    await git("rm", "--quiet", "--force", "campaigns/a\nb.json");
    expect((await git("commit", "-m", "names")).code).toBe(0);
    expect((await readdir(folder)).toSorted()).toEqual([".git", ".gitignore", "campaigns", "node_modules"]);
  });
});
