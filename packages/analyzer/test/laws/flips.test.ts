import { flips, isUndecided } from "@recond/analyzer";
import { type CallContext, evaluate, type Truth } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { it } from "vitest";
import { adversarial } from "../arbitraries/adversarial.js";
import { type Group, groupsOf, merged } from "../oracle/calls.js";
import { assert } from "./support.js";
import { newRuns } from "../../../parser/test/runs.js";

/** The value of each group: one of those that it can have, or unknown. */
type Choice = readonly (CallContext | undefined)[];

function callOf(groups: readonly Group[], choice: Choice): CallContext {
  const known = merged(...choice.map((value) => value ?? {}));
  const unknown = groups
    .filter(({ name }, index) => choice[index] === undefined && name.startsWith("custom_data["))
    .map(({ name }) => name);
  return known.custom_data === undefined || unknown.length === 0 ? known : { ...known, unknown };
}

/** All sets of groups of a size. */
function setsOf(count: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  const sets: (readonly number[])[] = [];
  for (let first = from; first <= count - size; first += 1) {
    for (const rest of setsOf(count, size - 1, first + 1)) sets.push([first, ...rest]);
  }
  return sets;
}

function canReach(
  condition: Condition,
  groups: readonly Group[],
  choice: Choice,
  changed: readonly number[],
  expect: Truth,
): boolean {
  const [first, ...rest] = changed;
  if (first === undefined) return evaluate(condition, callOf(groups, choice)) === expect;
  const values = groups[first]?.values ?? [];
  return values.some((value) => canReach(condition, groups, choice.with(first, value), rest, expect));
}

function groupOfFact(fact: string): string {
  if (fact === "mobile" || fact === "landline") return "phone";
  return fact === "qualified_regions" ? "region" : fact;
}

/** The smallest sets of groups, with what they turn the condition into, by trying all. */
function smallestSets(condition: Condition, groups: readonly Group[], choice: Choice): ReadonlySet<string> {
  const outcome = evaluate(condition, callOf(groups, choice));
  const expectations = outcome === undefined ? [true, false] : [!outcome];
  for (let size = 1; size <= groups.length; size += 1) {
    const found = expectations.flatMap((expect) =>
      setsOf(groups.length, size)
        .filter((changed) => canReach(condition, groups, choice, changed, expect))
        .map(
          (changed) =>
            `${String(expect)}: ${changed
              .map((index) => String(groups[index]?.name))
              .toSorted()
              .join()}`,
        ),
    );
    if (found.length > 0) return new Set(found);
  }
  return new Set();
}

it("flips are all the smallest sets of facts whose change turns the decision", { timeout: 0 }, () => {
  fc.assert(
    fc.property(adversarial, fc.infiniteStream(fc.nat()), (condition, numbers) => {
      const groups = groupsOf(condition);
      if (groups.length > 5 || groups.some(({ values }) => values.length > 20)) return;
      const next = (below: number): number => Number(numbers.next().value) % below;
      const choice = groups.map(({ values }) => (next(4) === 0 ? undefined : values[next(values.length)]));
      const call = callOf(groups, choice);
      const found = flips(condition, call);
      if (isUndecided(found)) throw new Error("Undecided");
      const sets = found.map(
        ({ changes, expect }) =>
          `${String(expect)}: ${[...new Set(changes.map(({ fact }) => groupOfFact(fact)))].toSorted().join()}`,
      );
      const expected = smallestSets(condition, groups, choice);
      assert(
        sets.length === expected.size && sets.every((set) => expected.has(set)),
        "other sets",
        condition,
        call,
        sets,
        [...expected],
      );
      for (const { call: changed, expect, changes } of found) {
        assert(evaluate(condition, changed) === expect, "not turned", condition, call, changed);
        assert(
          changes.every(({ from, to }) => from !== to && to !== undefined),
          "no change",
          condition,
          call,
          changes,
        );
      }
    }),
    newRuns(750),
  );
});
