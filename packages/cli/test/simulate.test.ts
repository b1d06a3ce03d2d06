import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond, runnerFor, shell, STACK_TRACE } from "./support/recond.js";

const { file } = await folder();
const campaign = await file("campaign.json", { record_calls: true, call_recording_condition: "mobile and not repeat" });
const simulate = (input: string | Buffer, ...flags: string[]): ReturnType<typeof recond> =>
  runnerFor(input)(["simulate", "--campaign", campaign, "--calls", "-", ...flags], { input });

const calls = [{ mobile: true, repeat: false }, { mobile: false }, { mobile: true }, { mobile: true, repeat: true }];
const ndjson = calls.map((call) => JSON.stringify(call)).join("\n");
const counts = { calls: 4, errors: 0, decisions: { record: 1, skip: 2, undetermined: 1 } };

describe("recond simulate", () => {
  it("does the main job on the examples", async () => {
    const { code, stdout, stderr } = await recond([
      "simulate",
      "--campaign",
      join(examples, "campaign.json"),
      "--calls",
      join(examples, "calls.ndjson"),
      "--each",
      "--explain",
      "17",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => /^ +\d+ {2}(?:record|skip|undetermined) /.test(line))).toHaveLength(200);
    for (const text of ["200 calls\n", "record  ", "skip  ", "undetermined  ", "call 17: ", "decided by"]) {
      expect(stdout).toContain(text);
    }
  });

  it.each([
    ["NDJSON", ndjson],
    ["NDJSON with a line break at its end", `${ndjson}\n`],
    ["NDJSON with CRLF, empty lines and a byte-order mark", `\uFEFF\r\n${ndjson.replaceAll("\n", "\r\n\r\n")}\r\n\r\n`],
    ["an array", JSON.stringify(calls)],
    ["an indented array with a byte-order mark", `\uFEFF\n${JSON.stringify(calls, null, 2)}\n\n`],
  ])("reads %s", async (_title, input) => {
    const run = await simulate(input, "--json");
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(json(run)).toMatchObject({ campaign: { form: "settings" }, counts, errors: [], explanation: null });
  });

  it("lists every call as JSON", async () => {
    const run = await simulate(`\n${ndjson}`, "--json", "--each", "--explain", "3");
    expect(json(run)).toMatchObject({
      decisions: [
        {
          call: 1,
          line: 2,
          decision: "record",
          reason: "condition-true",
          deciding: [{ fact: "mobile", value: "true" }, { fact: "repeat" }],
        },
        {
          call: 2,
          line: 3,
          decision: "skip",
          deciding: [{ predicate: "mobile", truth: false, fact: "mobile", value: "false" }],
        },
        { call: 3, line: 4, decision: "undetermined" },
        { call: 4, line: 5, decision: "skip" },
      ],
      explanation: { call: 3, line: 4, missing: ["repeat"] },
    });
  });

  it("names the line where it differs from the number of the call", async () => {
    expect((await simulate(`\n${ndjson}`, "--each")).stdout).toMatch(/^ {6}1 {2}record .*\(line 2\)$/m);
    expect((await simulate(ndjson, "--each")).stdout).not.toContain("(line");
  });

  it("gives the reason of each decision, and what is unknown first", async () => {
    const { stdout } = await simulate(ndjson, "--each");
    expect(stdout).toMatch(/^ {6}3 {2}undetermined {2}repeat: unknown, mobile: true$/m);
    expect(stdout).toMatch(/^ {2}record +1 +25\.0 % {2}█+ +the condition is true$/m);
    expect(stdout).toMatch(/^ {2}undetermined +1 +25\.0 % {2}█+ +the condition depends on unknown facts$/m);
  });

  it("has nothing to say about an empty list", async () => {
    expect(await simulate("[]")).toMatchObject({ code: 0, stderr: "" });
  });

  it("says that there is no such call to explain", async () => {
    const run = await simulate(ndjson, "--explain", "5");
    expect(run.code).toBe(2);
    expect(run.stderr).toBe(
      "error: There is no call 5 to explain: `standard input` has 4 calls. Choose a number from 1 to 4.\n",
    );
  });

  it("says that a condition has no effect", async () => {
    const path = await file("off.json", { record_calls: false, call_recording_condition: "mobile" });
    expect((await recond(["simulate", "--campaign", path, "--calls", "-"], { input: ndjson })).stdout).toContain(
      "The condition has no effect: `record_calls` is `false`.",
    );
  });

  it("ends quietly when nobody reads any more", async () => {
    const log = await file("long.ndjson", `${ndjson}\n`.repeat(50_000));
    const { stdout, stderr } = await shell(
      `recond simulate --campaign ${campaign} --calls ${log} --each | head -7; echo "\${PIPESTATUS[0]}"`,
    );
    expect(stderr).toBe("");
    expect(stdout).toMatch(/\n0\n$/);
  });
});

