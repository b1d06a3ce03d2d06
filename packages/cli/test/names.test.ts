import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, recond } from "./support/recond.js";

const { file } = await folder();
const call = join(examples, "call.json");
const decide = async (campaign: string, ...flags: string[]): ReturnType<typeof recond> =>
  recond(["decide", "--campaign", await file("campaign.json", campaign), "--call", call, ...flags]);

const facts = (input: string | Buffer): ReturnType<typeof recond> =>
  recond(["decide", "--campaign", join(examples, "campaign.json"), "--call", "-"], { input });

const misspelt: readonly (readonly [string, string, string])[] = [
  ["alone", '{"record_calls":true,"call_recording_conditon":"mobile"}', "campaign.json:1:22"],
  [
    "in camel case",
    '{"record_calls":true,"callRecordingCondition":"mobile"}',
    "Did you mean `call_recording_condition`?",
  ],
  ["beside the right one", '{"record_calls":true,"recordCalls":false}', "Did you mean `record_calls`?"],
  ["and nothing else", '{"recordCalls":true}', "Did you mean `record_calls`?"],
  ["in a request body", '{"ivr_tree":{"record_calls":true,\n"recording_condition":""}}', "campaign.json:2:1"],
  [
    "in a response",
    '{"current_terms":{"ivr_tree":{"record_calls":true,"call_recording_condtion":"mobile"}}}',
    "There is no setting `call_recording_condtion`.",
  ],
  ["around them", '{"record_calls":true,"ivrTree":{"call_recording_condition":"mobile"}}', "Did you mean `ivr_tree`?"],
  ["around them in terms", '{"current_terms":{"IVR_tree":{}}}', "Did you mean `ivr_tree`?"],
];

describe("a name that would make a setting go unnoticed", () => {
  it.each(misspelt)("misspelt %s", async (_title, campaign, message) => {
    const run = await decide(campaign);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain("^^^");
  });

  it("misspelt in the campaign that completes a request body", async () => {
    const current = await file("current.json", {
      current_terms: { ivr_tree: { record_calls: true, recordingCondition: "" } },
    });
    const run = await decide('{"ivr_tree":{"record_calls":true}}', "--current", current);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("current.json:1:51");
  });

  it("outside of the object that it belongs in", async () => {
    const run = await decide(
      '{"current_terms":{"ivr_tree":{"record_calls":true},"call_recording_condition":"mobile"}}',
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("`call_recording_condition` has no effect here: it belongs in `ivr_tree`.");
  });

  it.each([
    [
      "a setting",
      '{"record_calls":true,\n"record_calls":false}',
      "`record_calls` is given twice, in line 1 and in line 2.",
    ],
    ["an IVR tree", '{"ivr_tree":{},"ivr_tree":{}}', "`ivr_tree` is given twice in line 1."],
    ["the terms", '{"current_terms":{},\n\n"current_terms":{}}', "in line 1 and in line 3."],
  ])("given twice: %s", async (_title, campaign, message) => {
    const run = await decide(campaign);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });

  it("is none of those that stand beside the settings", async () => {
    const tree = { root: {}, whisper_prompt_condition: "", call_activity_tracking: "NoTracking", record_calls: true };
    expect((await decide(JSON.stringify({ ivr_tree: { ...tree, call_recording_condition: "" } }))).code).toBe(0);
  });
});

describe("a comma behind the last property", () => {
  it("is what is underlined", async () => {
    const run = await decide('{"record_calls":true, \n}');
    expect(run.stderr).toBe(
      `error: Nothing follows this comma. Remove the comma.\n --> ${run.stderr.split(" --> ")[1] ?? ""}`,
    );
    expect(run.stderr).toContain("campaign.json:1:21\n");
  });
});

describe("the facts of a call", () => {
  it.each([
    ["a fact given twice", '{"mobile":true,\n"mobile":false}', "`mobile` is given twice, in line 1 and in line 2."],
    ["a field given twice", '{"custom_data":{"a":"1","a":"2"}}', "`a` is given twice in line 1."],
    ["a log", '{"mobile":true}\n{"mobile":false}\n', "`recond simulate --calls FILE` decides a list of calls."],
    ["a list", '[{"mobile":true}]', "`recond simulate --calls FILE` decides a list of calls."],
    ["a picture", Buffer.from([0x89, 0x50, 0, 0]), "`standard input` is no text."],
  ])("refused: %s", async (_title, input, message) => {
    const run = await facts(input);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });
});
