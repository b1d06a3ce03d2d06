import {
  type CallContext,
  checkCallContext,
  decide,
  decider,
  explain,
  InvalidCallContextError,
  InvalidSettingsError,
  type RecordingSettings,
} from "@recond/evaluator";
import { ConditionSyntaxError } from "@recond/parser";
import { describe, expect, it } from "vitest";

const condition = "during_hours and repeat";

describe("the table of section 1", () => {
  it.each<[RecordingSettings, CallContext, string, string]>([
    [
      { record_calls: true, call_recording_condition: condition },
      { during_hours: true, repeat: true },
      "record",
      "condition-true",
    ],
    [{ record_calls: true, call_recording_condition: condition }, { during_hours: false }, "skip", "condition-false"],
    [
      { record_calls: true, call_recording_condition: condition },
      { repeat: true },
      "undetermined",
      "condition-unknown",
    ],
    [{ record_calls: true, call_recording_condition: "" }, {}, "record", "no-condition"],
    [{ record_calls: true, call_recording_condition: " \r\n\t" }, {}, "record", "no-condition"],
    [{ record_calls: true, call_recording_condition: null }, {}, "record", "no-condition"],
    [{ record_calls: true }, {}, "record", "no-condition"],
    [{ record_calls: false, call_recording_condition: "" }, {}, "skip", "recording-disabled"],
    [
      { record_calls: false, call_recording_condition: condition },
      { during_hours: true, repeat: true },
      "skip",
      "recording-disabled",
    ],
  ])("%j and %j: %s, %s", (settings, call, decision, reason) => {
    expect(decide(settings, call)).toEqual({ decision, reason });
  });
});

describe("settings that decide nothing", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "mobile"],
    ["a list", [true, ""]],
    ["no `record_calls`", { call_recording_condition: condition }],
    ['`record_calls: "true"`', { record_calls: "true", call_recording_condition: condition }],
    ["`record_calls: null`", { record_calls: null }],
    ["`record_calls: 1`", { record_calls: 1 }],
    ["a condition that is a number", { record_calls: true, call_recording_condition: 1 }],
    ["a condition that is a list", { record_calls: true, call_recording_condition: ["mobile"] }],
  ])("refuses %s", (_, settings) => {
    expect(() => decide(settings as RecordingSettings, {})).toThrow(InvalidSettingsError);
  });

  it("says what is wrong", () => {
    expect(() => decider({ record_calls: "true" } as unknown as RecordingSettings)).toThrow(
      "`record_calls` must be true or false, not the text `true`.",
    );
  });

  it.each([
    ["call_recording_conditon", "call_recording_condition"],
    ["callRecordingCondition", "call_recording_condition"],
    ["CALL-RECORDING-CONDITION", "call_recording_condition"],
    ["recording_condition", "call_recording_condition"],
    ["recordCalls", "record_calls"],
    ["record_call", "record_calls"],
  ])("refuses the misspelt setting `%s`, also beside the right one and for `decider` and `explain`", (name, meant) => {
    const settings: RecordingSettings = { record_calls: true, [name]: "mobile" };
    const message = `There is no setting \`${name}\`. Did you mean \`${meant}\`?`;
    for (const run of [decide, explain]) {
      expect(() => run(settings, {})).toThrow(InvalidSettingsError);
      expect(() => run({ ...settings, call_recording_condition: "" }, {})).toThrow(message);
    }
    expect(() => decider(settings)).toThrow(message);
  });

  it("takes no offence at what else stands in an IVR tree", () => {
    const tree = { root: {}, whisper_prompt_condition: "mobile", call_activity_tracking: "NoTracking", condition: "" };
    expect(decide({ ...tree, record_calls: true }, {}).reason).toBe("no-condition");
  });

  it.each([true, false])("refuses a condition with an error when `record_calls` is %s", (recordCalls) => {
    const settings = { record_calls: recordCalls, call_recording_condition: "mobile AND" };
    expect(() => decide(settings, {})).toThrow(ConditionSyntaxError);
    // The settings are wrong, whatever is known of the call.
    expect(() => decide(settings, { mobile: 1 } as unknown as CallContext)).toThrow(ConditionSyntaxError);
    expect(() => decider(settings)).toThrow(ConditionSyntaxError);
  });

  it("refuses 100,000 nested parentheses", () => {
    const nested = `${"(".repeat(100_000)}mobile${")".repeat(100_000)}`;
    expect(() => decide({ record_calls: true, call_recording_condition: nested }, {})).toThrow(ConditionSyntaxError);
  });
});

