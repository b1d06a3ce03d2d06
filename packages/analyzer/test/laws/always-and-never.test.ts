import { satisfiable, tautology } from "@recond/analyzer";
import { evaluate } from "@recond/evaluator";
import { and, type Condition } from "@recond/parser";
import { expect, it } from "vitest";
import { assert, checkLaw, survey, type Survey } from "./support.js";

function checkConflict({ condition }: Survey, conflict: readonly Condition[]): void {
  assert(conflict.length > 0, "no conflict", condition);
  assert(survey(and(...conflict), Infinity)?.truths.includes(true) === false, "no conflict", condition, ...conflict);
  for (const part of conflict) {
    const others = conflict.filter((other) => other !== part);
    if (others.length === 0) continue;
    assert(survey(and(...others), Infinity)?.truths.includes(true) === true, "not minimal", condition, ...others);
  }
}

it("satisfiable and tautology say what all calls say", { timeout: 0 }, () => {
  const outcomes = new Map<string, number>();
  const checked = checkLaw(
    3000,
    (surveyed) => {
      const { condition, truths } = surveyed;
      const canHold = satisfiable(condition);
      const holds = tautology(condition);
      assert(canHold.answer === truths.includes(true), "satisfiable", condition, canHold);
      assert(holds.answer === !truths.includes(false), "tautology", condition, holds);
      if (canHold.answer === true) assert(evaluate(condition, canHold.example) === true, "example", condition, canHold);
      if (canHold.answer === false) checkConflict(surveyed, canHold.conflict);
      if (holds.answer === false) assert(evaluate(condition, holds.example) === false, "example", condition, holds);
      const key = `${String(canHold.answer)} ${String(holds.answer)}`;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    },
    { most: 512 },
  );
  expect(checked).toBeGreaterThan(2250);
  // The generators are worth something only when each answer is common.
  expect([...outcomes.values()].filter((count) => count > checked / 50)).toHaveLength(3);
});
