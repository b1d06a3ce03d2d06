import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, json, recond, type Run } from "./support/recond.js";

const { path: cwd, file } = await folder();

const PAYLOAD = '{"record_calls":true,"call_recording_condition":"not not mobile"}';

beforeAll(async () => {
  await mkdir(join(cwd, "campaigns"));
  await file("campaigns/recond.config.json", {
    rules: { "double-negation": "error" },
    ignores: [{ rule: "double-negation", files: "agreed.json", reason: "Agreed." }],
  });
});

function run(input: string, ...args: readonly string[]): Promise<Run> {
  return recond(args, { cwd, input });
}

describe("recond lint --stdin-filename", () => {
  it("lints standard input as that file, with its name and its configuration", async () => {
    const found = await run(PAYLOAD, "lint", "--stdin-filename", "campaigns/new.json");
    expect(found.code).toBe(1);
    expect(found.stdout).toContain("error[double-negation]");
    expect(found.stdout).toContain("--> campaigns/new.json:1:50");
    expect((await run(PAYLOAD, "lint", "-")).code).toBe(0);
    expect((await run(PAYLOAD, "lint", "--stdin-filename", "campaigns/agreed.json", "-")).code).toBe(0);
  });

  it("tells by the name what the text is", async () => {
    const { stdout } = await run("{mobile}", "lint", "--stdin-filename", "a.recond");
    expect(stdout).toContain("grouping-bracket");
    const records = await run(`${PAYLOAD}\n${PAYLOAD}\n`, "lint", "--json", "--stdin-filename", "a.ndjson");
    expect(json(records)).toMatchObject({ results: [{ name: "a.ndjson", record: 1 }, { record: 2 }] });
  });

  it("prints what was fixed, and is known by a baseline", async () => {
    const fixed = await run(PAYLOAD, "lint", "--fix", "--stdin-filename", "campaigns/new.json");
    expect(fixed.stdout).toBe(PAYLOAD.replace("not not ", ""));
    await file("campaigns/new.json", PAYLOAD);
    await run("", "lint", "--write-baseline", "base.json", "campaigns/new.json");
    const known = await run(PAYLOAD, "lint", "--baseline", "base.json", "--stdin-filename", "campaigns/new.json");
    expect(known).toMatchObject({ code: 0, stderr: "" });
  });

  it("takes no other argument", async () => {
    const { code, stderr } = await run(PAYLOAD, "lint", "--stdin-filename", "a.json", "b.json");
    expect(code).toBe(2);
    expect(stderr).toContain("reads standard input and nothing else");
  });

  it("passes over what --exclude names, as it does where a file is named", async () => {
    const excluded = await run(PAYLOAD, "lint", "--exclude", "campaigns/", "--stdin-filename", "campaigns/new.json");
    expect(excluded).toMatchObject({ code: 2, stdout: "" });
    expect(excluded.stderr).toContain("`--exclude` leaves nothing to look at.");
  });
});

describe("recond fmt --stdin-filename", () => {
  it("formats by the name, and names it in what is wrong", async () => {
    expect((await run("((mobile))", "fmt", "--stdin-filename", "a.recond")).stdout).toBe("mobile\n");
    const { code, stderr } = await run("{mobile", "fmt", "--stdin-filename", "campaigns/a.json");
    expect(code).toBe(2);
    expect(stderr).toContain("campaigns/a.json:1");
    expect((await run("(mobile)", "fmt", "--check", "--stdin-filename", "a.recond")).stdout).toBe("a.recond\n");
  });

  it("takes no other argument, and without it needs one", async () => {
    expect((await run("", "fmt", "--stdin-filename", "a.recond", "b.recond")).code).toBe(2);
    expect((await run("", "fmt", "--write", "--stdin-filename", "a.recond")).stderr).toContain("`--write` needs files");
    expect((await run("", "fmt")).stderr).toContain("The condition or file is missing.");
  });
});
