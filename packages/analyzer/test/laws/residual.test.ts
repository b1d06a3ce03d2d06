import { residual } from "@recond/analyzer";
import { type CallContext, compile } from "@recond/evaluator";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { adversarial } from "../arbitraries/adversarial.js";
import { callsOf, countCalls, groupsOf, merged } from "../oracle/calls.js";
import { assert } from "./support.js";
import { runs } from "../../../parser/test/runs.js";

it("whatever the unknown facts turn out to be, the residual condition is what the whole one is", { timeout: 0 }, () => {
  const meanings = new Map<string, number>();
  fc.assert(
    fc.property(adversarial, fc.infiniteStream(fc.nat()), (condition, numbers) => {
      const groups = groupsOf(condition);
      if (countCalls(groups) > 1024) return;
      const next = (below: number): number => Number(numbers.next().value) % below;
      const isKnown = groups.map(() => next(2) === 1);
      const given = groups.filter((_, index) => isKnown[index] === true);
      const known = merged(...given.map(({ values }) => values[next(values.length)] ?? {}));
      const open = groups.filter((_, index) => isKnown[index] !== true);
      const unknown = open.map(({ name }) => name).filter((name) => name.startsWith("custom_data["));
      const call: CallContext = known.custom_data === undefined ? known : { ...known, unknown };
      const meaning = residual(condition, call);
      if ("answer" in meaning) throw new Error("Undecided");
      meanings.set(meaning.is, (meanings.get(meaning.is) ?? 0) + 1);
      const whole = compile(condition);
      const rest = meaning.is === "condition" ? compile(meaning.condition) : (): boolean => meaning.is === "always";
      for (const learnt of callsOf(open)) {
        const full = merged(known, learnt);
        assert(whole(full) === rest(full), "differs", condition, call, full);
      }
    }),
    runs(1000),
  );
  expect(Math.min(...["always", "never", "condition"].map((is) => meanings.get(is) ?? 0))).toBeGreaterThan(100);
});
