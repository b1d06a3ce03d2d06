import type { CallContext, RecordingSettings } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { runTests, suggest, type SuggestedCase, type TestFile, type TestResults, writeCases } from "@recond/tester";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { calls } from "../../../evaluator/test/arbitraries/calls.js";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { testFileOf } from "../support/test-files.js";
import { runs } from "../../../parser/test/runs.js";

function withCases(condition: string, given: readonly CallContext[], suggested: readonly SuggestedCase[]): TestFile {
  const settings = { record_calls: true, call_recording_condition: condition };
  // The decisions of the calls given are taken from a first run: only the suggested ones are under test.
  const unsure = given.map((call, index) => ({ name: `given ${index}`, call, expect: "undetermined" }));
  const first = testFileOf(JSON.stringify({ condition, cases: [...unsure, PLACEHOLDER] }));
  const decided = runTests(first, settings).cases.map(({ test, decision }) => ({
    ...test,
    expect: decision,
    place: undefined,
  }));
  return testFileOf(JSON.stringify({ condition, coverage: 100, cases: [...decided, ...suggested] }));
}

/** A file has at least one case; this one shows nothing. */
const PLACEHOLDER = { name: "nothing is known", call: {}, expect: "undetermined" };

function percentOf({ coverage }: TestResults): number {
  if (coverage.is !== "known") throw new Error(coverage.is);
  return coverage.percent;
}

it("all suggested cases together cover 100 %, and each of them is needed", () => {
  fc.assert(
    fc.property(conditions, fc.array(calls, { maxLength: 4 }), (tree, given) => {
      const condition = format(tree);
      const settings: RecordingSettings = { record_calls: true, call_recording_condition: condition };
      const file = withCases(condition, given, []);
      const missing = suggest(file, settings);
      if ("reason" in missing) throw new Error(missing.reason);
      const complete = runTests(withCases(condition, given, missing), settings);
      expect(complete).toMatchObject({ passed: true });
      expect(percentOf(complete)).toBe(100);
      expect(missing.length === 0).toBe(percentOf(runTests(file, settings)) === 100);
      // Of a long list not every case is tried without.
      for (const index of missing.length > 20 ? [] : missing.keys()) {
        const without = runTests(withCases(condition, given, missing.toSpliced(index, 1)), settings);
        expect(percentOf(without)).toBeLessThan(100);
      }
    }),
    runs(50),
  );
});

it("the suggested cases can be pasted as they are written", () => {
  fc.assert(
    fc.property(conditions, (tree) => {
      const condition = format(tree);
      const settings: RecordingSettings = { record_calls: true, call_recording_condition: condition };
      const head = `condition: ${JSON.stringify(condition)}\ncoverage: 100\ncases:\n  - { name: first, call: {}, expect: ${decisionOfNothing(condition)} }\n`;
      const missing = suggest(testFileOf(head), settings);
      if ("reason" in missing) throw new Error(missing.reason);
      expect(runTests(testFileOf(head + writeCases(missing, "yaml")), settings).passed).toBe(true);
    }),
    runs(50),
  );
});

function decisionOfNothing(condition: string): string {
  const file = testFileOf(JSON.stringify({ condition, cases: [PLACEHOLDER] }));
  return runTests(file, { record_calls: true, call_recording_condition: condition }).cases[0]?.decision ?? "";
}
