import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, recond, shell } from "./support/recond.js";

const { path: root, file } = await folder();

// Odd on purpose: a byte-order mark, CRLF, tabs, escapes, duplicate white space, numbers that a rewrite would change, no line break at
// the end.
const odd = (recording: string, routing: string): string =>
  `\uFEFF{\r\n\t"name" : "a \\u0026 b \\/ \\ud83d\\ude00" ,  "__proto__":{"x":1e3, "y":1.50},\r\n\t"current_terms" : { "ivr_tree": {"record_calls":true , "call_recording_condition": ${recording},\n` +
  `"call_activity_tracking":"SaveActivityOnCallImport", "root": { "node_type":"Condition","condition":${routing},\t"children":[{"node_type":"Connect","condition":""},{"node_type":"EndCall"}] } } } , "future_terms":null}`;

/** A campaign in a line. */
function line(condition: string): string {
  return `{ "record_calls" :true,"call_recording_condition":"${condition}"}`;
}

/** A campaign of a kilobyte. */
const wide = JSON.stringify({ ...(JSON.parse(line("repeat")) as object), name: "x".repeat(950) });

/** A list of campaigns that is too large to be read at once. */
function list(condition: string): string {
  const own = line(condition);
  return `\uFEFF[ ${own}, ${own},\r\n${`\t${wide} ,\n`.repeat(1100)}${own} ] \n`;
}

/** One condition with a mistake to be guessed, one with a safe fix. */
const guessed = JSON.stringify({
  record_calls: true,
  call_recording_condition: "moblie or repeat",
  whisper_prompt_condition: "mobile AND repeat",
});

/** The superuser may write everything. */
const isSuperuser = process.getuid?.() === 0;

