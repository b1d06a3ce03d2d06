import {
  compile,
  decide,
  decider,
  evaluate,
  explain,
  InvalidReadingsError,
  otherReadings,
  readings,
} from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import { describe, expect, it } from "vitest";

describe("the table of other readings", () => {
  it("names readings of ours, each option once", () => {
    const names = otherReadings.map(({ reading, option }) => `${reading} ${option}`);
    expect(new Set(names).size).toBe(names.length);
    expect(otherReadings.filter(({ reading }) => !Object.hasOwn(readings, reading))).toEqual([]);
  });

  it("says sentences", () => {
    expect(otherReadings.filter(({ says }) => !/^[A-Z`].*\.$/.test(says))).toEqual([]);
  });
});

it.each([
  ["R9", "whole-path", "pressed[1]", { pressed: ["1 2"] }, true, false],
  ["R9", "whole-path", "pressed[1 2]", { pressed: ["1 2"] }, true, true],
  ["R9", "whole-path", "pressed[1 2]", { pressed: ["1 2"], unknown: ["pressed[1 2 3]"] }, true, undefined],
  ["R10", "ignore-case", 'media_type = "radio"', { media_type: "Radio" }, false, true],
  ["R10", "ignore-case", 'not media_type contains "AD"', { media_type: "Radio" }, true, false],
  ["R10", "trimmed", 'media_type != "Radio"', { media_type: " Radio" }, true, false],
  ["R11", "not-equal-needs-value", 'media_type != "Radio"', { media_type: null }, true, false],
  ["R12", "any-text", "media_type present", { media_type: " " }, false, true],
  ["R12", "any-text", "media_type present", { media_type: "" }, false, false],
] as const)("%s %s: %s", (...row) => {
  const [reading, option, text, call, ours, other] = row;
  const options = { readings: { [reading]: option } };
  const settings = { record_calls: true, call_recording_condition: text };
  const condition = parseOrThrow(text);
  expect([evaluate(condition, call), evaluate(condition, call, options), compile(condition, options)(call)]).toEqual([
    ours,
    other,
    other,
  ]);
  expect(explain(settings, call, options).truths[0]?.truth).toBe(other);
  const decision =
    new Map<unknown, string>([
      [true, "record"],
      [false, "skip"],
    ]).get(other) ?? "undetermined";
  expect([decide(settings, call, options), decider(settings, options)(call)]).toMatchObject([
    { decision },
    { decision },
  ]);
});

it.each([
  ["R10", "loosely"],
  ["R3", "loosest"],
  ["constructor", "ignore-case"],
])("%s: %s is no other reading", (name, option) => {
  const options = { readings: { [name]: option } };
  expect(() => compile(null, options)).toThrow(InvalidReadingsError);
  expect(() => evaluate(null, {}, options)).toThrow(/There is no other reading/);
});
