import { equivalent, simplify } from "@recond/analyzer";
import { compile } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import { expect, it } from "vitest";
import { callsWithUnknown, groupsOf, leavesOf } from "../oracle/calls.js";
import { assert, checkLaw, type Survey } from "./support.js";

const MOST_UNKNOWN = 2000;

/** A condition and its simplification may differ in what they leave unknown, but never contradict each other. */
function checkUnknown(condition: Condition, simplified: Condition | boolean): void {
  const before = compile(condition);
  const after = typeof simplified === "boolean" ? (): boolean => simplified : compile(simplified);
  for (const call of callsWithUnknown(groupsOf(condition), MOST_UNKNOWN) ?? []) {
    const [was, is] = [before(call), after(call)];
    assert(was === undefined || is === undefined || was === is, "contradicts", condition, call);
  }
}

function checkSimplified({ condition, calls, truths }: Survey, simplified: Condition): void {
  const compiled = compile(simplified);
  const isSame = calls.every((call, index) => compiled(call) === truths[index]);
  assert(isSame, "not equivalent", condition, simplified);
  assert(equivalent(condition, simplified).answer === true, "not proven equivalent", condition, simplified);
  assert(leavesOf(simplified).length <= leavesOf(condition).length, "more predicates", condition, simplified);
  assert(format(simplified).length <= format(condition).length, "longer text", condition, simplified);
  const again = simplify(simplified);
  const isStable = "is" in again && again.is === "condition" && format(again.condition) === format(simplified);
  assert(isStable, "not stable", condition, simplified, again);
}

it("simplify keeps the meaning, is never longer, and never contradicts where facts are unknown", { timeout: 0 }, () => {
  let shortened = 0;
  const checked = checkLaw(1000, (surveyed) => {
    const { condition, truths } = surveyed;
    const meaning = simplify(condition);
    if ("answer" in meaning) throw new Error(`Undecided: ${format(condition)}`);
    assert((meaning.is === "always") === !truths.includes(false), "always", condition);
    assert((meaning.is === "never") === !truths.includes(true), "never", condition);
    checkUnknown(condition, meaning.is === "condition" ? meaning.condition : meaning.is === "always");
    if (meaning.is !== "condition") return;
    if (meaning.condition !== condition) shortened += 1;
    checkSimplified(surveyed, meaning.condition);
  });
  expect(shortened).toBeGreaterThan(checked / 10);
});
