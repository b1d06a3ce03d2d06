import {
  type CallContext,
  explain,
  explainer,
  type Explanation,
  factName,
  InvalidCallContextError,
  InvalidSettingsError,
  readings,
  type RecordingSettings,
} from "@recond/evaluator";
import { format } from "@recond/formatter";
import { ConditionSyntaxError, type Predicate, parseOrThrow } from "@recond/parser";
import { describe, expect, it } from "vitest";

function why(condition: string, call: CallContext, recordCalls = true): Explanation {
  return explain({ record_calls: recordCalls, call_recording_condition: condition }, call);
}

describe("marked text", () => {
  it.each<[string, CallContext, string]>([
    ["mobile and repeat", { mobile: true, repeat: false }, "mobile and {repeat}"],
    ["mobile and repeat", { mobile: false, repeat: false }, "{mobile} and {repeat}"],
    ["mobile and repeat", { mobile: true, repeat: true }, "mobile and repeat"],
    ["mobile and repeat", {}, "mobile and repeat"],
    ["not repeat", { repeat: true }, "not {repeat}"],
    ["mobile or repeat", { mobile: false, repeat: false }, "{mobile} or {repeat}"],
    [
      "((during_hours))and not(mobile or repeat)",
      { during_hours: true, mobile: false, repeat: true },
      "during_hours and not (mobile or {repeat})",
    ],
    [
      "mobile and repeat or mobile and during_hours",
      { mobile: true, repeat: false, during_hours: false },
      "mobile and {repeat} or mobile and {during_hours}",
    ],
    [" ", {}, ""],
  ])("%s for %j: %s", (condition, call, marked) => {
    expect(why(condition, call).marked).toBe(marked);
  });

  it("has no braces when the setting decided", () => {
    expect(why("mobile", { mobile: false }, false)).toMatchObject({
      decision: "skip",
      reason: "recording-disabled",
      deciding: [],
      marked: "mobile",
      missing: [],
      readings: [],
    });
  });
});

describe("truths and deciding predicates", () => {
  it("gives every node in source order", () => {
    const { truths } = why("mobile and (repeat or not landline)", { mobile: true });
    expect(truths.map(({ node, truth }) => [format(node), truth])).toEqual([
      ["mobile and (repeat or not landline)", true],
      ["mobile", true],
      ["repeat or not landline", true],
      ["repeat", undefined],
      ["not landline", true],
      ["landline", false],
    ]);
  });

  it.each<[string, CallContext, string[]]>([
    ["mobile and repeat", { mobile: true, repeat: true }, ["mobile", "repeat"]],
    ["mobile or repeat", { mobile: true, repeat: false }, ["mobile"]],
    ["mobile or repeat", { mobile: false, repeat: false }, ["mobile", "repeat"]],
    ["mobile and repeat", { mobile: false, repeat: true }, ["mobile"]],
    ["not (mobile and repeat)", { mobile: false, repeat: true }, ["mobile"]],
    ["mobile and repeat", { mobile: true }, ["mobile", "repeat"]],
    ["mobile or repeat", { mobile: false }, ["mobile", "repeat"]],
    [
      "mobile and (repeat or landline and during_hours)",
      { mobile: true, landline: false },
      ["mobile", "repeat", "landline"],
    ],
    ["repeat and not (mobile or during_hours)", { mobile: false }, ["repeat", "mobile", "during_hours"]],
  ])("%s for %j: %j", (condition, call, deciding) => {
    expect(why(condition, call).deciding.map((node) => format(node))).toEqual(deciding);
  });
});

