import { type CaseResult, type Check, runConformance } from "@recond/conformance";
import { type CallContext, decide, evaluate, type RecordingSettings } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, parse } from "@recond/parser";
import { describe, expect, it } from "vitest";

const { results, fixRate } = runConformance<Condition, RecordingSettings, CallContext>({
  parse,
  format,
  evaluate,
  decide,
});

const CHECKS: readonly Check[] = [
  "tree",
  "canonical",
  "diagnostics",
  "truth",
  "decision",
  "fix",
  "safety",
  "meaning",
  "limit",
];

describe("the packages agree with the data", () => {
  it.each(CHECKS)("%s", (check) => {
    const failed = results.filter((result) => result.check === check && !result.passed);
    expect(failed.map(report).join("\n\n")).toBe("");
  });
});

describe("the first fix", () => {
  it("is right for at least 95 % of the mistakes that have one", () => {
    expect(fixRate.right / fixRate.offered).toBeGreaterThanOrEqual(0.95);
  });
});

function report({ file, name, expected, actual }: CaseResult): string {
  return `${file}: ${name}\n  expected ${JSON.stringify(expected)}\n  actual   ${JSON.stringify(actual)}`;
}
