import { readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, recond, type Run } from "./support/recond.js";

const { file, path: dir } = await folder();

const set = (...args: readonly string[]): Promise<Run> => recond(["set", ...args]);

/** A file with everything that must stay as it is: the mark, line breaks, tabs, escapes, numbers, the missing line break at the end. */
const exact = [
  '\uFEFF{\t"name" : "caf\\u00e9\\/" ,',
  '  "big": 12345678901234567890, "exact": 1.0,',
  '  "ivr_tree": { "record_calls":true,',
  '\t"call_recording_condition" :  "custom_data[a] = \\u0022b\\u0022" , "root": {"node_type": "EndCall" }}}',
].join("\r\n");

const body = (settings: string): string => `{"ivr_tree":{${settings}"root":{"node_type":"EndCall"}}}`;

const terms = (call_recording_condition: string): object => ({
  ivr_tree: { record_calls: true, call_recording_condition },
});

describe("recond set", () => {
  it("changes the condition, and no other byte", async () => {
    const campaign = await file("exact.json", exact);
    const run = await set(campaign, ' custom_data[a] = "é" ', "--write");
    expect(run).toEqual({ code: 0, stdout: "", stderr: `${campaign}: rewritten\n` });
    const expected = exact.replace(String.raw`\u0022b\u0022`, String.raw`\u0022\u00e9\u0022`);
    expect(await readFile(campaign, "utf8")).toBe(expected);
    expect(await set(campaign, 'custom_data[a] = "é"', "--write")).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await set(campaign, 'custom_data[a] = "é"')).stdout).toBe(expected);
  });

  it("prints the new file, or what changes, and changes nothing", async () => {
    const campaign = await file("kept.json", exact);
    const printed = await set(campaign, "mobile");
    expect(printed).toMatchObject({ code: 0, stderr: "" });
    expect(printed.stdout).toBe(exact.replace(String.raw`"custom_data[a] = \u0022b\u0022"`, '"mobile"'));
    const { stdout } = await set(campaign, "mobile", "--diff");
    expect(stdout.split("\n").filter((line) => /^[-+]\t/.test(line))).toEqual([
      expect.stringMatching(/^-.*u0022b/),
      expect.stringContaining('"mobile"'),
    ]);
    expect(await readFile(campaign, "utf8")).toBe(exact);
  });

  it.each<[string, string, string, readonly string[]]>([
    ["beside `record_calls`", '"record_calls":true,', '"record_calls":true,"call_recording_condition":"mobile",', []],
    ["before all, with it", "", '"record_calls":true,"call_recording_condition":"mobile",', ["--record-calls", "true"]],
    [
      "before the condition",
      '"call_recording_condition": "x", ',
      '"record_calls": false,"call_recording_condition": "mobile", ',
      ["--record-calls", "false"],
    ],
  ])("puts what is missing %s", async (name, before, after, flags) => {
    const campaign = await file(`${name.replaceAll(/\W/g, "")}.json`, body(before));
    expect((await set(campaign, "mobile", ...flags)).stdout).toBe(body(after));
  });

  it("puts it on a line of its own where the others have one", async () => {
    const lines = ["{", '    "record_calls": true', "}", ""];
    const after = ["{", '    "record_calls": true,', '    "call_recording_condition": "mobile"', "}", ""];
    expect((await set(await file("lines.json", lines.join("\r\n")), "mobile")).stdout).toBe(after.join("\r\n"));
    expect((await set(await file("empty.json", { ivr_tree: {} }), "mobile")).stdout).toBe(
      '{"ivr_tree":{"call_recording_condition": "mobile"}}',
    );
  });

  it("asks which terms where there are two", async () => {
    const both = await file("both.json", { current_terms: terms("repeat"), future_terms: terms("landline") });
    const unsaid = await set(both, "mobile", "--write");
    expect(unsaid).toMatchObject({ code: 2, stdout: "" });
    expect(unsaid.stderr).toContain("Choose which of them get the condition: `--terms future`");
    const [current, future] = await Promise.all(
      ["current", "future"].map((which) => set(both, "mobile", "--terms", which)),
    );
    expect(current && json(current)).toEqual({ current_terms: terms("mobile"), future_terms: terms("landline") });
    expect(future && json(future)).toEqual({ current_terms: terms("repeat"), future_terms: terms("mobile") });
    const draft = await file("draft.json", { current_terms: null, future_terms: terms("landline") });
    expect(json(await set(draft, "mobile"))).toEqual({ current_terms: null, future_terms: terms("mobile") });
  });

  it.each<[string, string, readonly string[], string]>([
    ["a condition with an error", body(""), ["mobile adn repeat"], "^^^"],
    ["one that no call meets", body('"record_calls":true,'), ["mobile and landline"], "It is left as it is."],
    ["an empty one", body(""), [" "], "with `--record-calls true` all calls are recorded"],
    ["none", body(""), [], "The condition is missing."],
    ["a condition in several words", body(""), ["mobile", "and", "repeat"], "single quotes"],
    ["terms of a request body", body(""), ["mobile", "--terms", "future"], "Leave out `--terms`."],
    ["no campaign", '{"a":1}', ["mobile"], "has no recording settings"],
    ["a list", `[${body("")}]`, ["mobile"], "A campaign is a JSON object."],
    ["a setting twice", body('"call_recording_condition":"a","call_recording_condition":"b",'), ["mobile"], "twice"],
    ["a setting misspelt", body('"recordingCondition":"a","callRecordingCondition":"b",'), ["mobile"], "Did you mean"],
    ["no JSON", "{", ["mobile"], "is missing here"],
    ["two wishes", body(""), ["mobile", "--write", "--diff"], "Give only one of them."],
    ["a warning too many", body('"record_calls":false,'), ["mobile", "--max-warnings", "0"], "at most 0 are allowed"],
  ])("refuses %s", async (name, content, args, message) => {
    const campaign = await file(`refused-${name.replaceAll(" ", "-")}.json`, content);
    const run = await set(campaign, ...args, ...(args.includes("--diff") ? [] : ["--write"]));
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(await readFile(campaign, "utf8")).toBe(content);
  });

  it("warns of what the condition brings, and not of what was there", async () => {
    const whisper = '"record_calls":false,"whisper_prompt_condition":"mobile or",';
    const campaign = await file("whisper.json", body(whisper));
    const run = await set(campaign, "repeat", "--json");
    expect(run.code).toBe(0);
    expect(json(run)).toMatchObject({
      name: campaign,
      terms: null,
      changed: true,
      text: body(whisper.replace(",", ',"call_recording_condition":"repeat",')),
      changes: [{ path: "ivr_tree.call_recording_condition", from: null, to: "repeat" }],
      warnings: [{ code: "condition-without-effect", path: "ivr_tree.call_recording_condition" }],
      ignored: 0,
    });
    expect(run.stderr.split("\n").filter((line) => /^(?:error|warning)/.test(line))).toHaveLength(1);
    const all = await set(campaign, "", "--record-calls", "true");
    expect(all.stdout).toBe(body(whisper.replace("false,", 'true,"call_recording_condition":"",')));
  });

  it("takes the condition or the campaign from standard input", async () => {
    const campaign = await file("piped.json", body('"record_calls":true,'));
    const after = body('"record_calls":true,"call_recording_condition":"mobile",');
    expect((await recond(["set", campaign, "-"], { input: "mobile\n" })).stdout).toBe(after);
    expect((await recond(["set", "-", "mobile"], { input: body('"record_calls":true,') })).stdout).toBe(after);
    expect((await set("-", "mobile", "--write")).stderr).toContain("`--write` needs a file");
    expect((await set("-", "-")).stderr).toContain("Standard input can be read only once.");
    expect((await set()).stderr).toContain("The campaign's file is missing.");
    expect((await set("mobile")).stderr).toContain("There is no file `mobile`.");
    const condition = await file("condition.recond", "mobile\n");
    expect((await set(campaign, "--file", condition)).stdout).toBe(after);
  });

  it("keeps a symbolic link", async () => {
    const target = join(dir, "target.json");
    await writeFile(target, body('"record_calls":true,'));
    const link = join(dir, "link.json");
    await symlink(target, link);
    expect((await set(link, "mobile", "--write")).code).toBe(0);
    expect(await readFile(target, "utf8")).toContain('"mobile"');
  });
});
