import { link, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, recond, shell } from "./support/recond.js";

/** A payload that sets a condition. */
function payload(condition: string): object {
  return { ivr_tree: { record_calls: true, call_recording_condition: condition } };
}

function line(condition: string): string {
  return `${JSON.stringify(payload(condition))}\n`;
}

const BAD = "mobile and landline";

describe("recond lint --output never writes over what is read:", async () => {
  const { path: cwd, file } = await folder();
  await file("a.json", payload("mobile"));
  await file("present.json", { current_terms: { ivr_tree: {} } });
  await file("lint.yaml", "rules: { never-true: error }\n");
  await link(join(cwd, "a.json"), join(cwd, "hard.json"));
  await symlink("a.json", join(cwd, "soft.json"));

  it.each([
    ["the file itself", "recond lint a.json --output ./a.json", "a.json"],
    ["another name of it", "recond lint a.json --output hard.json", "a.json"],
    ["a link to it", "recond lint . --json --output soft.json", "a.json"],
    ["standard input", "recond lint - --output a.json < a.json", "a.json"],
    ["the present campaign", "recond lint a.json --current present.json --output present.json", "present.json"],
    ["the configuration", "recond lint a.json --config lint.yaml --output lint.yaml", "lint.yaml"],
    ["a file that is fixed", "recond lint --fix a.json --output a.json", "a.json"],
  ])("%s", async (_title, command, name) => {
    const before = await readFile(join(cwd, name), "utf8");
    const { code, stdout, stderr } = await shell(`cd '${cwd}' && ${command}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("would write the report over a file that is read here. Give the report another name.");
    expect(await readFile(join(cwd, name), "utf8")).toBe(before);
  });

  it("another file of the same folder, or a device, is no input", async () => {
    const { code } = await shell(
      `cd '${cwd}' && recond lint a.json --output report.txt && recond lint a.json --output report.txt && recond lint a.json --output /dev/null`,
    );
    expect(code).toBe(0);
    expect(await readFile(join(cwd, "report.txt"), "utf8")).toBe("No findings in 1 file\n");
  });
});

describe("recond lint with nothing in it", async () => {
  const { file } = await folder();

  it.each(["", " \n\t\n", "\uFEFF"])("refuses %j on standard input: a download may have failed", async (input) => {
    const { code, stdout, stderr } = await recond(["lint", "-"], { input });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("`standard input` is empty.");
  });

  it("refuses an empty file, and goes on with the others", async () => {
    const empty = await file("empty.recond", "\n");
    const { code, stdout, stderr } = await recond(["lint", empty, await file("other.recond", "repeat\n")]);
    expect({ code, stdout }).toEqual({
      code: 2,
      stdout: "No findings in 1 file; 1 file could not be read or written\n",
    });
    expect(stderr).toContain("empty.recond` is empty.");
  });

  it("takes the empty condition that somebody wrote", async () => {
    expect((await recond(["lint", ""])).stdout).toBe("No findings in 1 condition\n");
  });
});

describe("recond lint whose reader goes away", async () => {
  const { file } = await folder();

  it("ends with 1 when there are errors, without a word", async () => {
    const path = await file("many.ndjson", line(BAD).repeat(500));
    const { code, stdout, stderr } = await shell(`recond lint '${path}' | head -1; exit \${PIPESTATUS[0]}`);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^error\[never-true\][^\n]*\n$/);
    const program = await shell(`recond lint --json '${path}' | true; exit \${PIPESTATUS[0]}`);
    expect(program).toEqual({ code: 1, stdout: "", stderr: "" });
  });

  it("goes on until it is known whether there are, and fixes what is to be fixed", async () => {
    const late = await file("late.ndjson", line("not not repeat").repeat(500) + line(BAD));
    const { code } = await shell(`recond lint --fix '${late}' | true; exit \${PIPESTATUS[0]}`);
    expect(code).toBe(1);
    expect(await readFile(late, "utf8")).toBe(line("repeat").repeat(500) + line(BAD));
    const fine = await file("fine.ndjson", line("not not repeat").repeat(500));
    expect((await shell(`recond lint '${fine}' | true; exit \${PIPESTATUS[0]}`)).code).toBe(0);
  });
});

