import { explain, type Truth } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { calls } from "../arbitraries/calls.js";
import { runs } from "../../../parser/test/runs.js";

/** Kleene's logic on 0, 0.5 and 1, over the predicates that are given. */
function degree(node: Condition, given: (node: Condition) => Truth): number {
  if (node.kind === "and") return Math.min(...node.operands.map((operand) => degree(operand, given)));
  if (node.kind === "or") return Math.max(...node.operands.map((operand) => degree(operand, given)));
  if (node.kind === "not") return 1 - degree(node.operand, given);
  return degreeOf(given(node));
}

function degreeOf(truth: Truth): number {
  return truth === undefined ? 0.5 : Number(truth);
}

const truthValues: fc.Arbitrary<Truth> = fc.constantFrom(true, false, undefined);

/** One of the truths after the other, over and over. */
function repeated(truths: readonly Truth[]): () => Truth {
  let next = 0;
  return () => truths[next++ % truths.length];
}

it("the deciding predicates settle the outcome, whatever the others are", () => {
  fc.assert(
    fc.property(conditions, calls, fc.array(truthValues, { minLength: 1 }), (condition, call, others) => {
      const { truths, deciding } = explain({ record_calls: true, call_recording_condition: format(condition) }, call);
      const truthOf = new Map(truths.map(({ node, truth }) => [node, truth]));
      const isDeciding = new Set(deciding);
      expect(deciding.length).toBeGreaterThan(0);
      const anyTruths = repeated(others);
      const settled = (node: Condition): Truth => (isDeciding.has(node) ? truthOf.get(node) : anyTruths());
      expect(truths.slice(0, 1).map(({ node }) => degree(node, settled))).toEqual(
        truths.slice(0, 1).map(({ truth }) => degreeOf(truth)),
      );
      // The nodes come in source order.
      const starts = truths.map(({ node }) => node.span?.start ?? 0);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    runs(500),
  );
});
