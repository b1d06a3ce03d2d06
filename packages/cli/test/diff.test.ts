import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CallContext, evaluate } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import { examples, folder, json, recond, type Run, STACK_TRACE } from "./support/recond.js";

const scratch = await folder();
const { file } = scratch;
const campaign = join(examples, "campaign.json");

const diff = (...args: readonly string[]): Promise<Run> => recond(["diff", ...args]);

const settings = (record_calls: boolean, call_recording_condition: string): object => ({
  record_calls,
  call_recording_condition,
});

const written = (id: string, condition: string): object => ({
  advertiser_campaign_id_from_network: id,
  ...settings(true, condition),
});

const staged = (condition: string): object => ({
  current_terms: { ivr_tree: settings(true, "repeat") },
  future_terms: { ivr_tree: settings(true, condition) },
});

/** What the tests read of the JSON. */
interface Compared {
  readonly onlyA: { readonly call: CallContext } | null;
  readonly onlyB: { readonly call: CallContext } | null;
}

describe("recond diff", () => {
  it.each([
    ["mobile or repeat and mobile", "mobile"],
    ['custom_data[p] != "x"', 'not custom_data[p] = "x"'],
    ["mobile and not landline", "mobile"],
    ["mobile and landline", "repeat and not repeat"],
    ["", "repeat or not repeat"],
  ])("finds %j and %j equivalent", async (a, b) => {
    const { code, stdout, stderr } = await diff(a, b);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^equivalent {2}A and B are met by the same calls\./);
  });

  it("finds a stricter condition, with a call", async () => {
    expect(await diff("repeat", "repeat and mobile")).toEqual({
      code: 1,
      stderr: "",
      stdout: `stricter  B is met by fewer calls than A: all that meet B meet A too.

  A            repeat
  B            repeat and mobile
  only A       repeat: true, mobile: false
               not met by B: repeat and {mobile}
`,
    });
  });

  it("finds a looser and a different condition", async () => {
    const looser = await diff("repeat and mobile", "repeat");
    expect(looser.code).toBe(1);
    expect(looser.stdout).toMatch(/^looser {2}B is met by more calls than A/);
    expect(looser.stdout).toContain(
      "only B       repeat: true, mobile: false\n               not met by A: repeat and {mobile}\n",
    );
    const different = await diff("repeat", 'affiliate_name = "Acme"');
    expect(different.code).toBe(1);
    expect(different.stdout).toMatch(/^different {2}Some calls meet A only, and others meet B only\./);
    expect(different.stdout).toMatch(/only A .*\n.*not met by B.*\n {2}only B .*\n.*not met by A: \{repeat\}\n$/);
  });

  it("gives calls that tell the conditions apart", async () => {
    const a = 'during_hours and (pressed[1] or affiliate_name contains "ab")';
    const b = 'pressed[1 1] or affiliate_name present and not affiliate_name = "abc"';
    const { onlyA, onlyB } = json(await diff("--json", a, b)) as Compared;
    for (const [telling, met, other] of [
      [onlyA, a, b],
      [onlyB, b, a],
    ] as const) {
      expect(evaluate(parseOrThrow(met), telling?.call ?? {})).toBe(true);
      expect(evaluate(parseOrThrow(other), telling?.call ?? {})).toBe(false);
    }
  });

  it("says where unknown facts make a difference", async () => {
    const { code, stdout } = await diff("repeat", "repeat and (mobile or not mobile)");
    expect(code).toBe(0);
    expect(stdout).toContain("With repeat: true, unknown: mobile it is undetermined for B, decided for A.\n");
  });

  it("reads files, standard input and other vocabularies", async () => {
    const path = await file("old.recond", "mobile\n");
    expect((await diff(path, "mobile")).code).toBe(0);
    expect((await recond(["diff", path, "-"], { input: "mobile or repeat" })).stdout).toMatch(/^looser/);
    expect(
      (await recond(["diff", "-", "mobile"], { input: JSON.stringify(settings(true, "mobile")) })).stdout,
    ).toContain("standard input (settings alone)");
    const payout = await diff("--vocabulary", "payout", "duration > 60", "not duration <= 1 min");
    expect(payout.code).toBe(0);
    expect((await diff("--vocabulary", "payout", "duration > 60 sec", "duration >= 1 min")).stdout).toMatch(/^looser/);
    expect((await diff("--expr", "repeat", "repeat")).code).toBe(0);
  });

  it("prints one JSON object", async () => {
    expect(json(await diff("--json", "repeat", "repeat and mobile"))).toEqual({
      a: { file: null, condition: "repeat", campaign: null },
      b: { file: null, condition: "repeat and mobile", campaign: null },
      relation: "stricter",
      sentence: "B is met by fewer calls than A: all that meet B meet A too.",
      onlyA: { call: { repeat: true, mobile: false }, notMet: "repeat and {mobile}" },
      onlyB: null,
      unknownFacts: null,
      undecided: [],
    });
    expect(json(await diff("--json", "repeat", "repeat"))).toMatchObject({
      relation: "equivalent",
      unknownFacts: { agree: "yes", example: null },
    });
  });

  it("says what it could not decide, and what to do", async () => {
    const run = await diff("--node-limit", "1", "mobile", "repeat");
    expect(run).toMatchObject({ code: 2, stderr: "" });
    expect(run.stdout).toMatch(/^undecided {2}Whether A and B differ is not decided\./);
    expect(run.stdout).toContain("Raise `--node-limit`");
    expect(json(await diff("--node-limit", "1", "--json", "mobile", "repeat"))).toMatchObject({
      relation: "undecided",
      onlyA: null,
      undecided: ["The search reached its node limit before it found the answer."],
    });
  });

  it("ends with huge conditions", async () => {
    const text = Array.from({ length: 3000 }, (_, index) => `custom_data[p${index % 40}] = "v${index}"`).join(" or ");
    const run = await recond(["diff", await file("huge.recond", text), "-"], { input: `${text} or repeat` });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^looser/);
  }, 60_000);
});

