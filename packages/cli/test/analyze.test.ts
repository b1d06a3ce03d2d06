import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CallContext, evaluate } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import { examples, folder, json, recond, type Run, STACK_TRACE } from "./support/recond.js";

const { file } = await folder();

const analyze = (...args: readonly string[]): Promise<Run> => recond(["analyze", ...args]);

/** What the tests read of the JSON. */
interface Analyzed {
  readonly met: CallContext;
  readonly notMet: CallContext;
  readonly unknownFacts: { readonly agree: string; readonly example: CallContext };
}

async function analyzed(...args: readonly string[]): Promise<Analyzed> {
  return json(await analyze("--json", ...args)) as Analyzed;
}

describe("recond analyze", () => {
  it("says that no call can meet a condition, and why", async () => {
    expect(await analyze("mobile and landline")).toEqual({
      code: 0,
      stderr: "",
      stdout: `never  No call can meet this condition. A phone is never both mobile and landline.

  condition    mobile and landline
  not met by   landline: false, mobile: false
  reads        mobile, landline

warning: \`mobile\` cannot hold together with \`landline\`.
 --> condition:1:1
  |
1 | mobile and landline
  | ^^^^^^

warning: \`landline\` cannot hold together with \`mobile\`.
 --> condition:1:12
  |
1 | mobile and landline
  |            ^^^^^^^^
`,
    });
  });

  it.each([
    [
      'affiliate_name = "Office Chair" and not affiliate_name contains "Chair"',
      "No value of `affiliate_name` meets both.",
    ],
    ['media_type = "TV" and repeat and media_type = "Radio"', "No value of `media_type` meets both."],
    ["repeat and mobile and not repeat", "One is the opposite of the other."],
    ["pressed[1 1] and not pressed[1]", "Whoever takes a key path takes its beginnings too."],
    ["(mobile or repeat) and not mobile and not repeat", "No call meets all of them."],
    [
      'affiliate_name contains "a" and not affiliate_name = "a" and (affiliate_name = "a" or not affiliate_name present)',
      "No value of `affiliate_name` meets all of them.",
    ],
  ])("says why no call meets %s", async (condition, why) => {
    const { code, stdout } = await analyze(condition);
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe(`never  No call can meet this condition. ${why}`);
    expect(stdout).toContain(" cannot hold together with ");
  });

  it("says that a condition that is one part contradicts itself", async () => {
    expect((await analyze("not (mobile or not mobile)")).stdout).toMatch(/^never {2}.*\. It contradicts itself\.\n/);
  });

  it("says that every call meets a condition, and why", async () => {
    const { code, stdout } = await analyze('affiliate_name != "x" or affiliate_name present or repeat');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^always {2}Every call meets this condition\./);
    expect(stdout).toContain(
      '`affiliate_name != "x"` holds for every call that does not meet `affiliate_name present`.',
    );
    expect(stdout).toContain("simplified   the empty condition, which every call meets\n");
    expect(stdout).not.toContain("`repeat`");
  });

  it("says that some calls meet a condition, with one for each side that the evaluator confirms", async () => {
    const text =
      'during_hours and not repeat and (pressed[1 2] or custom_data[zip] contains "94") and media_type != "TV"';
    const { met, notMet } = await analyzed(text);
    expect(evaluate(parseOrThrow(text), met)).toBe(true);
    expect(evaluate(parseOrThrow(text), notMet)).toBe(false);
    const { stdout } = await analyze(text);
    expect(stdout).toMatch(/^sometimes {2}Some calls meet this condition, others do not\.\n/);
    expect(stdout).toMatch(/ {2}met by {7}during_hours: true, repeat: false, pressed: /);
    expect(stdout).not.toContain("simplified");
  });

  it("prints the simplified form, and underlines what adds nothing", async () => {
    const { stdout } = await analyze("mobile and (mobile or repeat)");
    expect(stdout).toContain(
      "  simplified   mobile\n               The same for every call whose facts are known, and for every call with unknown facts too.\n",
    );
    expect(stdout).toContain(`info: \`mobile or repeat\` changes nothing beside \`mobile\`. It can be left out.
 --> condition:1:13
  |
1 | mobile and (mobile or repeat)
  |             ^^^^^^^^^^^^^^^^
`);
  });

  it.each([
    ["mobile and repeat or mobile and not repeat"],
    ["mobile or not mobile"],
    ["landline and (repeat or not repeat)"],
    ["pressed[1] and (pressed[1 1] or not pressed[1 1])"],
    ['custom_data[unknown] present and (media_type = "" or media_type != "")'],
  ])("says where unknown facts make a difference: %s", async (text) => {
    const { unknownFacts, ...found } = await analyzed(text);
    expect(unknownFacts.agree).toBe("no");
    const { simplified } = found as unknown as { simplified: string };
    const truths = [text, simplified].map((each) => evaluate(parseOrThrow(each), unknownFacts.example));
    expect(truths[0]).toBeUndefined();
    expect(truths[1]).toBeDefined();
    expect((await analyze(text)).stdout).toMatch(/Unknown facts can make a difference:\n +With .*unknown: /);
  });

  it.each([["mobile and mobile"], ["mobile and not landline"], ["pressed[1] and pressed[1 1]"], ["not not repeat"]])(
    "says that unknown facts make none: %s",
    async (text) => {
      expect((await analyzed(text)).unknownFacts).toEqual({ agree: "yes", example: null });
    },
  );

  it("prints the truth table without what no call can be", async () => {
    const { stdout } = await analyze("--table", "mobile or landline and repeat");
    expect(stdout).toContain(`
  mobile  landline  repeat  met
  true    false     true    yes
  true    false     false   yes
  false   true      true    yes
  false   true      false   no
  false   false     true    no
  false   false     false   no

  2 combinations that no call can have are left out.
`);
    expect(json(await analyze("--table", "--json", 'media_type = "a" or media_type != "a"'))).toMatchObject({
      table: {
        predicates: ['media_type = "a"'],
        rows: [
          { truths: [true], met: true },
          { truths: [false], met: true },
        ],
        impossible: 0,
      },
    });
  });

  it("takes the empty condition", async () => {
    expect(await analyze("")).toEqual({
      code: 0,
      stdout: "always  Every call meets this condition. It is empty.\n",
      stderr: "",
    });
    expect(json(await analyze("--json", "--table", " "))).toMatchObject({
      meaning: "always",
      condition: "",
      simplified: "",
      table: { predicates: [], rows: [{ truths: [], met: true }], impossible: 0 },
    });
  });

  it("reads files, standard input, campaigns and other vocabularies", async () => {
    const path = await file("condition.recond", "mobile and\n  landline\n");
    expect((await analyze("--file", path)).stdout).toContain(`--> ${path}:2:3`);
    expect((await recond(["analyze", "-"], { input: "repeat and repeat" })).stdout).toContain("simplified   repeat\n");
    expect((await analyze("--vocabulary", "payout", "duration > 1 min and duration < 30 sec")).stdout).toMatch(
      /^never .* No value of `duration` meets both\./,
    );
    const campaign = join(examples, "campaign.json");
    expect((await analyze("--campaign", campaign)).stdout).toContain(
      "campaign.json (as the API returns it, current terms)",
    );
    expect(json(await analyze("--campaign", campaign, "--terms", "future", "--json"))).toMatchObject({
      meaning: "sometimes",
      campaign: { terms: "future", recordCalls: true },
    });
  });

  it("says that a condition has no effect", async () => {
    const path = await file("off.json", { record_calls: false, call_recording_condition: "mobile" });
    expect((await analyze("--campaign", path)).stdout).toContain(
      "`record_calls` is `false`: no call is recorded, and the condition has no effect.",
    );
  });

  it("prints one JSON object with places", async () => {
    expect(json(await analyze("--json", "mobile and\n(mobile or repeat)"))).toEqual({
      condition: "mobile and (mobile or repeat)",
      vocabulary: "recording",
      campaign: null,
      meaning: "sometimes",
      sentence: "Some calls meet this condition, others do not.",
      why: null,
      parts: [],
      met: { repeat: false, mobile: true },
      notMet: { repeat: false, mobile: false },
      simplified: "mobile",
      unknownFacts: { agree: "yes", example: null },
      redundancies: [
        {
          text: "mobile or repeat",
          span: { start: 12, end: 28 },
          line: 2,
          column: 2,
          why: "implied",
          by: "mobile",
          sentence: "`mobile or repeat` changes nothing beside `mobile`. It can be left out.",
        },
      ],
      facts: ["mobile", "repeat"],
      table: null,
      undecided: [],
    });
    expect(json(await analyze("--json", "mobile and landline"))).toMatchObject({
      meaning: "never",
      why: "A phone is never both mobile and landline.",
      parts: [
        { text: "mobile", line: 1, column: 1 },
        { text: "landline", line: 1, column: 12 },
      ],
      met: null,
      simplified: null,
    });
  });

  it("says what it could not decide, and what to do", async () => {
    const run = await analyze("--node-limit", "1", "mobile and repeat");
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toMatch(/^undecided {2}/);
    expect(run.stdout).toContain("not decided  whether any call meets this condition\n");
    expect(run.stdout).toContain("The search reached its node limit");
    expect(run.stdout).toContain("Raise `--node-limit`");
    expect(json(await analyze("--node-limit", "1", "--json", "mobile and repeat"))).toMatchObject({
      meaning: "undecided",
      met: null,
      undecided: [
        { question: "met" },
        { question: "not-met" },
        { question: "simplified" },
        { question: "redundancies" },
      ],
    });
  });

  it("ends with huge conditions", async () => {
    const text = Array.from({ length: 3000 }, (_, index) => `custom_data[p${index % 40}] = "v${index}"`).join(" or ");
    const run = await recond(["analyze", "--json", "-"], { input: text });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(json(run)).toMatchObject({ meaning: "sometimes" });
    const deep = `${"not (repeat and ".repeat(95)}mobile${")".repeat(95)}`;
    expect((await recond(["analyze", "-"], { input: deep })).code).toBe(0);
  }, 60_000);
});

