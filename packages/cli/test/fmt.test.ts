import { chmod, lstat, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond } from "./support/recond.js";

const { path: root, file } = await folder();

describe("recond fmt with conditions", () => {
  it("prints canonical text", async () => {
    const run = await recond(["fmt", "((mobile)) or(not(repeat  and during_hours))", "mobile"]);
    expect(run).toEqual({ code: 0, stdout: "mobile or not (repeat and during_hours)\nmobile\n", stderr: "" });
  });

  it("refuses an invalid condition with its code frame, and goes on with the others", async () => {
    const { code, stdout, stderr } = await recond(["fmt", "mobile AND repeat", "(repeat)"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "repeat\n" });
    expect(stderr).toContain("error[letter-case]");
  });

  it("lists what --check would change", async () => {
    expect(await recond(["fmt", "--check", "(mobile)", "repeat"])).toEqual({
      code: 1,
      stdout: "(mobile)\n",
      stderr: "",
    });
    expect(await recond(["fmt", "--check", "repeat"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("formats standard input, a condition or a payload", async () => {
    expect((await recond(["fmt", "-"], { input: "(mobile)\n" })).stdout).toBe("mobile\n");
    expect(
      (await recond(["fmt", "-"], { input: '{"record_calls":true, "call_recording_condition":"(mobile)"}' })).stdout,
    ).toBe('{"record_calls":true, "call_recording_condition":"mobile"}\n');
  });

  it("takes a file's name as a condition under --expr", async () => {
    await file("mobile", "(repeat)\n");
    expect((await recond(["fmt", "mobile"], { cwd: root })).stdout).toBe("repeat\n");
    expect((await recond(["fmt", "--expr", "mobile"], { cwd: root })).stdout).toBe("mobile\n");
  });

  it("says that a file is missing", async () => {
    const { code, stdout, stderr } = await recond(["fmt", "missing.recond", "(mobile)"], { cwd: root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "mobile\n" });
    expect(stderr).toContain("There is no file `missing.recond`.");
  });

  it("knows the other layout and the other vocabularies", async () => {
    const { stdout } = await recond([
      "fmt",
      "--layout",
      "tree",
      "--vocabulary",
      "payout",
      "duration > 60 and in_region and (mobile or landline) and not repeat and sms_sent",
    ]);
    expect(stdout.split("\n").length).toBeGreaterThan(2);
    expect(stdout).toContain("duration > 1 min");
  });

  it("prints one JSON object", async () => {
    expect(json(await recond(["fmt", "--json", "(mobile)"]))).toEqual({
      results: [
        {
          name: "(mobile)",
          kind: "condition",
          valid: true,
          changed: true,
          text: "mobile",
          conditions: [{ path: null, vocabulary: "recording", from: "(mobile)", to: "mobile" }],
          errors: [],
        },
      ],
    });
  });
});

// Odd on purpose: a byte-order mark, CRLF, tabs, escapes, a field without a meaning, duplicate white space, no line break at the end.
const oddPayload = (recording: string, whisper: string, routing: string, payout: string): string =>
  `\uFEFF{\r\n\t"current_terms" : { "ivr_tree": {"record_calls":true , "call_recording_condition": ${recording},\r\n` +
  `"whisper_prompt_condition":${whisper}, "root": { "node_type":"Menu","condition":"(( not looked at","children":[ { "node_type":"Condition", "condition":${routing},` +
  `"children":[{"node_type":"Connect","condition":""},{"node_type":"EndCall"}] } ] } },\r\n  "advertiser_payin":{"policies":[{"condition":${payout},"amount":1.50}]},\n` +
  `"affiliate_payout":{"policies":[{"condition":${payout}}, {}]} } , "future_terms":null,"name":"a \\u0026 b \\/ \\ud83d\\ude00","__proto__":{"x":1e3}}`;

const before = oddPayload(
  String.raw`"((mobile))  and affiliate_name=\u0022Caf\u00E9 \u0026 Bar\u0022"`,
  String.raw`"not  repeat"`,
  String.raw`"(in_region[West Coast])"`,
  String.raw`"duration \u003e 60 and( in_region )"`,
);
const after = oddPayload(
  String.raw`"mobile and affiliate_name = \u0022Caf\u00E9 \u0026 Bar\u0022"`,
  String.raw`"not repeat"`,
  String.raw`"in_region[West Coast]"`,
  String.raw`"duration \u003e 1 min and in_region"`,
);

describe("recond fmt with payloads", () => {
  it("rewrites the condition strings and not one byte more", async () => {
    const path = await file("odd.json", before);
    expect((await recond(["fmt", path])).stdout).toBe(`${after}\n`);
    const run = await recond(["fmt", "--write", path]);
    expect(run).toEqual({ code: 0, stdout: "", stderr: `${path}: rewritten\n` });
    expect(await readFile(path, "utf8")).toBe(after);
  });

  it("leaves a canonical file alone", async () => {
    const path = await file("canonical.json", after);
    const { mtimeMs, ino } = await stat(path);
    expect(await recond(["fmt", "--write", path])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await stat(path)).toMatchObject({ mtimeMs, ino });
    expect((await recond(["fmt", "--check", path])).code).toBe(0);
  });

  const tree = { record_calls: true, call_recording_condition: "(mobile)" };
  it.each([
    ["request bodies", { ivr_tree: tree }],
    ["both terms of responses", { current_terms: { ivr_tree: tree }, future_terms: { ivr_tree: tree } }],
    ["settings alone", tree],
    ["lists of campaigns", [{ ivr_tree: tree }]],
  ])("rewrites %s", async (_title, payload) => {
    const path = await file("form.json", payload);
    await recond(["fmt", "--write", path]);
    expect(await readFile(path, "utf8")).toBe(JSON.stringify(payload).replaceAll("(mobile)", "mobile"));
  });

  it("shows an invalid condition where it stands, and writes nothing", async () => {
    const text =
      '{\n  "ivr_tree": { "record_calls": true,\n    "call_recording_condition": "(mobile)\\n \\u0041ND repeat" }\n}\n';
    const path = await file("invalid.json", text);
    const { code, stderr } = await recond(["fmt", "--write", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("invalid.json:3:45");
    expect(await readFile(path, "utf8")).toBe(text);
  });

  it("refuses a condition that is no text", async () => {
    const path = await file("number.json", { ivr_tree: { call_recording_condition: 12 } });
    const { code, stderr } = await recond(["fmt", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("`ivr_tree.call_recording_condition` must be a text in quotes.");
  });

  it("says when a file has no conditions", async () => {
    const path = await file("none.json", { name: "x" });
    expect(await recond(["fmt", "--check", path])).toEqual({
      code: 0,
      stdout: "",
      stderr: `${path}: no conditions found\n`,
    });
  });

  it("finds the examples canonical", async () => {
    expect(
      (await recond(["fmt", "--check", join(examples, "campaign.json"), join(examples, "request.json")])).code,
    ).toBe(0);
  });
});

describe("recond fmt --write", () => {
  it("keeps the line break, the byte-order mark and the permissions", async () => {
    const path = await file("mode.recond", "\uFEFF(mobile)\r\n");
    await chmod(path, 0o640);
    await recond(["fmt", "--write", path]);
    expect(await readFile(path, "utf8")).toBe("\uFEFFmobile\r\n");
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it("follows a symbolic link and leaves it one", async () => {
    const target = await file("target.recond", "(mobile)\n");
    const link = join(root, "link.recond");
    await symlink(target, link);
    await recond(["fmt", "--write", link]);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(target, "utf8")).toBe("mobile\n");
  });

  it("leaves no temporary files", async () => {
    expect((await readdir(root)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("recond fmt --json", () => {
  it("has everything that is wrong, with its place", async () => {
    const broken = await file("broken.json", '{"record_calls":true,\n"call_recording_condition":"mobile",}');
    const bad = await file("bad.json", '{"record_calls":true,\n"call_recording_condition":"mobile AND repeat"}');
    const run = await recond(["fmt", "--json", broken, bad, "repeet", join(root, "missing.json")]);
    expect(run.code).toBe(2);
    const nowhere = { code: null, path: null, line: null, column: null };
    expect(json(run)).toMatchObject({
      results: [
        { kind: "payload", valid: false, errors: [{ code: null, path: null, line: 2, column: 36 }] },
        { valid: false, errors: [{ code: "letter-case", path: "call_recording_condition", line: 2, column: 36 }] },
        { kind: "condition", errors: [{ code: "unknown-term", path: null, line: 1, column: 1 }] },
        { valid: false, errors: [nowhere] },
      ],
    });
  });
});
