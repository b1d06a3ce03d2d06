import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, recond, type Run } from "./support/recond.js";

const scratch = await folder();
const { file } = scratch;
const hasGit = spawnSync("git", ["--version"]).status === 0;

const written = (id: string, condition: string, record_calls = true): object => ({
  advertiser_campaign_id_from_network: id,
  record_calls,
  call_recording_condition: condition,
});

const staged = (id: string, live: string, future: string): object => ({
  advertiser_campaign_id_from_network: id,
  current_terms: { ivr_tree: { record_calls: true, call_recording_condition: live } },
  future_terms: { ivr_tree: { record_calls: true, call_recording_condition: future } },
});

/** Git as nobody has set it up; hooks of git tell their children which repository is theirs, and these tests have their own. */
function git(path: string, ...args: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", ["-C", path, ...who, ...args], { env, encoding: "utf8", stdio: "pipe" });
}

async function newRepository(name: string): Promise<string> {
  const path = join(scratch.path, name);
  await mkdir(join(path, "campaigns"), { recursive: true });
  git(path, "init", "--quiet", "--initial-branch=main");
  return path;
}

function commit(path: string, message: string): void {
  git(path, "add", "--all");
  git(path, "commit", "--quiet", "--message", message);
}

/** A second commit breaks one guarantee, mends another and changes the configuration; a third takes it back as it was. */
async function promisingCommits(): Promise<string> {
  const path = await newRepository("promising");
  const config = (...lines: readonly string[]): Promise<string> =>
    file("promising/recond.config.yaml", ["guarantees:", ...lines, ""].join("\n"));
  await config("  - { name: no landlines, never: landline }");
  await file("promising/campaigns/sales.json", written("1", "mobile"));
  await file("promising/campaigns/service.json", written("2", "repeat"));
  await file("promising/campaigns/same.json", written("3", "landline"));
  commit(path, "first");
  await config(
    "  - { name: no landlines, never: landline, why: law }",
    "  - { name: sales, always: mobile, campaigns: campaigns/s*s.json }",
  );
  await file("promising/campaigns/sales.json", written("1", "pressed[1]"));
  await file("promising/campaigns/service.json", written("2", "repeat and mobile"));
  await file("promising/campaigns/new.json", staged("4", "mobile", "mobile or landline"));
  commit(path, "second");
  await rm(join(path, "recond.config.yaml"));
  await file("promising/campaigns/sales.json", written("1", "mobile"));
  commit(path, "third");
  return path;
}

const odd = Buffer.concat([
  Buffer.from(`${scratch.path}/three/campaigns/caf`),
  Buffer.from([0xe9]),
  Buffer.from(".json"),
]);

/** Three commits: the second makes a campaign stricter and renames one, the third makes one looser. */
async function threeCommits(): Promise<string> {
  const path = await newRepository("three");
  await file("three/campaigns/sales.json", written("1", "mobile and repeat"));
  await file("three/campaigns/service.json", written("2", "repeat"));
  await file("three/campaigns/both.json", staged("3", "mobile", "mobile"));
  await file("three/campaigns/same.json", written("4", "landline"));
  await file("three/campaigns/off.json", written("5", "landline", false));
  await file("three/campaigns/binary.recond", Buffer.from([0, 1, 2, 255]));
  await file("three/package.json", { name: "no campaign" });
  await writeFile(odd, JSON.stringify(written("6", "repeat")));
  await symlink("sales.json", join(path, "campaigns/link.json"));
  commit(path, "first");
  await file("three/campaigns/service.json", written("2", "repeat and mobile"));
  await rename(join(path, "campaigns/service.json"), join(path, "campaigns/support.json"));
  await file("three/campaigns/both.json", staged("3", "mobile", "mobile or repeat"));
  commit(path, "second");
  await file("three/campaigns/sales.json", written("1", "mobile"));
  await file("three/campaigns/off.json", written("5", "landline"));
  await file("three/campaigns/new.json", written("7", "repeat"));
  await rm(join(path, "campaigns/same.json"));
  await writeFile(odd, JSON.stringify(written("6", "mobile")));
  commit(path, "third");
  return path;
}

