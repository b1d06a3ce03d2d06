import { decide, evaluate, explain } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { flag } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { newRuns } from "../../../parser/test/runs.js";
import { calls } from "../arbitraries/calls.js";

it("what a campaign settles decides as if a call that says nothing of it had said it", () => {
  fc.assert(
    fc.property(conditions, calls, fc.boolean(), (condition, call, is) => {
      const settings = { record_calls: true, call_recording_condition: format(condition) };
      const explained = explain(settings, call, { known: { duringHours: { is, rests: [] } } });
      const isSaid = evaluate(flag("during_hours"), call) !== undefined;
      const unknown = (call.unknown ?? []).filter((fact) => fact !== "during_hours");
      expect(explained).toMatchObject(decide(settings, isSaid ? call : { ...call, unknown, during_hours: is }));
      expect(explained.missing).not.toContain("during_hours");
    }),
    newRuns(200),
  );
});
