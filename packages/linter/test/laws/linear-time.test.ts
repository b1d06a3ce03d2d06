import { createReporter, type Diagnostic, fixAll, lint, lintPayload, type ReportFormat } from "@recond/linter";
import { describe, expect, it } from "vitest";
import { cpuSeconds, growth, STEADY } from "../../../parser/test/cpu-time.js";

const numbered = (count: number, each: (index: number) => string, between = " or "): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(between);

/** Operators in capitals between parts of which none is redundant: parts that are take more time. */
const capitals = (count: number): string => numbered(count, (index) => `custom_data[f${index}] present`, " OR ");

/** A payload with a condition, whose characters outside of ASCII are escaped. */
const payload = (condition: string): string =>
  JSON.stringify({
    ivr_tree: { record_calls: true, call_recording_condition: condition },
    named_regions: [{ name: "East" }],
    custom_data_dictionary: { fields: [{ partner_name: "product" }] },
  }).replaceAll("é", "\\u00e9");

describe("a condition in a payload with many findings takes time in step with its length", () => {
  it.each<[string, (count: number) => string]>([
    ["values without a test", (count) => `media_type = ${numbered(count, (index) => `"v${index}"`)}`],
    ["operators in capitals", (count) => `${"mobile AND ".repeat(count)}media_type = "é"`],
    ["quotes of another kind", (count) => numbered(count, (index) => `media_type = 'é${index}'`)],
    ["terms of other conditions", (count) => numbered(count, (index) => `in_region[é${index}]`)],
    ["names that it does not list", (count) => numbered(count, (index) => `custom_data[é${index}] = "a"`)],
  ])("%s", (_, condition) => {
    expect(growth(500, (count) => () => lintPayload(payload(condition(count))))).toBeLessThan(STEADY);
  });
});

describe("mistakes of the language are mended in time in step with their number", () => {
  it.each<[string, (count: number) => unknown]>([
    ["in a condition", (count) => fixAll(capitals(count), lint)],
    ["in a payload", (count) => fixAll(payload(capitals(count)), lintPayload)],
  ])("%s", (_, fix) => {
    expect(growth(200, (count) => () => fix(count))).toBeLessThan(STEADY);
  });
});

describe("a report takes time in step with the number of findings", () => {
  it.each<ReportFormat>(["text", "json", "sarif", "github", "junit", "compact"])("%s", (format) => {
    const report = (count: number): (() => unknown) => {
      const text = payload(`${"mobile AND ".repeat(count)}mobile`);
      const findings = lintPayload(text, { maxDiagnostics: Infinity });
      return () =>
        createReporter(format).file({ name: "a.json", kind: "payload", text, firstLine: 1, findings, ignored: 0 });
    };
    expect(growth(300, report)).toBeLessThan(STEADY);
  });

  it("a text report takes a fraction of a millisecond for each", () => {
    const text = payload(`${"mobile AND ".repeat(2000)}mobile`);
    const findings = lintPayload(text, { maxDiagnostics: Infinity });
    const linted = { name: "a.json", kind: "payload", text, firstLine: 1, findings, ignored: 0 } as const;
    expect(findings).toHaveLength(2000);
    expect(cpuSeconds(() => createReporter("text").file(linted))).toBeLessThan(1);
  });
});

describe("parts that change nothing go together, in a few passes", () => {
  it.each<[string, (count: number) => string]>([
    ["the same part", (count) => `${"pressed[1] or ".repeat(count)}repeat`],
    ["texts in one another", (count) => `media_type contains "a" or ${numbered(count, (i) => `media_type = "a${i}"`)}`],
    [
      "groups that another part takes in",
      (count) => `repeat or ${numbered(count, (i) => `repeat and custom_data[a${i}] present`)}`,
    ],
  ])("%s", (_, condition) => {
    let passes = 0;
    let text = "";
    const find = (each: string): readonly Diagnostic[] => {
      passes += 1;
      return lint(each);
    };
    const seconds = cpuSeconds(() => {
      passes = 0;
      ({ text } = fixAll(condition(200), find));
    });
    expect(seconds).toBeLessThan(3);
    expect(passes).toBeLessThan(5);
    expect(text.length).toBeLessThan(30);
  });
});