describe.skipIf(!hasGit)("recond diff --git (needs git, and is passed over where there is none)", async () => {
  const three = hasGit ? await threeCommits() : "";
  const diff = (...args: readonly string[]): Promise<Run> => recond(["diff", "--git", ...args], { cwd: three });

  it("says what three commits changed", async () => {
    const { code, stdout, stderr } = await diff("HEAD~2", "HEAD");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const [summary = ""] = stdout.split("\n");
    expect(summary.replaceAll(/\([0-9a-f]{10}\)/g, "(…)")).toBe(
      "HEAD~2 (…) and HEAD (…): 8 files: 2 equivalent, 1 stricter, 3 looser, 1 different, 1 removed, 1 added; 1 renamed; current and future terms count apart",
    );
    expect(stdout).toMatch(/^campaigns\/sales\.json\nlooser {2}/m);
    expect(stdout).toMatch(/^campaigns\/support\.json, which was campaigns\/service\.json\nstricter {2}/m);
    expect(stdout).toMatch(/^campaigns\/both\.json, future terms\nlooser {2}/m);
    expect(stdout).toMatch(/^campaigns\/off\.json\nlooser {2}.*\n\n.*\n.*\n.*`record_calls` is `false`/m);
    expect(stdout).toMatch(/^campaigns\/caf\\xE9\.json\ndifferent {2}/m);
    expect(stdout).toContain("removed: campaigns/same.json\nadded: campaigns/new.json\n");
    expect(stdout).not.toMatch(/link|package|binary/);
  });

  it("prints one JSON object", async () => {
    const run = await diff("HEAD~1", "HEAD", "campaigns/sales.json", "campaigns/support.json", "--json");
    expect(json(run)).toMatchObject({
      git: { before: { name: "HEAD~1" }, after: { name: "HEAD", commit: git(three, "rev-parse", "HEAD").trim() } },
      summary: { equivalent: 1, looser: 1, stricter: 0, renamed: 0 },
      results: [{ name: "campaigns/sales.json", before: null, relation: "looser" }],
      unchanged: 1,
    });
  });

  it("takes ranges, the commit where two parted, and chosen terms", async () => {
    expect((await diff("HEAD~2..HEAD~1", "--json")).stdout).toBe((await diff("HEAD~2", "HEAD~1", "--json")).stdout);
    expect(json(await diff("HEAD...HEAD~1", "--json"))).toMatchObject({
      results: [],
      git: { after: { name: "HEAD~1" } },
    });
    expect((await diff("HEAD~2", "HEAD", "campaigns/both.json", "--terms", "current")).code).toBe(0);
    expect((await diff("HEAD~2", "HEAD", "campaigns/both.json", "--terms", "future")).stdout).toContain("looser");
  });

  it("finds what a file was called, even where only its name of now is given", async () => {
    const { stdout } = await diff("HEAD~2", "HEAD", "campaigns/support.json");
    expect(stdout).toContain("1 stricter; 1 renamed");
    expect(stdout).toContain("campaigns/support.json, which was campaigns/service.json\nstricter ");
    expect((await diff("HEAD~2", "HEAD", "campaigns/service.json")).stdout).toContain("1 stricter; 1 renamed");
    expect((await diff("HEAD~1", "HEAD", "campaigns/new.json")).stdout).toContain("added: campaigns/new.json\n");
  });

  it("writes the comment on a pull request", async () => {
    const { code, stdout, stderr } = await diff("HEAD~2", "HEAD", "--format", "markdown");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^\*\*Recorded is more in 3, less in 1, otherwise in 1\.\*\*\n/);
    expect(stdout).toContain(
      "| <code>campaigns/support.json</code>, which was <code>campaigns/service.json</code> | less |",
    );
    expect(stdout).toContain("| <code>campaigns/both.json</code>, future terms | more |");
    expect(stdout).toContain("| <code>campaigns/new.json</code> | added |");
    expect(stdout).toContain(
      "- recorded now, and not before: a call with <code>repeat&#58; false, mobile&#58; true</code>; not met: <code>mobile and &#123;repeat&#125;</code>\n",
    );
    expect(stdout.match(/<details>/g)).toHaveLength(5);
    expect(stdout.match(/<\/details>/g)).toHaveLength(5);
    expect((await diff("HEAD", "--format", "markdown")).stdout).toMatch(/^\*\*The same is recorded as before\.\*\*\n/);
    expect((await diff("HEAD", "--format", "markdown", "--json")).stderr).toContain("Give only one of them.");
  });

  it.each<[readonly string[], number]>([
    [["HEAD~1", "HEAD", "--forbid", "looser"], 1],
    [["HEAD~2", "HEAD", "campaigns/support.json", "campaigns/service.json", "--forbid", "looser"], 0],
    [
      [
        "HEAD~2",
        "HEAD",
        "campaigns/support.json",
        "campaigns/service.json",
        "--forbid",
        "looser",
        "--forbid",
        "stricter",
      ],
      1,
    ],
    [["HEAD~1", "HEAD", "campaigns/sales.json", "--forbid", "different"], 0],
    [["HEAD~1", "HEAD", "campaigns", "--forbid", "different"], 1],
    // Records calls that it did not, whatever it lost besides.
    [["HEAD~2", "HEAD", "campaigns/new.json", "--forbid", "looser"], 0],
  ])("ends %j with %i", async (args, code) => {
    expect((await diff(...args)).code).toBe(code);
  });

  it("forbids a change that both gains and loses calls as looser and as stricter", async () => {
    const change = ["diff", "repeat", "mobile", "--forbid"];
    expect((await recond([...change, "looser"])).code).toBe(1);
    expect((await recond([...change, "stricter"])).code).toBe(1);
    expect((await recond([...change, "different", "--node-limit", "1"])).code).toBe(2);
  });

  it.each<[readonly string[], string]>([
    [["nowhere"], "There is no revision `nowhere` in this repository."],
    [["--git=-x"], "There is no revision `-x` in this repository."],
    [["HEAD", "--output=hurt"], "--output"],
    [["--git=--output=hurt"], "There is no revision `--output=hurt`"],
    [["HEAD\nHEAD"], "There is no revision"],
    [["HEAD:campaigns"], "There is no revision `HEAD:campaigns`"],
    [["HEAD", "HEAD~1", "nothing.json"], "`nothing.json` is no revision of this repository, and neither"],
    [["HEAD", "campaigns/*.json"], "takes no globs"],
    [["HEAD", ".."], "`..` lies outside of the repository."],
    [["HEAD", "--expr"], "Leave out `--expr`."],
    [["HEAD", "--current", "x.json"], "Leave out `--current`."],
  ])("refuses %j", async (args, message) => {
    const [first = "", ...others] = args;
    const run = await (first.startsWith("--git=") ? recond(["diff", first, ...others], { cwd: three }) : diff(...args));
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(git(three, "status", "--porcelain")).toBe("");
  });

  it("refuses a name that is a revision and a path, and tells what to write", async () => {
    git(three, "branch", "campaigns");
    const run = await diff("HEAD", "campaigns");
    expect(run.stderr).toContain("Write `--git HEAD..campaigns` for the revision, `./campaigns` for the path.");
    expect((await diff("HEAD~1", "./campaigns", "--forbid", "looser")).code).toBe(1);
    git(three, "branch", "--delete", "campaigns");
  });

  it("refuses to work outside of a repository, and tells that a clone is shallow", async () => {
    const outside = await recond(["diff", "--git", "HEAD"], { cwd: scratch.path });
    expect(outside).toMatchObject({ code: 2, stdout: "" });
    expect(outside.stderr).toContain("This folder is in no git repository.");
    git(scratch.path, "clone", "--quiet", "--depth=1", `file://${three}`, "shallow");
    const shallow = await recond(["diff", "--git", "HEAD~1"], { cwd: join(scratch.path, "shallow") });
    expect(shallow.stderr).toContain("This is a shallow clone");
    git(scratch.path, "clone", "--quiet", "--bare", three, "bare");
    const bare = (...args: readonly string[]): Promise<Run> =>
      recond(["diff", "--git", "HEAD~1", ...args], { cwd: join(scratch.path, "bare") });
    expect((await bare()).stderr).toContain("no working tree");
    expect((await bare("HEAD")).code).toBe(1);
  });
});

