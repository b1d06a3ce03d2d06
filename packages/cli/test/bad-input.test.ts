import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, recond, type Run, runnerFor, shell, STACK_TRACE } from "./support/recond.js";

const { path: root, file } = await folder();
const call = join(examples, "call.json");

function expectError(run: Run, message: string, code = 2): void {
  expect(run.code).toBe(code);
  expect(run.stderr + run.stdout).toContain(message);
  expect(run.stderr + run.stdout).not.toMatch(STACK_TRACE);
}

const badCampaigns: readonly (readonly [string, string | Buffer, string])[] = [
  ["is empty", "", "is empty. It should hold a JSON object."],
  ["is blank", " \n ", "is empty."],
  ["is broken JSON", '{ "record_calls": true\n "x": 1 }', "campaign.json:2:2"],
  ["has a comment", '{ "record_calls": true } // x', "JSON has no comments."],
  ["is nested 100,000 deep", "[".repeat(100_000), "nested deeper than 500 levels"],
  [
    "is nested 100,000 deep in objects",
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    "nested deeper than 500 levels",
  ],
  ["is no object", "[1]", "A campaign is a JSON object. Of a list, give each campaign in a file of its own."],
  ["is one of several", "{}\n{}", "ended before this text. Remove what follows it."],
  ["is a condition alone", "mobile and not repeat\n", "holds a condition, and no campaign."],
  ["has no settings", "{}", "has no recording settings."],
  ["has no record_calls", '{ "call_recording_condition": "mobile" }', "`record_calls` is missing here."],
  ["has record_calls in quotes", '{ "record_calls": "true" }', 'without quotes, not `"true"`.'],
  [
    "has a number as its condition",
    '{ "record_calls": true, "call_recording_condition": 12 }',
    "must be a text in quotes, not `12`.",
  ],
  [
    "has a null condition in a request body",
    '{ "ivr_tree": { "record_calls": true, "call_recording_condition": null } }',
    "is not documented.",
  ],
  ["has no ivr_tree in its terms", '{ "current_terms": {} }', "`current_terms` has no `ivr_tree`"],
  ["has no current terms", '{ "future_terms": {} }', "Try `--terms future`."],
  ["has an ivr_tree that is none", '{ "ivr_tree": 1 }', "`ivr_tree` must be a JSON object."],
  [
    "has an error in its condition",
    String.raw`{ "record_calls": false, "call_recording_condition": "\u006dobile \"x\"" }`,
    "campaign.json:1:67",
  ],
  ["is UTF-16", Buffer.from("\uFEFF{}", "utf16le"), "is written in UTF-16. Save it as UTF-8."],
  ["is UTF-16 without a mark", Buffer.from('{ "record_calls": true }', "utf16le"), "is written in UTF-16."],
  ["is no UTF-8", Buffer.from([0x7b, 0x0a, 0x22, 0xff, 0x22]), "line 2, column 2 has a byte that UTF-8 does not know"],
];

describe("a campaign", () => {
  it.each(badCampaigns)("that %s", async (_title, content, message) => {
    const path = await file("campaign.json", content);
    const run = await runnerFor(content)(["decide", "--campaign", path, "--call", call]);
    expectError(run, message);
    expect(run.stdout).toBe("");
  });

  it("that is broken is shown at the place, with no code that has no page", async () => {
    const path = await file("broken.json", '{ "record_calls": true\n "x": 1 }');
    expect((await recond(["decide", "--campaign", path, "--call", call])).stderr).toBe(
      `error: A \`,\` is missing here.\n --> ${path}:2:2\n  |\n2 |  "x": 1 }\n  |  ^^^\n`,
    );
  });

  it("that does not exist, is a folder or may not be read", async () => {
    expectError(await recond(["decide", "--campaign", join(root, "missing"), "--call", call]), "There is no file");
    expectError(await recond(["decide", "--campaign", root, "--call", call]), "is a folder. Give a file.");
    const secret = await file("secret.json", "{}");
    await chmod(secret, 0);
    // The superuser may read everything.
    if (process.getuid?.() !== 0) {
      expectError(await recond(["decide", "--campaign", secret, "--call", call]), "not allowed to read");
    }
  });

  it("with a byte-order mark is fine", async () => {
    const path = await file("marked.json", '\uFEFF{ "record_calls": true, "call_recording_condition": "" }');
    expect((await recond(["decide", "--campaign", path, "--call", call])).code).toBe(0);
  });
});

const badCalls: readonly (readonly [string, string, string])[] = [
  ["is empty", "", "is empty."],
  ["is no object", "[]", "The facts of a call are a JSON object"],
  ["has an unknown fact", '{ "mobiel": true }', "`mobiel`"],
  ["has a fact of the wrong type", '{ "repeat": "yes" }', "`repeat`"],
  ["is both mobile and landline", '{ "mobile": true, "landline": true }', "a phone is never both"],
  ["is broken", '{ "mobile": true', "A `}` is missing here."],
];

describe("a call", () => {
  it.each(badCalls)("that %s", async (_title, input, message) => {
    const run = await recond(["decide", "--campaign", join(examples, "campaign.json"), "--call", "-"], { input });
    expectError(run, message);
    expect(run.stdout).toBe("");
  });
});

const million = 1_000_000;
const badConditions: readonly (readonly [string, string])[] = [
  ["100,000 open parentheses", "(".repeat(100_000)],
  ["100,000 nested parentheses", `${"(".repeat(100_000)}mobile${")".repeat(100_000)}`],
  ["100,000 times not", `${"not ".repeat(100_000)}mobile`],
  ["100,000 brackets", `pressed${"[".repeat(100_000)}`],
  ["2 MB in one line", `${"mobile or ".repeat(200_000)}mobile`],
  ["1 MB of nonsense", "x".repeat(million)],
  ["NUL and control characters", "mobile\0 and \u0007repeat"],
];

describe("a condition with", () => {
  it.each(badConditions)("%s", async (_title, input) => {
    const run = await runnerFor(input)(["parse", "-"], { input });
    expectError(run, "error[", 1);
    expect(run.stderr).toBe("");
  });

  it("is no glob, however many signs of one it has", async () => {
    const runs = await Promise.all(
      ["lint", "parse", "analyze"].map((command) => recond([command, "{".repeat(70_000)])),
    );
    for (const { stderr, stdout } of runs) expect(stdout + stderr).toContain("`{` is no part of a condition.");
  });

  it("1 MB of valid text is fine", async () => {
    const input = `${"mobile or ".repeat(100_000)}mobile`;
    const run = await runnerFor(input)(["fmt", "-"], { input });
    expect(run.code).toBe(0);
    expect(run.stdout).toHaveLength(1_000_007);
  });
});

describe("a stream that fails", () => {
  it("while reading is told as such", async () => {
    expectError(await shell("recond parse - < /"), "Standard input is a folder.");
  });

  it.each(["fmt mobile", "--help", "lint moblie"])("while writing is told as such, once: %s", async (words) => {
    const run = await shell(
      `if [ -e /dev/full ]; then recond ${words} > /dev/full; else echo 'cannot be written (the disk is full)' >&2; exit 2; fi`,
    );
    expectError(run, "cannot be written (the disk is full)");
    expect(run.stderr.split("cannot be written")).toHaveLength(2);
  });
});