describe("recond lint with a folder that has more than files in it", () => {
  it.skipIf(process.platform === "win32")("waits for no pipe, in a folder and by a glob", async () => {
    const { path, file } = await folder();
    await file("a.json", payload("repeat"));
    await mkdir(join(path, "folder.json"));
    await symlink("folder.json", join(path, "link-to-folder.json"));
    await symlink("pipe.json", join(path, "link-to-pipe.json"));
    await symlink("a.json", join(path, "link.json"));
    const { stdout, stderr } = await shell(
      `cd '${path}' && mkfifo pipe.json && recond lint --json . && recond lint --json '*.json'`,
    );
    expect(stderr).toBe("");
    // Each of them once, by the name that comes first.
    expect(stdout.match(/"name":"[^"]*"/g)).toEqual(['"name":"a.json"', '"name":"a.json"']);
    const listed = await shell(`cd '${path}' && recond lint --files pipe.json a.json`);
    expect(listed).toMatchObject({ code: 0, stderr: "" });
    const named = await shell(
      `cd '${path}' && (sleep 0.1; cat a.json) > pipe.json & cd '${path}' && recond lint pipe.json`,
    );
    expect(named).toMatchObject({ code: 0, stderr: "`pipe.json` is a pipe: waiting for what is written to it.\n" });
  });
});

describe("recond lint with an argument that may be a file", () => {
  it.each(["pressed[*]", "pressed[?]"])(
    "takes keys that there are not, as in `%s`, for a mistake",
    async (condition) => {
      const { code, stdout } = await recond(["lint", condition]);
      expect(code).toBe(1);
      expect(stdout).toContain("is no key that can be tested");
    },
  );

  it("says that there is none of that name", async () => {
    const { code, stdout, stderr } = await recond(["lint", "campaigns", "repeat"]);
    expect(code).toBe(1);
    expect(stdout).toContain("There is no term `campaigns`.");
    expect(stderr).toBe("There is no file or folder `campaigns`, so it was read as a condition.\n");
    expect((await recond(["lint", "--expr", "campaigns"])).stderr).toBe("");
  });

  it("takes several conditions under --expr, one of them a single word", async () => {
    const run = await recond(["lint", "--expr", "--json", "mobile or repeat", "and", "repeat"]);
    const { results } = json(run) as { results: { findings: { code: string }[] }[] };
    expect(results.map(({ findings }) => findings.length)).toEqual([0, 1, 0]);
  });
});

describe("recond lint --config", async () => {
  const { path: cwd, file } = await folder();

  it("says what is meant by a misspelt rule, below its name", async () => {
    await file("lint.yaml", "rules:\n  letter-cas: off\n");
    const { code, stderr } = await recond(["lint", "repeat", "--config", "lint.yaml"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean `letter-case`?");
    expect(stderr).toContain("\n2 |   letter-cas: off\n  |   ^^^^^^^^^^\n");
  });

  it("tells of an expired ignore where its files are looked at, and keeps no one from committing others", async () => {
    const ignore = { rule: "never-true", reason: "x", files: ["a.json"], until: "2020-01-01" };
    await file("lint.json", { max_warnings: 0, files: "*.json", ignores: [ignore] });
    await file("a.json", payload("repeat"));
    await file("b.json", payload("repeat"));
    const codes = await Promise.all(
      ["b.json", "-", "a.json"].map((name) =>
        recond(["lint", "--config", "lint.json", name], { cwd, input: "repeat" }).then(({ code }) => code),
      ),
    );
    expect(codes).toEqual([0, 0, 1]);
  });
});
