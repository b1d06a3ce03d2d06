import { compile, evaluate } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect } from "vitest";
import { conditionsOf } from "../../../parser/test/arbitraries/conditions.js";
import { calls } from "../arbitraries/calls.js";
import { newRuns } from "../../../parser/test/runs.js";

const operands = conditionsOf.payout;

/** Asserts that two ways to write a condition are decided alike for every call, unknown facts included. */
export function expectAlike(both: (a: Condition, b: Condition, c: Condition) => readonly [Condition, Condition]): void {
  fc.assert(
    fc.property(operands, operands, operands, calls, (a, b, c, call) => {
      const [left, right] = both(a, b, c);
      expect(evaluate(left, call)).toBe(evaluate(right, call));
      expect(compile(left)(call)).toBe(compile(right)(call));
    }),
    newRuns(250),
  );
}
