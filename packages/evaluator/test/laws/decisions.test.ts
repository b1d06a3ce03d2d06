import { decide, decider, evaluate, explain } from "@recond/evaluator";
import { format } from "@recond/formatter";
import fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { calls } from "../arbitraries/calls.js";

const OUTCOMES = new Map([
  [true, { decision: "record", reason: "condition-true" }],
  [false, { decision: "skip", reason: "condition-false" }],
  [undefined, { decision: "undetermined", reason: "condition-unknown" }],
]);

it("decide, decider and explain agree, and follow the table", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.option(conditions), calls, (recordCalls, condition, call) => {
      const settings = { record_calls: recordCalls, call_recording_condition: format(condition) };
      const decision = decide(settings, call);
      expect(decider(settings)(call)).toEqual(decision);
      expect(explain(settings, call)).toMatchObject(decision);
      if (!recordCalls) expect(decision).toEqual({ decision: "skip", reason: "recording-disabled" });
      else if (condition === null) expect(decision).toEqual({ decision: "record", reason: "no-condition" });
      else expect(decision).toEqual(OUTCOMES.get(evaluate(condition, call)));
    }),
    { numRuns: 2000 },
  );
});
