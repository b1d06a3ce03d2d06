import { explain, factName } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Predicate } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { calls } from "../arbitraries/calls.js";

it("the missing facts are those of unknown predicates, and an undetermined call has one", () => {
  fc.assert(
    fc.property(conditions, calls, (condition, call) => {
      const { decision, truths, missing } = explain(
        { record_calls: true, call_recording_condition: format(condition) },
        call,
      );
      expect(missing.length > 0).toBe(decision === "undetermined");
      const unknown = truths.filter(
        ({ node, truth }) => truth === undefined && !["and", "or", "not"].includes(node.kind),
      );
      const names = new Set(unknown.map(({ node }) => factName(node as Predicate)));
      expect(missing.filter((name) => !names.has(name))).toEqual([]);
      expect(new Set(missing).size).toBe(missing.length);
    }),
    { numRuns: 2000 },
  );
});
