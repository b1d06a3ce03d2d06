import { satisfiable, simplify, tautology } from "@recond/analyzer";
import { compile, evaluate } from "@recond/evaluator";
import { and, type Condition, not, or, presence, pressed, textField } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { predicates } from "../arbitraries/adversarial.js";
import { leavesOf } from "../oracle/calls.js";
import { assert, checkLaw } from "./support.js";

/** Two levels over many predicates, of which some repeat. */
const wide: fc.Arbitrary<Condition> = fc
  .tuple(fc.array(predicates, { minLength: 8, maxLength: 14 }), fc.infiniteStream(fc.nat()), fc.boolean())
  .map(([few, numbers, isDisjunction]) => {
    const next = (below: number): number => Number(numbers.next().value) % below;
    const all = [...few, presence(textField("media_type")), pressed("1", "2")];
    const pick = (): Condition => all[next(all.length)] ?? pressed("1");
    const literal = (): Condition => (next(3) === 0 ? not(pick()) : pick());
    const groups = Array.from({ length: 5 + next(3) }, () => Array.from({ length: 1 + next(4) }, literal));
    return isDisjunction ? or(...groups.map((group) => and(...group))) : and(...groups.map((group) => or(...group)));
  });

it("up to 16 predicates, satisfiable, tautology and simplify say what all calls say", { timeout: 0 }, () => {
  let largest = 0;
  checkLaw(
    125,
    ({ condition, calls, truths }) => {
      largest = Math.max(largest, new Set(leavesOf(condition).map((leaf) => JSON.stringify(leaf))).size);
      const canHold = satisfiable(condition);
      assert(canHold.answer === truths.includes(true), "satisfiable", condition);
      assert(tautology(condition).answer === !truths.includes(false), "tautology", condition);
      if (canHold.answer === true) assert(evaluate(condition, canHold.example) === true, "example", condition);
      const meaning = simplify(condition);
      if (!("is" in meaning) || meaning.is !== "condition") return;
      const compiled = compile(meaning.condition);
      assert(
        calls.every((call, index) => compiled(call) === truths[index]),
        "simplify",
        condition,
        meaning.condition,
      );
    },
    { conditions: wide, most: 30_000 },
  );
  expect(largest).toBeGreaterThanOrEqual(10);
});
