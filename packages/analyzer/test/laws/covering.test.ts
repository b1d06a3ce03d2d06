import { coverage, isUndecided, predicates, testCases } from "@recond/analyzer";
import { type CallContext, compile, evaluate } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { it } from "vitest";
import { assert, checkLaw, type Survey } from "./support.js";

interface Case {
  readonly truths: readonly unknown[];
  readonly outcome: unknown;
}

/** The predicates that some two of the cases show to decide, by looking at every two. */
function decidedBy(cases: readonly Case[], count: number): ReadonlySet<number> {
  const decided = new Set<number>();
  for (const a of cases) {
    for (const b of cases) {
      if (a.outcome !== true || b.outcome !== false) continue;
      const different = Array.from({ length: count }, (_, index) => index).filter(
        (index) => a.truths[index] !== b.truths[index],
      );
      const [index = 0] = different;
      if (different.length === 1 && a.truths[index] !== undefined && b.truths[index] !== undefined) decided.add(index);
    }
  }
  return decided;
}

function casesOf(condition: Condition, calls: readonly CallContext[]): readonly Case[] {
  const compiled = predicates(condition).map(compile);
  const whole = compile(condition);
  return calls.map((call) => ({ truths: compiled.map((predicate) => predicate(call)), outcome: whole(call) }));
}

function checkCases({ condition, calls }: Survey): void {
  const made = testCases(condition);
  if (isUndecided(made)) throw new Error("Undecided");
  const count = predicates(condition).length;
  const wanted = decidedBy(casesOf(condition, calls), count);
  const own = made.map(({ call }) => call);
  const shown = decidedBy(casesOf(condition, own), count);
  for (const { call, expect } of made) assert(evaluate(condition, call) === expect, "expect", condition, call);
  assert(
    [...wanted].every((index) => shown.has(index)),
    "not covered",
    condition,
    made,
  );
  assert(made.length > wanted.size && made.length <= Math.max(1, 2 * wanted.size), "number of cases", condition, made);
  checkCoverage(condition, own, wanted, shown);
  checkGiven(condition, own, wanted);
}

function checkCoverage(
  condition: Condition,
  calls: readonly CallContext[],
  wanted: ReadonlySet<number>,
  shown: ReadonlySet<number>,
): void {
  for (const some of [calls, calls.slice(1), []]) {
    const found = coverage(condition, some);
    if (isUndecided(found)) throw new Error("Undecided");
    const decided = some === calls ? shown : decidedBy(casesOf(condition, some), found.predicates.length);
    for (const [index, { isRemovable, shownToDecide }] of found.predicates.entries()) {
      assert(isRemovable === !wanted.has(index), "removable", condition, found.predicates[index]);
      assert((shownToDecide !== undefined) === decided.has(index), "shown to decide", condition, found);
    }
    const covered = [...wanted].filter((index) => decided.has(index)).length;
    assert(found.countable === wanted.size && found.covered === covered, "sums", condition, found);
    assert(found.percent === (wanted.size === 0 ? 100 : (100 * covered) / wanted.size), "percent", condition, found);
  }
}

/** With some cases given, those that are made cover the rest. */
function checkGiven(condition: Condition, calls: readonly CallContext[], wanted: ReadonlySet<number>): void {
  const given = calls.slice(1);
  const missing = testCases(condition, { given });
  if (isUndecided(missing)) throw new Error("Undecided");
  const all = [...given, ...missing.map(({ call }) => call)];
  const shown = decidedBy(casesOf(condition, all), predicates(condition).length);
  assert(
    [...wanted].every((index) => shown.has(index)),
    "given",
    condition,
    { given, missing },
  );
  const complete = testCases(condition, { given: calls });
  assert(Array.isArray(complete) && complete.length === 0, "nothing is missing", condition, { calls, complete });
}

it(
  "test cases show each predicate to decide that any calls can show to, and coverage counts them",
  { timeout: 0 },
  () => {
    checkLaw(400, checkCases, { most: 512 });
  },
);
