import { decidesAlike, equivalent } from "@recond/analyzer";
import { compile, evaluate } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { adversarial, anyConditions } from "../arbitraries/adversarial.js";
import { rewritten } from "../arbitraries/rewrites.js";
import { callsWithUnknown, groupsOf } from "../oracle/calls.js";
import { assert } from "./support.js";
import { runs } from "../../../parser/test/runs.js";

const COUNT = 1000;
const MOST = 4096;

const pairs: fc.Arbitrary<readonly [Condition, Condition]> = fc.oneof(
  { weight: 4, arbitrary: rewritten(anyConditions) },
  { weight: 1, arbitrary: fc.tuple(adversarial, adversarial) },
);

it("decidesAlike says what all calls say, with unknown facts too; its examples show it", { timeout: 0 }, () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const calls = callsWithUnknown(groupsOf(a, b), MOST);
      if (calls === undefined) return;
      const [isA, isB] = [compile(a), compile(b)];
      const isAlike = calls.every((call) => isA(call) === isB(call));
      const found = decidesAlike(a, b);
      assert(found.answer === isAlike, "decides alike", a, b, found);
      const isEquivalent = equivalent(a, b).answer === true;
      assert(!isAlike || isEquivalent, "alike but not equivalent", a, b);
      if (found.answer === false) {
        assert(evaluate(a, found.example) !== evaluate(b, found.example), "example", a, b, found.example);
      }
      const key = `${String(isAlike)} ${String(isEquivalent)}`;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    }),
    runs(COUNT),
  );
  for (const key of ["true true", "false true", "false false"]) expect(outcomes.get(key)).toBeGreaterThan(COUNT / 50);
});