describe("recond lint --fix", () => {
  it("rewrites the condition strings and not one byte more", async () => {
    const path = await file(
      "odd.json",
      odd(
        String.raw`"affiliate_name=\u0022Caf\u00E9 \u0026 Bar\u0022 and not not mobile"`,
        String.raw`"mobile AND repeat"`,
      ),
    );
    const { code, stdout, stderr } = await recond(["lint", "--fix", path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/; \d+ fixed[^\n]*\n$/);
    const fixed = await readFile(path, "utf8");
    expect(fixed).toContain(String.raw`Caf\u00E9 \u0026 Bar\u0022 and mobile"`);
    expect(fixed).toContain('"condition":"mobile and repeat",\t"children"');
    const conditions = /"call_recording_condition": ("[^\r\n]*"),\n[^]*"Condition","condition":("[^"]*")/.exec(fixed);
    expect(fixed).toBe(odd(conditions?.[1] ?? "", conditions?.[2] ?? ""));
  });

  it("leaves a file alone in which there is nothing to fix", async () => {
    const path = await file("fine.json", odd('"mobile"', '"repeat"'));
    const { mtimeMs, ino } = await stat(path);
    await recond(["lint", "--fix", path]);
    expect(await stat(path)).toMatchObject({ mtimeMs, ino });
  });

  it("applies suggestions only if told to", async () => {
    const path = await file("typo.recond", "moblie\r\n");
    expect((await recond(["lint", "--fix", path])).code).toBe(1);
    expect(await readFile(path, "utf8")).toBe("moblie\r\n");
    const run = await recond(["lint", "--fix-suggested", path]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("error[guessed-meaning]: `moblie` was taken for `mobile`.");
    expect(await readFile(path, "utf8")).toBe("mobile\r\n");
    expect(await recond(["lint", "--fix-suggested", path])).toMatchObject({
      code: 0,
      stdout: "No findings in 1 file\n",
    });
  });

  it.each(["text", "json", "sarif", "github", "junit", "compact"])(
    "tells each condition that was guessed, in the form %s, and fails unless somebody answers for it",
    async (format) => {
      const path = await file("guessed.json", guessed);
      const { code, stdout } = await recond(["lint", "--fix-suggested", "--format", format, path]);
      expect(code).toBe(1);
      expect(stdout).toContain("`moblie or repeat` was taken for `mobile or repeat`");
      expect(stdout).not.toContain("`mobile AND repeat` was taken");
      await file("guessed.json", guessed);
      const accepted = await recond(["lint", "--fix-suggested", "--accept", "--format", format, path]);
      expect(accepted.code).toBe(0);
      expect(accepted.stdout).toContain("was taken for");
    },
  );

  it("tells of guesses in what has no file, too", async () => {
    const { code, stdout, stderr } = await recond(["lint", "--fix-suggested", "-"], { input: guessed });
    expect({ code, stdout }).toEqual({ code: 1, stdout: guessed.replace("moblie", "mobile").replace("AND", "and") });
    expect(stderr).toContain("error[guessed-meaning]");
    expect((await recond(["lint", "--fix", "--accept", "mobile"])).code).toBe(2);
  });

  it("leaves a valid condition as it is, whatever a rule suggests, unless the rule is made an error", async () => {
    const condition = 'media_type = "a " and mobile';
    const left = await recond(["lint", "--fix-suggested", condition]);
    expect(left).toMatchObject({ code: 0, stdout: `${condition}\n` });
    expect(left.stderr).toContain("suggestion");
    expect(left.stderr).not.toContain("can be fixed");
    const asked = await recond(["lint", "--fix-suggested", "--rule", "text-outer-blanks=error", condition]);
    expect(asked).toMatchObject({ code: 1, stdout: 'media_type = "a" and mobile\n' });
    expect(asked.stderr).toContain("error[guessed-meaning]");
  });

  it("calls no guess what is proven: that it keeps a guarantee; a person has to look all the same", async () => {
    const project = await folder();
    await project.file("recond.config.yaml", "guarantees: [{ name: law, never: landline }]\n");
    await project.file("a.json", { record_calls: true, call_recording_condition: "repeat" });
    await project.file("b.json", { record_calls: true, call_recording_condition: "repaet" });
    const { code, stdout } = await recond(["lint", "--fix-suggested", "."], { cwd: project.path });
    expect(code).toBe(1);
    expect(stdout).toContain(
      "`repeat` was changed to `repeat and not landline`, which is proven to keep the guarantee.",
    );
    expect(stdout).toContain("`repaet` was taken for `repeat and not landline`. That is a guess");
    expect((await recond(["lint", "."], { cwd: project.path })).code).toBe(0);
  });

  it("does not fix what is ignored", async () => {
    const project = await folder();
    const text = '{"ivr_tree":{"record_calls":true,"call_recording_condition":"not not mobile"}}';
    const path = await project.file("a.json", text);
    await project.file("recond.config.yaml", "ignores: [{ rule: double-negation, reason: Agreed. }]\n");
    await recond(["lint", "--fix", "a.json"], { cwd: project.path });
    expect(await readFile(path, "utf8")).toBe(text);
  });

  it("keeps permissions and links", async () => {
    const target = await file("target.recond", "not not mobile\n");
    await chmod(target, 0o640);
    const link = join(root, "link.recond");
    await symlink(target, link);
    await recond(["lint", "--fix", link]);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await stat(target)).mode & 0o777).toBe(0o640);
    expect(await readFile(target, "utf8")).toBe("mobile\n");
  });

  it("prints what was on standard input or among the arguments", async () => {
    const text = '\uFEFF{"record_calls":true, "call_recording_condition":"not not mobile"}';
    const run = await recond(["lint", "--fix", "-"], { input: text });
    expect(run.stdout).toBe(text.replace("not not ", ""));
    expect(run.stderr).toContain("1 fixed");
    const condition = await recond(["lint", "--fix", "not not mobile", "repeat"]);
    expect(condition).toMatchObject({ code: 0, stdout: "mobile\nrepeat\n" });
    const json = await recond(["lint", "--fix", "--json", "-"], { input: text });
    expect(json.code).toBe(2);
    expect(json.stderr).toContain("Add `--output FILE` for the report.");
  });

  it("fixes campaigns one a line, and no other line", async () => {
    const page = (condition: string): Buffer =>
      Buffer.concat([
        Buffer.from(`\uFEFF${line("repeat")}  \r\n\n${line(condition)}\r\n{"ivr_tree":,}\n`),
        Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
        Buffer.from(line(condition)),
      ]);
    const path = await file("page.ndjson", page("not not mobile"));
    const diff = await recond(["lint", "--diff", path]);
    expect(diff.stdout).toContain(`@@ -3,1 +3,1 @@\n-${line("not not mobile")}\r\n+${line("mobile")}\r\n`);
    expect(await readFile(path)).toEqual(page("not not mobile"));
    expect((await recond(["lint", "--fix", path])).code).toBe(1);
    expect(await readFile(path)).toEqual(page("mobile"));
    const printed = await shell(`recond lint --fix - < '${path}' | cmp - '${path}'`);
    expect(printed.code).toBe(0);
  });

  it("fixes the elements of a large list", async () => {
    const path = await file("list.json", list("not not mobile"));
    expect((await recond(["lint", "--fix", path])).stdout).toContain("3 fixed");
    expect(await readFile(path, "utf8")).toBe(list("mobile"));
  });
});

