import { explain, type Truth } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { calls } from "../arbitraries/calls.js";

/** Kleene's logic on 0, 0.5 and 1, over the predicates that are given; all others are unknown. */
function degree(node: Condition, given: ReadonlyMap<Condition, Truth>): number {
  if (node.kind === "and") return Math.min(...node.operands.map((operand) => degree(operand, given)));
  if (node.kind === "or") return Math.max(...node.operands.map((operand) => degree(operand, given)));
  if (node.kind === "not") return 1 - degree(node.operand, given);
  return degreeOf(given.get(node));
}

function degreeOf(truth: Truth): number {
  return truth === undefined ? 0.5 : Number(truth);
}

it("the deciding predicates settle the outcome, whatever the others are", () => {
  fc.assert(
    fc.property(conditions, calls, (condition, call) => {
      const { truths, deciding } = explain({ record_calls: true, call_recording_condition: format(condition) }, call);
      const truthOf = new Map(truths.map(({ node, truth }) => [node, truth]));
      expect(deciding.length).toBeGreaterThan(0);
      const settled = new Map(deciding.map((node) => [node, truthOf.get(node)]));
      expect(truths.slice(0, 1).map(({ node }) => degree(node, settled))).toEqual(
        truths.slice(0, 1).map(({ truth }) => degreeOf(truth)),
      );
      // The nodes come in source order.
      const starts = truths.map(({ node }) => node.span?.start ?? 0);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    { numRuns: 2000 },
  );
});