describe("recond diff with campaigns", () => {
  it("compares the current with the future terms of one", async () => {
    const { code, stdout } = await diff(campaign);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^different {2}A records calls that B does not, and B records calls that A does not\./);
    expect(stdout).toContain("current terms)");
    expect(stdout).toContain("future terms)");
    expect(stdout).toContain("not recorded by B: during_hours and ({pressed[1]} or ");
  });

  it("compares two of them, and one with a condition", async () => {
    const condition = "during_hours and (pressed[1] or mobile and not affiliate_name present)";
    expect((await diff(campaign, condition, "--terms", "future")).code).toBe(0);
    const request = json(await diff("--json", campaign, join(examples, "request.json")));
    expect(request).toMatchObject({
      relation: "different",
      a: { campaign: { terms: "current" } },
      b: { campaign: { form: "request" } },
    });
  });

  it("completes a request body", async () => {
    const request = await file("partial.json", { ivr_tree: { call_recording_condition: "repeat" } });
    expect((await diff(campaign, request)).stderr).toContain("`--current FILE`");
    const run = json(await diff("--json", campaign, request, "--current", campaign));
    expect(run).toMatchObject({ b: { campaign: { completedBy: campaign, recordCalls: true } } });
  });

  it.each<[string, object, string, string]>([
    ["stricter", settings(true, "mobile"), "`record_calls` is `false`", "B records fewer calls"],
    ["stricter", settings(true, ""), "`record_calls` is `false`", "B records fewer calls"],
    ["equivalent", settings(false, "repeat"), "no call is recorded, whatever", "record the same calls"],
    ["equivalent", settings(true, "mobile and landline"), "no call is recorded, whatever", "record the same calls"],
  ])("counts `record_calls`: %s", async (relation, a, detail, sentence) => {
    const run = await diff(await file("a.json", a), await file("off.json", settings(false, "mobile")));
    expect(run.code).toBe(relation === "equivalent" ? 0 : 1);
    expect(run.stdout.startsWith(`${relation}  `)).toBe(true);
    expect(run.stdout).toContain(detail);
    expect(run.stdout).toContain(sentence);
  });

  it("takes a campaign without a condition for one that records all calls", async () => {
    const run = await diff(await file("all.json", settings(true, "")), "repeat");
    expect(run.stdout).toMatch(/^stricter/);
    expect(run.stdout).toContain("no condition: every call");
    expect(run.stdout).toContain("not met by B: {repeat}");
  });
});

