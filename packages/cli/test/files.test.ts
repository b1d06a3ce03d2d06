import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, recond } from "./support/recond.js";

const { path, file } = await folder();
await mkdir(join(path, "all", "below"), { recursive: true });
const payload = (condition: string): object => ({
  ivr_tree: { record_calls: true, call_recording_condition: condition },
});
await file("all/a.json", payload("mobile or mobile"));
await file("all/B.RECOND", "(repeat)\n");
await file("all/below/c.recond", "landline\n");
// What is passed over: other JSON, droppings, test files, configurations.
await file("all/package.json", { name: "x", condition: "AND" });
await file("all/broken.json", "{");
await file("all/.#a.json", "{");
await file("all/a.recond~", "AND");
await file("all/a.test.json", "{");
await file("all/recond.config.json", {});

const NAMES = ["all/B.RECOND", "all/a.json", "all/below/c.recond"];

/** What a command that takes conditions says of files, by their names. */
async function namesFrom(command: string, ...args: readonly string[]): Promise<readonly string[]> {
  const run = await recond([command, "--json", ...args], { cwd: path });
  expect(run.code).toBe(0);
  const { results } = json(run) as { results: readonly { name: string }[] };
  return results.map(({ name }) => name);
}

describe.each(["parse", "analyze", "fmt", "lint"])("recond %s", (command) => {
  it("takes a folder, and a glob", async () => {
    expect(await namesFrom(command, "all")).toEqual(NAMES);
    expect(await namesFrom(command, "all/*")).toEqual(NAMES.slice(0, 2));
    expect(await namesFrom(command, "all/below/c.recond", "all/a.json")).toEqual(NAMES.slice(1).toReversed());
  });

  it("goes on behind a file that cannot be read, and ends with 2", async () => {
    const { code, stdout, stderr } = await recond([command, "nowhere.recond", "all/below/c.recond"], { cwd: path });
    expect(code).toBe(2);
    expect(stdout).not.toBe("");
    expect(stderr).toContain("There is no file `nowhere.recond`.");
  });

  it("says of a folder without any that it has none", async () => {
    await mkdir(join(path, "empty"), { recursive: true });
    const { code, stdout, stderr } = await recond([command, "empty"], { cwd: path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("in the folder `empty`");
  });
});

describe("recond parse of a campaign", () => {
  it("shows each condition, at its place in the file", async () => {
    const text =
      '{ "ivr_tree": {\n  "call_recording_condition": "mobile AND",\n  "whisper_prompt_condition": "repeat" } }';
    const run = await recond(["parse", "--json", await file("two.json", text)]);
    expect(run.code).toBe(1);
    expect(json(run)).toMatchObject({
      results: [
        { path: "ivr_tree.call_recording_condition", valid: false, diagnostics: [{ line: 2, column: 39 }, {}] },
        { path: "ivr_tree.whisper_prompt_condition", valid: true, canonical: "repeat" },
      ],
    });
  });

  it("says when there is none", async () => {
    const { code, stderr } = await recond(["parse", await file("none.json", "{}")]);
    expect(code).toBe(2);
    expect(stderr).toContain("There is no condition in");
  });

  it("names what could be a condition in a file that has none", async () => {
    const stray = await file("stray.json", { record_calls: true, condition: "not landline" });
    const said = "There is no setting `condition`. Did you mean `call_recording_condition`?";
    expect(await recond(["parse", stray])).toMatchObject({ code: 2, stderr: expect.stringContaining(said) as string });
    expect((await recond(["fmt", stray])).stderr).toBe(`${stray}: no conditions found. ${said}\n`);
  });
});

it.skipIf(process.platform !== "linux")("a name that is no UTF-8 does not end a run over a folder", async () => {
  await mkdir(join(path, "odd"));
  await file("odd/fine.recond", "mobile\n");
  const { writeFileSync } = await import("node:fs");
  writeFileSync(
    Buffer.concat([Buffer.from(join(path, "odd/")), Buffer.from([0xff]), Buffer.from(".recond")]),
    "mobile\n",
  );
  const args = [["lint"], ["parse"], ["analyze"], ["fmt"]];
  const runs = await Promise.all(args.map((command) => recond([...command, "odd"], { cwd: path })));
  for (const { code, stdout, stderr } of runs) {
    expect(code).toBe(2);
    expect(stdout).not.toBe("");
    expect(stderr).toContain("no UTF-8");
  }
});

describe("a file that there is not", () => {
  const READ = "so it was read as a condition. Did you mean";

  it.each([
    [["lint", "all/c.json"], "There is no file `all/c.json`. Did you mean `all/a.json`?"],
    [["decide", "--campaign", "al1/a.json", "--call", "-"], "There is no file `al1/a.json`. Check the name"],
    [["test", "all/a.tst.json"], "There is no file `all/a.tst.json`. Did you mean `all/a.test.json`?"],
    [["fmt", "all/belwo/c.recond"], "There is no file `all/belwo/c.recond`. Did you mean `all/below/c.recond`?"],
    [["diff", "all/a.json", "all/brokn"], `${READ} \`all/broken.json\`?`],
    [["diff", "all", "all/belwo"], "and there is no `all/belwo` (perhaps `all/below` is meant)"],
    [["analyze", "all/packag.jsn"], `${READ} \`all/package.json\`?`],
    [["parse", "all/belwo"], `${READ} \`all/below\`?`],
    [["lint", "all/belwo"], "There is no file `all/belwo`. Did you mean `all/below`?"],
    [["diff", "all/a.json", "nowhere"], "There is no file or folder `nowhere`, so it was read as a condition.\n"],
  ])("is told with the name that is near, if any: %j", async (args, message) => {
    const { code, stderr } = await recond(args, { cwd: path });
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(message);
  });

  it("is not meant by a term that is misspelt", async () => {
    expect((await recond(["diff", "repeat", "mobil"], { cwd: path })).stderr).not.toContain("There is no file");
  });
});
