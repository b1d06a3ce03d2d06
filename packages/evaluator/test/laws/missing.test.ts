import { explain, factName } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Predicate } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { calls } from "../arbitraries/calls.js";
import { newRuns } from "../../../parser/test/runs.js";

it("the missing facts are those of the unknown ones among the deciding predicates, and an undetermined call has one", () => {
  fc.assert(
    fc.property(conditions, calls, (condition, call) => {
      const { decision, truths, deciding, missing } = explain(
        { record_calls: true, call_recording_condition: format(condition) },
        call,
      );
      expect(missing.length > 0).toBe(decision === "undetermined");
      const known = new Set(truths.filter(({ truth }) => truth !== undefined).map(({ node }) => node));
      const unknown = deciding.filter((node) => !known.has(node));
      expect(missing).toEqual([...new Set(unknown.map((node) => factName(node as Predicate)))]);
    }),
    newRuns(500),
  );
});
