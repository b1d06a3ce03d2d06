import { type CallContext, decide, decider, evaluate, explain } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { calls } from "../arbitraries/calls.js";
import { newRuns } from "../../../parser/test/runs.js";

const OUTCOMES = new Map([
  [true, { decision: "record", reason: "condition-true" }],
  [false, { decision: "skip", reason: "condition-false" }],
  [undefined, { decision: "undetermined", reason: "condition-unknown" }],
]);

function expected(recordCalls: boolean, condition: Condition | null, call: CallContext): unknown {
  if (!recordCalls) return { decision: "skip", reason: "recording-disabled" };
  if (condition === null) return { decision: "record", reason: "no-condition" };
  return OUTCOMES.get(evaluate(condition, call));
}

it("decide, decider and explain agree, and follow the table", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.option(conditions), calls, (recordCalls, condition, call) => {
      const settings = { record_calls: recordCalls, call_recording_condition: format(condition) };
      const decision = decide(settings, call);
      expect(decider(settings)(call)).toEqual(decision);
      expect(explain(settings, call)).toMatchObject(decision);
      expect(decision).toEqual(expected(recordCalls, condition, call));
    }),
    newRuns(500),
  );
});