describe("recond analyze refuses", () => {
  it.each<[string, readonly string[], string]>([
    ["a condition with mistakes", ["mobile AND landline"], " --> condition:1:8"],
    ["a term of another vocabulary", ["duration > 60"], "`duration` has no meaning in recording conditions."],
    [
      "more predicates than a table has room for",
      ["--table", "mobile and repeat and during_hours and pressed[1] and pressed[2] and pressed[3] and landline"],
      "up to 6 different predicates, and this condition has 7. Leave out `--table`",
    ],
    ["no condition", [], "The condition is missing."],
    ["words without quotes", ["mobile", "and", "repeat"], "`'mobile and repeat'`"],
    ["a condition and a campaign", ["mobile", "--campaign", join(examples, "campaign.json")], "Give only one of them."],
    ["terms without a campaign", ["mobile", "--terms", "future"], "Give the campaign with `--campaign FILE`."],
    [
      "a vocabulary with a campaign",
      ["--campaign", join(examples, "campaign.json"), "--vocabulary", "payout"],
      "Leave out `--vocabulary`.",
    ],
    ["a missing file", ["--file", "nowhere.recond"], "There is no file `nowhere.recond`."],
    ["a missing campaign", ["--campaign", "nowhere.json"], "There is no file `nowhere.json`."],
    ["a limit that is none", ["--node-limit", "0", "mobile"], "`0` is no whole number from 1 on"],
    ["words that belong in quotes", ["mobile", "and", "repeat"], "Put it in single quotes"],
    ["a folder without conditions", [join(examples, "..", "ci")], "There is no file in the folder"],
    ["a mistyped flag", ["--tabel", "mobile"], "Did you mean `--table`?"],
  ])("%s", async (_title, args, message) => {
    const { code, stdout, stderr } = await analyze(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(STACK_TRACE);
  });
});