describe.skipIf(!hasGit)("recond diff --git with the working tree", async () => {
  const path = hasGit ? await newRepository("tree") : "";
  const diff = (...args: readonly string[]): Promise<Run> => recond(["diff", "--git", ...args], { cwd: path });
  if (hasGit) {
    await file("tree/campaigns/a.json", written("1", "mobile"));
    await file("tree/campaigns/b.json", written("2", "mobile"));
    await file("tree/campaigns/c.json", written("3", "mobile"));
    await file("tree/.gitignore", "ignored.json\n");
    commit(path, "first");
  }

  it("compares files that are changed, untracked, and no longer there", async () => {
    expect((await diff("HEAD")).stdout).toMatch(/: 3 files: 3 equivalent\n$/);
    await file("tree/campaigns/a.json", written("1", "mobile or repeat"));
    await file("tree/campaigns/new.json", written("4", "mobile"));
    await file("tree/campaigns/ignored.json", written("5", "mobile"));
    await rm(join(path, "campaigns/b.json"));
    const run = json(await diff("HEAD", "--json"));
    expect(run).toMatchObject({
      git: { after: null },
      results: [{ name: "campaigns/a.json", relation: "looser" }],
      removed: ["campaigns/b.json"],
      added: ["campaigns/new.json"],
      unchanged: 1,
    });
    const below = await recond(["diff", "--git", "HEAD", "a.json"], { cwd: join(path, "campaigns") });
    expect(below.stdout).toMatch(/^campaigns\/a\.json\nlooser/m);
  });

  it("never takes a campaign that is broken, emptied or elsewhere for removed", async () => {
    await file("tree/campaigns/a.json", "");
    await file("tree/campaigns/b.json", '{ "record_calls": true, "call_recording_condition": ');
    await file("tree/campaigns/c.json", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
    const { code, stdout, stderr } = await diff("HEAD", "--forbid", "looser", "--json");
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { unreadable: 3, removed: 0 },
      unreadable: [{ name: "campaigns/c.json" }, { name: "campaigns/a.json" }, { name: "campaigns/b.json" }],
    });
    expect(stderr).toContain("kept by Git LFS");
  });

  it("tells of links and submodules that were changed, which are not compared", async () => {
    git(path, "checkout", "--quiet", "--", ".");
    const inner = await newRepository("tree/campaigns/inner");
    await file("tree/campaigns/inner/d.json", written("6", "mobile"));
    commit(inner, "first");
    await symlink("a.json", join(path, "campaigns/live.json"));
    commit(path, "a link and a submodule");
    expect((await diff("HEAD")).stderr).toBe("");
    await file("tree/campaigns/inner/d.json", written("6", "repeat"));
    commit(inner, "second");
    await rm(join(path, "campaigns/live.json"));
    await symlink("b.json", join(path, "campaigns/live.json"));
    const told =
      "warning: `campaigns/inner` is a submodule that was changed. What is in it is not compared: run this there as well.\n" +
      "warning: `campaigns/live.json` is a link that was changed. Files are compared under their own names only.\n";
    expect((await diff("HEAD")).stderr).toBe(told);
    commit(path, "both changed");
    expect((await diff("HEAD~1", "HEAD", "campaigns")).stderr).toBe(told);
    expect((await diff("HEAD~1", "HEAD", "campaigns/a.json")).stderr).toBe("");
    git(path, "reset", "--quiet", "--hard", "HEAD~2");
  });

  it("takes what a sparse checkout leaves out for unchanged", async () => {
    git(path, "checkout", "--quiet", "--", ".");
    git(path, "update-index", "--skip-worktree", "campaigns/c.json");
    await rm(join(path, "campaigns/c.json"));
    expect(json(await diff("HEAD", "--json"))).toMatchObject({ removed: [], unchanged: 3 });
  });
});

