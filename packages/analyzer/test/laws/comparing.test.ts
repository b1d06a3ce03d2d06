import { equivalent, implies } from "@recond/analyzer";
import { compile, evaluate } from "@recond/evaluator";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { adversarial } from "../arbitraries/adversarial.js";
import { callsOf, countCalls, groupsOf } from "../oracle/calls.js";
import { assert } from "./support.js";
import { runs } from "../../../parser/test/runs.js";

const COUNT = 1250;
const MOST = 4096;

it("implies and equivalent say what all calls say, and their examples tell the two apart", { timeout: 0 }, () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(adversarial, adversarial, (a, b) => {
      const groups = groupsOf(a, b);
      if (countCalls(groups) > MOST) return;
      const calls = callsOf(groups);
      const [isA, isB] = [compile(a), compile(b)];
      const forward = implies(a, b);
      const both = equivalent(a, b);
      assert(forward.answer === calls.every((call) => isA(call) !== true || isB(call) === true), "implies", a, b);
      assert(both.answer === calls.every((call) => isA(call) === isB(call)), "equivalent", a, b, both);
      if (forward.answer === false) {
        assert(evaluate(a, forward.example) === true && evaluate(b, forward.example) === false, "example", a, b);
      }
      if (both.answer === false) {
        assert(evaluate(a, both.example) === !(evaluate(b, both.example) ?? true), "example", a, b, both.example);
      }
      const key = `${String(forward.answer)} ${String(both.answer)}`;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    }),
    runs(COUNT),
  );
  expect(outcomes.get("true false")).toBeGreaterThan(COUNT / 50);
  expect(outcomes.get("false false")).toBeGreaterThan(COUNT / 50);
});