describe("recond diff of two folders", async () => {
  const [before = "", after = "", broken = ""] = ["before", "after", "broken"].map((name) => join(scratch.path, name));
  await Promise.all([before, after, broken].map((each) => mkdir(join(each, "below"), { recursive: true })));
  await file("before/one.json", written("1", "mobile"));
  await file("after/one.json", written("1", "mobile and repeat"));
  await file("before/two.json", written("2", "repeat"));
  await file("after/zwei.json", written("2", "repeat"));
  // Each has the other's name now.
  await file("before/swapped.json", written("3", "landline"));
  await file("before/exchanged.json", written("4", "during_hours"));
  await file("after/swapped.json", written("4", "during_hours"));
  await file("after/exchanged.json", written("3", "landline"));
  await file("before/gone.json", written("5", "repeat"));
  await file("after/new.json", written("6", "mobile"));
  await file("before/other.json", { name: "no campaign" });
  await file("before/below/same.recond", "mobile");
  await file("after/below/same.recond", "mobile");

  it("compares files of the same name, and campaigns that have another name now; says what was added and removed", async () => {
    const { code, stdout, stderr } = await diff(before, after);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^one\.json\nstricter {2}/m);
    expect(stdout).toMatch(/^swapped\.json, which was exchanged\.json\nA and B record the same calls\.$/m);
    expect(stdout).toMatch(/^exchanged\.json, which was swapped\.json$/m);
    expect(stdout).toMatch(/^zwei\.json, which was two\.json$/m);
    expect(stdout).not.toMatch(/same\.recond|other\.json/);
    expect(stdout.split("\n")[0]).toBe("7 files: 4 equivalent, 1 stricter, 1 removed, 1 added; 3 renamed");
    expect(stdout.split("\n").slice(-4)).toEqual(["", "removed: gone.json", "added: new.json", ""]);
  });

  it("prints the same as one JSON object, and takes globs", async () => {
    const run = await diff(join(before, "**/*"), join(after, "**/*"), "--json");
    expect(run.code).toBe(1);
    expect(json(run)).toMatchObject({
      results: [
        { name: "below/same.recond", before: null, relation: "equivalent" },
        { name: "swapped.json", before: "exchanged.json" },
        { name: "one.json", before: null, relation: "stricter" },
        { name: "exchanged.json", before: "swapped.json" },
        { name: "zwei.json", before: "two.json", relation: "equivalent" },
      ],
      removed: ["gone.json"],
      added: ["new.json"],
    });
  });

  it("compares staged terms beside the live ones, as of two revisions; of two files it says that it does not", async () => {
    await Promise.all(["earlier", "later"].map((name) => mkdir(join(scratch.path, name))));
    const [a, b] = [await file("earlier/a.json", staged("repeat")), await file("later/a.json", staged("mobile"))];
    const { code, stdout } = await diff(join(scratch.path, "earlier"), join(scratch.path, "later"));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^1 file: 1 equivalent, 1 different; current and future terms count apart\n/);
    expect(stdout).toMatch(/^a\.json, future terms\ndifferent {2}/m);
    const files = await diff(a, b);
    expect(files).toMatchObject({ code: 0, stdout: expect.stringMatching(/^equivalent/) as string });
    expect(files.stderr).toContain("`--terms future` compares these.");
    expect(await diff(a, b, "--terms", "future")).toMatchObject({ code: 1, stderr: "" });
  });

  it("ends with 0 where all are equivalent, with 2 where one cannot be compared, which it tells", async () => {
    expect(await diff(after, after)).toMatchObject({ code: 0, stdout: "6 files: 6 equivalent\n" });
    await file("broken/below/same.recond", "mobile and");
    const { code, stdout, stderr } = await diff(join(before, "below"), join(broken, "below"));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "1 file: 1 with an error\n" });
    expect(stderr).toContain("Behind `and` stands no term.");
  });

  it.each([
    ["a folder and a file", [before, join(after, "one.json")], "give two folders, or two globs"],
    ["one folder", [before], "give two folders, or two globs"],
    ["three", [before, after, after], "give two folders, or two globs"],
    ["a present campaign", [before, after, "--current", campaign], "Leave out `--current`."],
    ["terms where there are none", [before, after, "--terms", "future"], "Leave out `--terms`."],
  ])("refuses %s", async (_title, args, message) => {
    const { code, stdout, stderr } = await diff(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("recond diff --calls", async () => {
  const log = join(examples, "transactions.csv");
  const [before = "", after = ""] = ["calls-before", "calls-after"].map((name) => join(scratch.path, name));
  await Promise.all([before, after].map((each) => mkdir(each, { recursive: true })));

  interface Counted {
    readonly calls: {
      readonly calls: number;
      readonly gained: number;
      readonly lost: number;
      readonly undetermined: number;
    };
  }

  interface Replayed {
    readonly simulation: Table;
  }

  interface Table {
    readonly comparisons: readonly { readonly table: Readonly<Record<string, Readonly<Record<string, number>>>> }[];
  }

  it("counts what `simulate` counts", async () => {
    const { simulation } = json(
      await recond(["simulate", "--campaign", campaign, "--calls", log, "--compare", "mobile", "--json"]),
    ) as Replayed;
    const { calls } = json(await diff(campaign, "mobile", "--calls", log, "--json")) as Counted;
    const { record, skip, undetermined } = simulation.comparisons[0]?.table ?? {};
    expect(calls.gained).toBe(skip?.["record"]);
    expect(calls.lost).toBe(record?.["skip"]);
    expect(calls.gained + calls.lost).toBeGreaterThan(0);
    const open = Object.values(undetermined ?? {}).reduce((sum, each) => sum + each, 0);
    expect(calls.undetermined).toBe(open + (record?.["undetermined"] ?? 0) + (skip?.["undetermined"] ?? 0));
    const text = (await diff(campaign, "mobile", "--calls", log)).stdout;
    expect(text).toContain(
      `${calls.gained.toLocaleString("en")} more would have been recorded, and ${calls.lost.toLocaleString("en")} no longer`,
    );
  });

  it("gives each campaign of a folder its calls only, and none to one that has no id", async () => {
    await file("calls-before/a.json", written("furniture-showroom", "landline"));
    await file("calls-after/a.json", written("furniture-showroom", "mobile or landline"));
    await file("calls-before/b.json", written("another", "mobile"));
    await file("calls-after/b.json", written("another", ""));
    await file("calls-before/c.json", settings(true, "mobile"));
    await file("calls-after/c.json", settings(true, ""));
    const run = await diff(before, after, "--calls", log, "--json");
    const { results } = json(run) as { readonly results: readonly (Counted & { readonly name: string })[] };
    const [a, b, c] = results;
    expect(a?.calls.gained).toBeGreaterThan(0);
    expect(b?.calls).toEqual({ calls: 0, gained: 0, lost: 0, undetermined: 0 });
    expect(c?.calls).toBeNull();
    expect((await diff(before, after, "--calls", log, "--format", "markdown")).stdout).toContain(
      `- in the log: of ${a?.calls.calls.toLocaleString("en")} calls, ${a?.calls.gained.toLocaleString("en")} more would have been recorded, and 0 no longer`,
    );
    // One that names no campaign belongs to nobody.
    const unnamed = await file(
      "unnamed.ndjson",
      '{"mobile":true,"landline":false}\n{"mobile":false,"landline":true}\n',
    );
    const none = json(await diff(before, after, "--calls", unnamed, "--json")) as {
      readonly results: readonly Counted[];
    };
    expect(none.results[0]?.calls.calls).toBe(0);
  });

  it.each([
    ["standard input", ["-"], "Give a file."],
    ["what is no log", [join(examples, "README.md")], ""],
    ["a missing log", ["nowhere.csv"], "There is no file `nowhere.csv`."],
  ])("refuses %s", async (_title, logs, message) => {
    const run = await diff("mobile", "repeat", "--calls", ...logs);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toMatch(STACK_TRACE);
  });
});

describe("recond diff --format markdown", () => {
  it("lets no text of others be a mark, an element, a link, a mention or a control character", async () => {
    const hostile = "<img src=x> @everyone #12 **bold** [a](b) www.example.com \u202E | `x`";
    const { stdout } = await diff("--format", "markdown", `custom_data[p] = "${hostile}"`, "mobile");
    const outside = stdout.replaceAll(/<code>[^<]*<\/code>/g, "");
    expect(outside).not.toMatch(/@|img|bold|www/);
    expect(stdout).not.toMatch(/<img|@|\*\*bold|www\.|\u202E|\[a\]|`/);
    expect(stdout).not.toMatch(/#12\b(?!\d*;)/);
  });

  it("stays under the limit of GitHub, and says what it left out", async () => {
    const [many, other] = ["many", "other"].map((name) => join(scratch.path, name));
    await Promise.all([many, other].map((each) => mkdir(each ?? "", { recursive: true })));
    const long = Array.from({ length: 25 }, (_, index) => `custom_data[p${index}] = "😀[${index}]"`).join(" or ");
    const names = Array.from({ length: 250 }, (_, index) => `${"campaign_".repeat(9)}${index}.recond`);
    await Promise.all(
      names.flatMap((name) => [file(`many/${name}`, `${long} and repeat`), file(`other/${name}`, long)]),
    );
    const { stdout } = await diff("--format", "markdown", many ?? "", other ?? "");
    expect(Buffer.byteLength(stdout)).toBeLessThan(65_000);
    expect(Buffer.byteLength(stdout)).toBeGreaterThan(50_000);
    expect(stdout.slice(0, 1000)).toMatch(/^\*\*Recorded is more in 250\.\*\*/);
    expect(stdout.match(/^Left out for want of room: \d+ \w+/gm)).toEqual([
      expect.stringMatching(/ rows$/),
      expect.stringMatching(/ changes$/),
    ]);
    expect(stdout.includes("characters more)")).toBe(true);
  }, 60_000);
});

describe("recond diff refuses", () => {
  it.each<[string, readonly string[], string]>([
    ["a condition with mistakes", ["mobile", "repeat AND mobile"], " --> B:1:8"],
    ["one condition", ["mobile"], "The second condition or file is missing."],
    ["nothing", [], "What to compare is missing."],
    ["words without quotes", ["mobile", "and", "repeat"], "Put each condition in single quotes"],
    ["a campaign alone without terms", [join(examples, "request.json")], "The second condition or file is missing."],
    ["terms of one campaign alone", [campaign, "--terms", "future"], "Leave out `--terms`."],
    ["terms where there are none", ["mobile", "repeat", "--terms", "future"], "Leave out `--terms`."],
    [
      "a present campaign where nothing is left out",
      [campaign, "repeat", "--current", campaign],
      "Leave out `--current`.",
    ],
    ["a vocabulary with a campaign", [campaign, "repeat", "--vocabulary", "payout"], "Leave out `--vocabulary`."],
    ["standard input twice", ["-", "-"], "Standard input can be read only once."],
    ["missing files", ["nowhere.recond", "mobile"], "There is no file `nowhere.recond`."],
    ["missing campaigns", ["mobile", "nowhere.json"], "There is no file `nowhere.json`."],
    ["a limit that is none", ["--node-limit", "x", "mobile", "repeat"], "`x` is no whole number from 1 on"],
  ])("%s", async (_title, args, message) => {
    const { code, stdout, stderr } = await diff(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(STACK_TRACE);
  });

  it("campaigns with an error in their condition", async () => {
    const bad = await file("bad.json", settings(true, "mobile AND"));
    const run = await diff(bad, "mobile");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("has an error, so it decides nothing.");
  });
});