describe.skipIf(!hasGit)("guarantees of recond diff --git", async () => {
  const cwd = hasGit ? await promisingCommits() : "";
  const diff = (...args: readonly string[]): Promise<Run> => recond(["diff", "--git", ...args], { cwd });

  it("are those of the later revision, for both", async () => {
    const run = await diff("HEAD~2", "HEAD~1", "--json");
    expect(json(run)).toMatchObject({
      guarantees: [
        {
          change: "broken",
          name: "campaigns/sales.json",
          guarantee: "no landlines",
          why: "law",
          fix: "pressed[1] and not landline or mobile",
        },
        {
          change: "broken",
          name: "campaigns/sales.json",
          guarantee: "sales",
          after: { call: { mobile: true, pressed: [] } },
        },
        { change: "mended", name: "campaigns/service.json", before: { call: { repeat: true, landline: true } } },
        {
          change: "broken",
          name: "campaigns/new.json",
          terms: "future",
          before: null,
          after: { call: { landline: true } },
        },
      ],
    });
    expect(json(run)).toMatchObject({ promises: [{ change: "new", guarantee: "sales", file: "recond.config.yaml" }] });
    const withdrawn = "guarantee withdrawn: no landlines (recond.config.yaml)\n";
    expect((await diff("HEAD~1", "HEAD", "campaigns/service.json")).stdout).toContain(withdrawn);
    expect((await diff("HEAD~1", "HEAD", "--format", "markdown")).stdout).toContain(
      "\n- guarantee withdrawn: <code>no landlines</code> in <code>recond.config.yaml</code>\n",
    );
    expect((await diff("HEAD~2", "HEAD~1", "--forbid", "broken-guarantee")).code).toBe(1);
    expect((await diff("HEAD~2", "HEAD~1", "campaigns/service.json", "--forbid", "broken-guarantee")).code).toBe(0);
    const mended = await diff("HEAD~1", "HEAD~2", "campaigns/sales.json");
    expect(mended.stdout).toContain("guarantees: mended in 1 campaign\n");
    const { code, stderr } = await diff("HEAD~2", "HEAD", "--forbid", "broken-guarantee");
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("There is no guarantee") as string,
    });
    expect(json(await diff("HEAD~2", "HEAD", "--json"))).not.toHaveProperty("guarantees");
  });

  it("stand in the comment on a pull request", async () => {
    const { stdout } = await diff("HEAD~2", "HEAD~1", "--format", "markdown");
    expect(stdout).toMatch(
      /^\*\*Recorded is less in 1, otherwise in 1\. Guarantees are newly broken in 2, mended in 1\.\*\*\n/,
    );
    expect(stdout).toContain(
      "| <code>no landlines</code> | <code>campaigns/new.json</code>, future terms | newly broken |\n",
    );
    expect(stdout).toContain(
      "- after: a call with <code>landline&#58; true, pressed&#58; 1</code> is recorded\n- would keep it: <code>pressed&#91;1&#93; and not landline or mobile</code>\n",
    );
  });
});
