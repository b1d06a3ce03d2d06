import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, json, recond } from "./support/recond.js";

const { path: cwd, file } = await folder();

const FILES = ["a.recond", "keep/a.recond", "keep/deep/a.recond", "drafts/a.recond", "drafts/b.recond", "out/a.recond"];

const TEXTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FILES.map((name) => [name, "mobile\n"])),
  "a.test.yaml": "condition: mobile\ncases: [{ name: a, call: { mobile: true }, expect: record }]\n",
  "drafts/b.test.yaml": "condition: mobile\ncases: [{ name: a, call: { mobile: true }, expect: skip }]\n",
  ".gitignore": "# what is made\n/out/\ndeep\n",
  ".recondignore": "drafts/*\n!drafts/b.*\n",
  "drafts/.recondignore": "b.test.yaml\n",
};

/** With a repository in one folder, and none in the other. */
const FOLDERS = [
  "repo/.git",
  ...["repo", "plain"].flatMap((root) => ["keep/deep", "drafts", "out"].map((name) => `${root}/${name}`)),
];

beforeAll(async () => {
  await Promise.all(FOLDERS.map((name) => mkdir(join(cwd, name), { recursive: true })));
  const written = Object.entries(TEXTS).flatMap(([name, text]) => [
    file(`repo/${name}`, text),
    file(`plain/${name}`, text),
  ]);
  await Promise.all(written);
});

/** The names of the files that a command looks at. */
async function looked(command: string, root: string, ...args: readonly string[]): Promise<readonly string[]> {
  const run = await recond([command, "--json", ...args], { cwd: join(cwd, root) });
  expect(run.code).toBe(0);
  const { results } = json(run) as { results: readonly { name: string }[] };
  return results.map(({ name }) => name);
}

const LEFT = ["a.recond", "drafts/b.recond", "keep/a.recond"];

describe.each(["parse", "analyze", "fmt", "lint"])("recond %s passes over", (command) => {
  it("what .gitignore and .recondignore name, in a folder and of a glob", async () => {
    expect(await looked(command, "repo", ".")).toEqual(LEFT);
    expect(await looked(command, "repo", "**/*.recond")).toEqual(LEFT);
    expect(await looked(command, "repo", "drafts", "keep")).toEqual(["drafts/b.recond", "keep/a.recond"]);
  });

  it("of .gitignore nothing where there is no repository", async () => {
    expect(await looked(command, "plain", ".")).toEqual([
      "a.recond",
      "drafts/b.recond",
      "keep/a.recond",
      "keep/deep/a.recond",
      "out/a.recond",
    ]);
  });

  it("nothing of it with --no-ignore", async () => {
    expect(await looked(command, "repo", "--no-ignore", ".")).toEqual(FILES.toSorted());
  });

  it("nothing that is named: a file, and a folder with what is in it", async () => {
    expect(await looked(command, "repo", "drafts/a.recond", "out/a.recond")).toEqual([
      "drafts/a.recond",
      "out/a.recond",
    ]);
    expect(await looked(command, "repo", "out", "keep/deep")).toEqual(["out/a.recond", "keep/deep/a.recond"]);
  });

  it("what --exclude names, even if it is named", async () => {
    expect(await looked(command, "repo", "--exclude", "/keep/", ".", "a.recond")).not.toContain("keep/a.recond");
    expect(await looked(command, "repo", "a.recond", "keep/a.recond", "drafts/b.recond", "--exclude=drafts/")).toEqual([
      "a.recond",
      "keep/a.recond",
    ]);
    expect(await looked(command, "repo/keep", "--exclude", "b.*", "..")).not.toContain("../drafts/b.recond");
  });

  it("all, and says so", async () => {
    const all = await recond([command, "--exclude", "*", "."], { cwd: join(cwd, "repo") });
    expect(all).toMatchObject({ code: 2, stdout: "" });
    expect(all.stderr).toContain("is passed over; `--no-ignore` looks at it");
    const named = await recond([command, "--exclude", "*", "a.recond"], { cwd: join(cwd, "repo") });
    expect(named).toMatchObject({ code: 2, stdout: "" });
    expect(named.stderr).toContain("`--exclude` leaves nothing to look at.");
  });
});

describe("an ignore file in another encoding", () => {
  it("is told, in place of being passed over itself", async () => {
    await mkdir(join(cwd, "utf16"));
    await file("utf16/.recondignore", Buffer.from("\uFEFFa.*\r\n", "utf16le"));
    await file("utf16/a.recond", "mobile\n");
    const { code, stderr } = await recond(["lint", "utf16"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(".recondignore` is written in UTF-16. Save it as UTF-8.");
  });
});

describe("recond lint --files passes over", () => {
  it("what .recondignore names; what .gitignore names is meant, as a program listed it", async () => {
    expect(await looked("lint", "repo", "--files", "a.recond", "drafts/a.recond", "out/a.recond")).toEqual([
      "a.recond",
      "out/a.recond",
    ]);
    expect(await looked("lint", "repo", "--files", "--no-ignore", "drafts/a.recond")).toEqual(["drafts/a.recond"]);
    expect(await looked("lint", "repo", "--files", "--exclude", "out", "a.recond", "out/a.recond")).toEqual([
      "a.recond",
    ]);
  });
});

describe("recond test passes over", () => {
  it("test files that an ignore file names", async () => {
    expect((await recond(["test", "."], { cwd: join(cwd, "repo") })).code).toBe(0);
    expect((await recond(["test", "--no-ignore", "."], { cwd: join(cwd, "repo") })).code).toBe(1);
    expect((await recond(["test", "--no-ignore", "--exclude", "b.*", "."], { cwd: join(cwd, "repo") })).code).toBe(0);
  });
});
