import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond } from "./support/recond.js";

const { file } = await folder();
const call = join(examples, "call.json");

const settings = (record_calls: boolean, call_recording_condition?: string | null): object => ({
  record_calls,
  call_recording_condition,
});
const decide = async (campaign: object, facts: object, ...flags: string[]): ReturnType<typeof recond> =>
  recond(["decide", "--campaign", await file("campaign.json", campaign), "--call", "-", ...flags], {
    input: JSON.stringify(facts),
  });

describe("recond decide", () => {
  it("says what and why, and keeps the documented and the assumed apart", async () => {
    const { code, stdout, stderr } = await decide(settings(true, 'mobile and affiliate_name = "Acme"'), {
      mobile: true,
      affiliate_name: null,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("skip  The call is not recorded: the condition is false for it.");
    expect(stdout).toContain('not met     mobile and {affiliate_name = "Acme"}');
    expect(stdout).toMatch(/decided by {2}affiliate_name = "Acme" {2}false {2}affiliate_name: no value/);
    expect(stdout).toMatch(/documented {2}With `record_calls` `true`/);
    expect(stdout).toMatch(/assumed {5}R11 For a field without a value/);
  });

  it("names the facts that would settle an open call", async () => {
    const run = await decide(settings(true, "mobile and repeat"), { mobile: true }, "--json");
    expect(json(run)).toMatchObject({
      campaign: { form: "settings", terms: null, completedBy: null, recordCalls: true, condition: "mobile and repeat" },
      decision: "undetermined",
      reason: "condition-unknown",
      missing: ["repeat"],
      deciding: [
        { predicate: "mobile", truth: true, fact: "mobile", value: "true" },
        { predicate: "repeat", truth: null, fact: "repeat", value: "unknown" },
      ],
      truths: [
        { text: "mobile and repeat", truth: null },
        { text: "mobile", truth: true },
        { text: "repeat", truth: null },
      ],
    });
  });

  it("shows what an open call depends on", async () => {
    const { stdout } = await decide(settings(true, 'affiliate_name = "acme" or repeat'), { affiliate_name: "Acme" });
    expect(stdout).toContain("undetermined  Whether the call is recorded is open");
    expect(stdout).toMatch(
      /depends on {2}affiliate_name = "acme" {2}false {4}affiliate_name: "Acme"\n {14}repeat +unknown\n/,
    );
    expect(stdout).toContain("missing     repeat\n");
    expect(stdout).toContain("assumed     R10 ");
  });

  it("shows a predicate that stands in several places once", async () => {
    const { stdout } = await decide(settings(true, "mobile and repeat or not mobile and not repeat"), { repeat: true });
    expect(stdout.match(/mobile +unknown/g)).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ["pressed[a]", { pressed: ["1 1"], unknown: ["pressed[ a  1]"] }, "unknown  pressed: 1 1, perhaps a 1"],
    ["pressed[a 1 2]", { pressed: [], unknown: ["pressed[a 1]"] }, "unknown  pressed: perhaps a 1"],
    ["pressed[1]", { pressed: ["1 1"], unknown: ["pressed[1]"] }, "true  pressed: 1 1"],
    ["pressed[1]", { pressed: ["1 1"], unknown: ["pressed"] }, "pressed[1]  unknown"],
    ["pressed[1]", { pressed: [] }, "false  pressed: nothing"],
    ["mobile", { mobile: true, landline: true, unknown: ["mobile"] }, "false  mobile: false, as `landline` is true"],
    ["mobile", { mobile: true, unknown: ["mobile"] }, "unknown"],
    [
      "custom_data[zip] present",
      { custom_data: { zip: "1" }, unknown: ["custom_data[ zip ]"] },
      "unknown  custom_data[zip]: unknown",
    ],
    ["custom_data[zip] present", { custom_data: { zip: "1" }, unknown: ["custom_data"] }, "custom_data[zip]: unknown"],
    ["media_type present", { media_type: `${"x".repeat(37)}😀!` }, `media_type: "${"x".repeat(37)}…`],
    ["media_type present", { media_type: "\u009b\u202ex" }, String.raw`media_type: "\u009b\u202ex"`],
  ])("shows the facts of %s for %j", async (condition, facts, shown) => {
    const lines = (await decide(settings(true, condition), facts)).stdout.split("\n");
    const line = lines.find((each) => /^ {2}(?:decided by|depends on)/.test(each));
    expect(line?.endsWith(`  ${shown}`)).toBe(true);
  });

  it("says that a condition has no effect", async () => {
    const { code, stdout } = await decide(settings(false, "mobile"), { mobile: true });
    expect(code).toBe(0);
    expect(stdout).toContain("The call is not recorded: `record_calls` is `false`, so the condition has no effect.");
  });

  it.each(["", " ", null, undefined])("records all calls without a condition: %o", async (condition) => {
    expect((await decide(settings(true, condition), {})).stdout).toMatch(/^record {2}.*there is no condition/);
  });

  it("checks an expectation", async () => {
    expect((await decide(settings(true, "mobile"), { mobile: true }, "--expect", "record")).code).toBe(0);
    const run = await decide(settings(true, "mobile"), { mobile: false }, "--expect", "record");
    expect(run.code).toBe(1);
    expect(run.stderr).toBe("The decision is `skip`, not `record` as expected.\n");
  });

  it.each([
    '{"phone_type":"Mobile"}',
    '{"start_time_utc":1790000000000,"mobile":"Mobile"}',
    '{"current_calls":[{"phone_type":"Mobile"}]}',
    '[{"transaction_id":"1"}]',
    "transaction_id,mobile,repeat\n1,Mobile,1\n",
  ])("leads to the command that takes calls as the platform writes them: %s", async (input) => {
    const campaign = await file("any.json", settings(true, "mobile"));
    const { code, stderr } = await recond(["decide", "--campaign", campaign, "--call", "-"], { input });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .* `recond simulate --campaign FILE --calls -` decides them; .*\n$/);
  });

  it("tells of custom data in another spelling", async () => {
    const condition = settings(true, "custom_data[zip code] present and custom_data[Product] present");
    const { stderr } = await decide(condition, { custom_data: { zip_code: "1", product: "x", Product: "y" } });
    expect(stderr).toBe(
      "warning: The condition asks for `custom_data[zip code]`, and the call has `zip_code`: names are compared exactly, so the field has no value.\n",
    );
  });

  it("reads facts named like parts of every object", async () => {
    const run = await recond(
      [
        "decide",
        "--campaign",
        await file("own.json", settings(true, 'custom_data[__proto__] = "x" and not custom_data[constructor] present')),
        "--call",
        "-",
      ],
      {
        input: '{"custom_data":{"__proto__":"x"}}',
      },
    );
    expect(run.stdout).toMatch(/^record/);
  });
});

describe("campaign documents", () => {
  const campaign = join(examples, "campaign.json");

  it("count by their current terms unless told", async () => {
    expect((await recond(["decide", "--campaign", campaign, "--call", call])).stdout).toContain(
      "(as the API returns it, current terms)",
    );
    const run = await recond(["decide", "--campaign", campaign, "--call", call, "--terms", "future", "--json"]);
    expect(json(run)).toMatchObject({ campaign: { form: "response", terms: "future" } });
  });

  it("may be a request body with both settings", async () => {
    expect((await recond(["decide", "--campaign", join(examples, "request.json"), "--call", call])).stdout).toContain(
      "(request body)",
    );
  });

  it.each([
    ["record_calls", { call_recording_condition: "mobile" }],
    ["call_recording_condition", { record_calls: true }],
  ])("that are a request body without %s need the present campaign", async (name, ivr_tree) => {
    const request = await file("partial.json", { ivr_tree });
    const alone = await recond(["decide", "--campaign", request, "--call", call]);
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain(`has no \`${name}\``);
    expect(alone.stderr).toContain("--current FILE");
    const completed = await recond(["decide", "--campaign", request, "--call", call, "--current", campaign, "--json"]);
    expect(completed.code).toBe(0);
    expect(json(completed)).toMatchObject({ campaign: { form: "request", terms: "future", completedBy: campaign } });
    const live = [
      "decide",
      "--campaign",
      request,
      "--call",
      call,
      "--current",
      campaign,
      "--terms",
      "current",
      "--json",
    ];
    expect(json(await recond(live))).toMatchObject({ campaign: { terms: "current" } });
  });

  it("refuse options without an effect", async () => {
    const alone = await file("alone.json", settings(true, "mobile"));
    expect((await recond(["decide", "--campaign", alone, "--call", call, "--terms", "future"])).stderr).toContain(
      "Leave out `--terms`.",
    );
    expect((await recond(["decide", "--campaign", alone, "--call", call, "--current", campaign])).stderr).toContain(
      "Leave out `--current`.",
    );
    const request = join(examples, "request.json");
    const run = await recond(["decide", "--campaign", request, "--call", call, "--current", campaign]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toBe(`error: \`${request}\` has both settings. Leave out \`--current\`.\n`);
  });
});