describe("a log with mistakes", () => {
  it("has each reported with its line, and the other calls decided", async () => {
    const lines = [
      '{"mobile":true,"repeat":false}',
      '{"mobile":tru}',
      "",
      "[1]",
      '{"mobile":"yes"}',
      '{"mobil":true}',
      '{"mobile":true,"landline":true}',
      "null",
      '{"mobile":false}',
    ];
    const run = await simulate(lines.join("\n"), "--json");
    expect(run.code).toBe(1);
    expect(run.stderr.split("\n").map((line) => /^standard input:(\d+): ./.exec(line)?.[1])).toEqual([
      "2",
      "4",
      "5",
      "6",
      "7",
      "8",
      undefined,
    ]);
    expect(run.stderr).toContain(
      "standard input:2: call 2: Broken JSON at column 11: `tru` is no JSON value. Did you mean `true`?",
    );
    expect(json(run)).toMatchObject({
      counts: { calls: 8, errors: 6, decisions: { record: 1, skip: 1 } },
      errors: [{ call: 2, line: 2 }, { line: 4 }, { line: 5 }, { line: 6 }, { line: 7 }, { line: 8 }],
    });
  });

  it("may be an array", async () => {
    const run = await simulate(
      '[{"mobile":true,"repeat":false},\n{"mobile":tru},\n,\n"a, ]", {"custom_data":{"a":"]}\\"["},\n"mobile":false},\n',
      "--json",
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("standard input:6: The list of calls is not closed.");
    expect(json(run)).toMatchObject({
      counts: { calls: 4, errors: 4, decisions: { record: 1, skip: 1 } },
      errors: [
        { call: 2, line: 2 },
        { call: null, line: 3 },
        { call: 3, line: 4 },
        { call: null, line: 6 },
      ],
    });
  });

  it.each([
    [
      "an array that breaks off inside a call",
      '[{"mobile":false},{"mobile":',
      { calls: 2, errors: 1 },
      "This call is not closed",
    ],
    ["text behind an array", '[{"mobile":false}] x', { calls: 1, errors: 1 }, "has ended before this text"],
    ["a trailing comma", '[{"mobile":false},{"mobile":false},]', { calls: 2, errors: 1 }, "Remove the comma."],
    ["a comma too many", '[{"mobile":false},,{"mobile":false}]', { calls: 2, errors: 1 }, "a call is missing"],
    ["no bracket at its end", '[{"mobile":false}', { calls: 1, errors: 1 }, "Add a `]` at its end."],
    ["two calls on a line", '{"mobile":false}\n{}{}', { calls: 2, errors: 1 }, "Another call begins at column 3."],
    [
      "calls over several lines between others",
      '{"mobile":false}\n{\n  "mobile": true\n}\n{"mobile":true,\n{"mobile":false}',
      { calls: 4, errors: 2 },
      "standard input:2: call 2: This call goes over several lines.",
    ],
  ])("may have %s", async (_title, input, expected, message) => {
    const run = await simulate(input, "--json");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(message);
    expect(json(run)).toMatchObject({ counts: expected });
  });

  it("may have bytes that are no text", async () => {
    const run = await simulate(
      Buffer.concat([
        Buffer.from('{"mobile":false}\n{"a":"'),
        Buffer.from([0xff]),
        Buffer.from('"}\n{"mobile":false}'),
      ]),
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toBe(
      "standard input:2: call 2: This call is no UTF-8 text. Column 7 has a byte that UTF-8 does not know. Save the file as UTF-8.\n",
    );
  });

  it("may have lines of any length and any depth", async () => {
    const long = `{"mobile":"${"x".repeat(17 * 1024 * 1024)}"}`;
    const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const run = await simulate(`${long}\n${deep}\n{"mobile":false}\n`);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("standard input:1: call 1: This call is longer than 16 MB.");
    expect(run.stderr).toContain("standard input:2: call 2: Broken JSON at column 2501: This JSON is nested deeper");
    expect(run.stderr).not.toMatch(STACK_TRACE);
    expect(run.stdout).toContain("3 calls, 2 errors");
  });

  it.each([
    ["is empty", ""],
    ["is blank", " \n\n"],
  ])("that %s is refused", async (_title, input) => {
    const run = await simulate(input, "--json");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("`standard input` is empty.");
  });
});

describe("a file that is no log", () => {
  it.each([
    ["has each call over several lines", calls.map((call) => JSON.stringify(call, null, 2)).join("\n"), "on one line"],
    ["has a call of two lines", '{"mobile":true,\n"repeat":false}\n', "goes over several lines"],
    ["is XML", "<?xml version='1.0'?>\n<calls/>", "is XML"],
    ["has old line ends", ndjson.replaceAll("\n", "\r"), "carriage returns alone"],
    ["has commas and no bracket", ndjson.replaceAll("\n", ",\n"), "no `[` before them"],
    ["is a picture", Buffer.from("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "latin1"), "is an image"],
  ])("%s: told once", async (_title, input, message) => {
    const run = await simulate(input);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(run.stderr.match(/\n/g)).toHaveLength(1);
  });

  it("is told from a log whose first call is broken", async () => {
    const run = await simulate(`{"mobile":true,\n${ndjson}`, "--json");
    expect(run.code).toBe(1);
    expect(json(run)).toMatchObject({ counts: { calls: 5, errors: 1 } });
  });
});

describe("a log of which nothing can be decided", () => {
  it("ends with 2", async () => {
    const run = await simulate('{"mobile":tru}\n{"mobil":true}');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("error: No call of `standard input` could be decided.");
  });

  it("has nothing to explain, and neither has a call that could not be read", async () => {
    const run = await simulate(`{"mobile":tru}\n${ndjson}`, "--explain", "1");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("standard input:1: call 1: Broken JSON");
    expect(run.stderr).toContain("There is no explanation: call 1 could not be read or has wrong facts.");
  });
});