describe("missing facts", () => {
  it.each<[string, CallContext, string[]]>([
    ["mobile and repeat", { mobile: true }, ["repeat"]],
    ["repeat and not repeat", {}, ["repeat"]],
    ['custom_data[product] = "a" or custom_data[product] = "b"', {}, ["custom_data[product]"]],
    ["pressed[1  1] or landline", { pressed: [], unknown: ["pressed[1]"] }, ["pressed[1 1]", "landline"]],
    ["mobile or repeat", { mobile: true }, []],
  ])("%s for %j: %j", (condition, call, missing) => {
    expect(why(condition, call).missing).toEqual(missing);
  });

  it("names facts as `unknown` does", () => {
    const source =
      "mobile or pressed[1 1] or in_region[West] or duration > 1 min or custom_data[a b] present or media_type present";
    const condition = parseOrThrow(source, { vocabulary: "payout" });
    const names = condition?.kind === "or" ? condition.operands.map((node) => factName(node as Predicate)) : [];
    expect(names).toEqual([
      "mobile",
      "pressed[1 1]",
      "qualified_regions",
      "duration",
      "custom_data[a b]",
      "media_type",
    ]);
  });
});

describe("readings", () => {
  it.each<[string, CallContext, string[]]>([
    ["mobile", { mobile: true }, []],
    ["mobile", { landline: true }, ["R14"]],
    ["pressed[1]", { pressed: ["1 2"] }, ["R9", "R17"]],
    ["pressed[1]", {}, []],
    ["pressed[a]", { pressed: ["1"], unknown: ["pressed[a 1]"] }, ["R9", "R17"]],
    ['media_type = "Radio"', { media_type: "TV" }, ["R10"]],
    ['media_type = "Radio"', { media_type: null }, ["R11"]],
    ['media_type = "Radio"', {}, []],
    ["media_type present", { media_type: " " }, ["R12"]],
    ["media_type present", { media_type: null }, ["R11"]],
    ["custom_data[constructor] present", { custom_data: {} }, ["R11", "R13"]],
    ["not mobile and repeat", { mobile: true, repeat: true }, ["R3"]],
    ["not not mobile", { mobile: true }, ["R3"]],
    ["not mobile", { mobile: true }, []],
    ["pressed[1] and landline", { pressed: ["1"], landline: false }, []],
    ['affiliate_name = "acme" or repeat', { affiliate_name: "Acme" }, ["R10"]],
    ['affiliate_name = "acme" and repeat', { affiliate_name: "Acme" }, ["R10"]],
    [" \n", {}, ["R1"]],
    ["", {}, []],
  ])("%j for %j: %j", (condition, call, names) => {
    expect(why(condition, call).readings).toEqual(names);
  });

  it("[R2] names the one for settings without a condition", () => {
    expect(explain({ record_calls: true }, {}).readings).toEqual(["R2"]);
    expect(explain({ record_calls: true, call_recording_condition: null }, {}).readings).toEqual(["R2"]);
  });
});

it("names readings that are there, in the order of their numbers", () => {
  expect(Object.keys(readings)).toEqual(Array.from({ length: 18 }, (_, index) => `R${index + 1}`));
  for (const { summary } of Object.values(readings)) expect(summary).toMatch(/^[A-Z`].*\.$/);
});

describe("explainer", () => {
  it("explains many calls", () => {
    const settings = { record_calls: true, call_recording_condition: "mobile and not repeat" };
    const explainCall = explainer(settings);
    for (const call of [{}, { mobile: false }, { mobile: true, repeat: true }, { mobile: true, repeat: false }]) {
      expect(explainCall(call)).toEqual(explain(settings, call));
    }
  });

  it("throws for settings at once, for a call when it comes", () => {
    expect(() => explainer({ record_calls: true, call_recording_condition: "mobile AND" })).toThrow(
      ConditionSyntaxError,
    );
    expect(() => explainer({} as RecordingSettings)).toThrow(InvalidSettingsError);
    const explainCall = explainer({ record_calls: false });
    expect(() => explainCall({ mobile: true, landline: true })).toThrow(InvalidCallContextError);
  });
});

it("throws for a condition with an error", () => {
  expect(() => why("mobile AND", {})).toThrow(ConditionSyntaxError);
  expect(() => why("mobile AND", {}, false)).toThrow(ConditionSyntaxError);
});
