import { join } from "node:path";
import { safeText } from "@recond/reports";
import { describe, expect, it } from "vitest";
import { examples, folder, recond, type Run } from "./support/recond.js";

const { file } = await folder();
const campaign = join(examples, "campaign.json");
const call = join(examples, "call.json");

/** ESC, BEL, DEL, a C1 character, one that turns the direction of a text. */
const HOSTILE = "\u001B[31m\u0007\u007F\u009B\u202E";
const CONTROL = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

function expectClean({ stdout, stderr }: Run): void {
  expect(stdout + stderr).not.toMatch(CONTROL);
  expect(stdout + stderr).toContain("<U+");
}

describe("control characters of input never reach the terminal", () => {
  it.each<[string, readonly string[], string]>([
    ["a condition", ["parse", `mob${HOSTILE}`], ""],
    ["a condition's text", ["parse", 'affiliate_name = "\u202E\u009B"'], ""],
    ["a command", [HOSTILE], ""],
    ["a flag", ["parse", `--x${HOSTILE}`], ""],
    ["a value of a flag", ["parse", "--vocabulary", HOSTILE, "x"], ""],
    ["an argument too many", ["decide", HOSTILE], ""],
    ["a code", ["explain", HOSTILE], ""],
    ["a file that does not exist", ["decide", "--campaign", HOSTILE, "--call", call], ""],
    ["a file to format", ["fmt", `${HOSTILE}.json`], ""],
    ["a condition without quotes", ["parse", "mobile", "and", HOSTILE], ""],
    ["a campaign", ["decide", "--campaign", "-", "--call", call], `{"record_calls": ${HOSTILE}}`],
    ["a setting", ["decide", "--campaign", "-", "--call", call], '{"record_calls": "\u202E"}'],
    ["a name", ["decide", "--campaign", "-", "--call", call], '{"record_calls\u202E": true}'],
    ["a fact", ["decide", "--campaign", campaign, "--call", "-"], '{"\u202E\u009B": true}'],
    ["a line of a log", ["simulate", "--campaign", campaign, "--calls", "-"], `\u0001${HOSTILE}\n`],
    ["a line of a log behind a call", ["simulate", "--campaign", campaign, "--calls", "-"], `{}\n${HOSTILE}\n`],
    ["a fact of a log", ["simulate", "--campaign", campaign, "--calls", "-"], '{"\u202E\u009B": true}\n'],
  ])("in %s", async (_title, args, input) => {
    expectClean(await recond(args, { input }));
  });

  it("in the name of a file that is read", async () => {
    expectClean(await recond(["simulate", "--campaign", campaign, "--calls", await file(HOSTILE, '{"x":1}\n{}\n')]));
    const path = await file(`${HOSTILE}.recond`, "mobile AND");
    expectClean(await recond(["parse", path]));
    expectClean(await recond(["fmt", "--write", await file(`${HOSTILE}2.recond`, "(mobile)")]));
    expectClean(await recond(["fmt", "--check", await file(`${HOSTILE}3.recond`, "(mobile)")]));
  });

  it("in JSON, where they are escapes", async () => {
    const condition = 'affiliate_name = "\u202E\u009B"';
    const { stdout } = await recond(["parse", "--json", condition]);
    expect(stdout).not.toMatch(CONTROL);
    expect(JSON.parse(stdout)).toMatchObject({ canonical: condition });
  });

  it("but formatted text keeps every character on its way to a file", async () => {
    const { stdout } = await recond(["fmt", 'affiliate_name = "\u202E\u009B"']);
    expect(stdout).toBe('affiliate_name = "\u202E\u009B"\n');
  });
});

describe("a text for the terminal", () => {
  it("keeps its own colours, and nothing else", () => {
    expect(safeText("\u001B[1;31mred\u001B[0m \u001B[2J\u001B]0;x\u0007\r\n", true)).toBe(
      "\u001B[1;31mred\u001B[0m <U+001B>[2J<U+001B>]0;x<U+0007><U+000D>\n",
    );
    expect(safeText("\u001B[31mred", false)).toBe("<U+001B>[31mred");
  });
});