describe("facts that are wrong", () => {
  it.each<[unknown, readonly string[]]>([
    [null, ["The call context must be an object with the facts of one call, not null."]],
    [[], ["The call context must be an object with the facts of one call, not a list."]],
    [{ mobile: "true" }, ["`mobile` must be true or false, not the text `true`."]],
    [{ repeat: null }, ["`repeat` must be true or false, not null."]],
    [{ mobile: true, landline: true }, ["`mobile` and `landline` are both true: a phone is never both."]],
    [{ Mobile: true }, ["`Mobile` is no fact of a call. Did you mean `mobile`?"]],
    [{ customData: {} }, ["`customData` is no fact of a call. Did you mean `custom_data`?"]],
    [{ affilate_name: "x" }, ["`affilate_name` is no fact of a call. Did you mean `affiliate_name`?"]],
    [{ colour: "red" }, ["`colour` is no fact of a call."]],
    [JSON.parse('{ "__proto__": { "mobile": true } }'), ["`__proto__` is no fact of a call."]],
    [{ "a\u001b[31m": 1 }, ["`a<U+001B>[31m` is no fact of a call."]],
    [
      new Map([["mobile", true]]),
      ["The call context must be an object with the facts of one call, not a `Map` or the like."],
    ],
    [
      { custom_data: new URLSearchParams("product=Chair") },
      ["`custom_data` must be an object of partner names and texts, not a `Map` or the like."],
    ],
    [{ custom_data: [] }, ["`custom_data` must be an object of partner names and texts, not a list."]],
    [{ custom_data: { zip: 1 } }, ["`custom_data[zip]` must be a text, or null for none, not the number 1."]],
    [
      { pressed: ["1", "112"] },
      ["In `pressed`, the text `112` is no key path: keys are 1-9, a-z, W and N, with blanks between them."],
    ],
    [{ pressed: "1" }, ["`pressed` must be a list of key paths, not the text `1`."]],
    [{ unknown: ["repeet"] }, ["In `unknown`, the text `repeet` names no fact. Did you mean `repeat`?"]],
    [{ unknown: ["pressed[0]"] }, ["In `unknown`, the text `pressed[0]` names no fact."]],
    [{ unknown: [1] }, ["In `unknown`, the number 1 names no fact."]],
    [{ unknown: "repeat" }, ["`unknown` must be a list of facts, not the text `repeat`."]],
    [{ duration: -1 }, ["`duration` must be a number of seconds, 0 or more, not the number -1."]],
    [{ qualified_regions: ["West", null] }, ["`qualified_regions` must be a list of texts, not a list."]],
  ])("%j: %j", (call, problems) => {
    expect(checkCallContext(call)).toEqual(problems);
    for (const recordCalls of [true, false]) {
      const decideOne = (): unknown => decide({ record_calls: recordCalls }, call as CallContext);
      expect(decideOne).toThrow(InvalidCallContextError);
      expect(decideOne).toThrow(expect.objectContaining({ problems }) as Error);
    }
  });

  it.each<[unknown]>([
    [{}],
    [{ mobile: undefined }],
    [{ mobile: false, landline: false }],
    [{ mobile: true, landline: true, unknown: ["landline"] }],
    [{ custom_data: { "[odd] name": "x", zip: null } }],
    [{ pressed: [], affiliate_name: null, unknown: ["custom_data[zip]", "pressed[a 1]", "duration"] }],
    [Object.assign(Object.create(null) as object, { mobile: true })],
  ])("finds nothing wrong with %j", (call) => {
    expect(checkCallContext(call)).toEqual([]);
  });

  it("tells the first of many, and keeps all", () => {
    const call = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${String(index)}`, 1]));
    const error = new InvalidCallContextError(checkCallContext(call));
    expect(error.problems).toHaveLength(1000);
    expect(error.message).toMatch(/ And 990 more\.$/);
    expect(() => decide({ record_calls: true }, call)).toThrow(error.message);
  });
});
