import { decide } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { runTests } from "@recond/tester";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { calls } from "../../../evaluator/test/arbitraries/calls.js";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { testFileOf } from "../support/test-files.js";
import { newRuns } from "../../../parser/test/runs.js";

it("a mutant counts only if some call is decided otherwise, and is noticed only by a case with such a call", () => {
  fc.assert(
    fc.property(conditions, fc.array(calls, { minLength: 1, maxLength: 5 }), (tree, given) => {
      const condition = format(tree);
      const settings = { record_calls: true, call_recording_condition: condition };
      const cases = given.map((call, index) => ({
        name: String(index),
        call,
        expect: decide(settings, call).decision,
      }));
      const { mutants } = runTests(testFileOf(JSON.stringify({ condition, cases })), settings, { mutants: true });
      expect(mutants?.undecided).toEqual([]);
      for (const { condition: changed, noticedBy, example } of mutants?.mutants ?? []) {
        const call = noticedBy === undefined ? example : given[Number(noticedBy)];
        expect(call).toBeDefined();
        const after = decide({ record_calls: true, call_recording_condition: changed }, call ?? {});
        expect(after.decision).not.toBe(decide(settings, call ?? {}).decision);
      }
    }),
    newRuns(75),
  );
});