describe("recond lint --diff", () => {
  it("shows what the fixes would change, in a form that `patch` takes, and writes nothing", async () => {
    const text = `{\n  "record_calls": true,\n  "call_recording_condition":\n    "not not mobile",\n  "name": "x"\n}\n`;
    const path = await file("diff.json", text);
    const run = await recond(["lint", "--diff", "--fix", path]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('-    "not not mobile",\n+    "mobile",\n');
    expect(run.stderr).toContain("warning[double-negation]");
    expect(await readFile(path, "utf8")).toBe(text);
    const patched = await shell(
      `cd '${root}' && if command -v patch > /dev/null; then recond lint --diff diff.json 2> /dev/null | patch -p0 > /dev/null; else recond lint --fix diff.json > /dev/null; fi`,
    );
    expect(patched.code).toBe(0);
    expect(await readFile(path, "utf8")).toBe(text.replace("not not ", ""));
  });

  it("needs standard output for itself", async () => {
    const path = await file("taken.recond", "not not mobile");
    expect((await recond(["lint", "--diff", "--json", path])).stderr).toContain("Standard output has the differences.");
    const run = await recond(["lint", "--diff", "--json", "--output", join(root, "out.json"), path]);
    expect(run.stdout).toContain("+mobile\n");
  });
});

/** What is said of a file that cannot be written, and that everything else is done all the same. */
async function expectLeft(path: string, reason: RegExp): Promise<void> {
  await writeFile(path, "not not mobile\n");
  const other = await file("other.recond", "not not repeat\n");
  const folderMode = (await stat(dirname(path))).mode;
  await chmod(dirname(path), 0o555);
  const { code, stdout, stderr } = await recond(["lint", "--fix", path, other]);
  await chmod(dirname(path), folderMode);
  expect(code).toBe(2);
  expect(stderr).toMatch(reason);
  expect(stdout).toContain("warning[double-negation]");
  expect(await readFile(path, "utf8")).toBe("not not mobile\n");
  expect(await readFile(other, "utf8")).toBe("repeat\n");
}

describe("recond lint --fix, when a file cannot be written,", () => {
  it.skipIf(isSuperuser)("says so, and fixes the others", async () => {
    const locked = join(root, "locked");
    await mkdir(locked);
    await expectLeft(
      join(locked, "a.recond"),
      /cannot be written \(you are not allowed to\)\. It is as it was before\./,
    );
  });

  // The new content's name is longer than the file's, and a path has at most 4,095 bytes: that holds for the superuser, too.
  it.skipIf(process.platform !== "linux")("for whatever reason", async () => {
    let long = root;
    while (long.length < 3800) long = join(long, "x".repeat(200));
    long = join(long, "x".repeat(4060 - long.length - 1));
    await mkdir(long, { recursive: true });
    await expectLeft(join(long, "a.recond"), /cannot be written \(ENAMETOOLONG/);
  });

  it("leaves one alone that somebody else writes to", async () => {
    const path = await file("busy.ndjson", `${line("not not mobile")}\n`.repeat(2000));
    const run = await shell(
      `recond lint --fix --quiet '${path}' & while kill -0 $! 2> /dev/null; do echo >> '${path}'; sleep 0.05; done; wait $!`,
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("was changed by somebody else");
    expect(await readFile(path, "utf8")).toContain("not not mobile");
  });

  it("refuses a folder in the place of a report, and leaves nothing behind", async () => {
    const { code, stderr } = await recond(["lint", "repeat", "--output", root]);
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be written (it is a folder)");
    expect((await readdir(root)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
