import { equivalent } from "@recond/analyzer";
import { fixAll } from "@recond/linter";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { sources } from "../arbitraries/sources.js";
import { assert, kindsOf, find, report, requireAlike, treeOf } from "./support.js";
import { runs, TIMES } from "../../../parser/test/runs.js";

const RUNS = 75;

it("safe fixes together change no decision, bring no new kind of finding, and come to an end", { timeout: 0 }, () => {
  const seen = { fixed: 0, applied: 0, calls: 0, left: 0 };
  fc.assert(
    fc.property(sources, (source) => {
      const { text } = source;
      const before = kindsOf(find(source)(text));
      const fixed = fixAll(text, find(source));
      if (fixed.text !== text) {
        const { answer } = equivalent(treeOf(text, source), treeOf(fixed.text, source));
        assert(answer === true, "not equivalent", text, fixed.text);
        seen.calls += requireAlike(text, fixed.text, source);
        seen.fixed += 1;
        seen.applied += fixed.applied;
      }
      for (const kind of kindsOf(fixed.found)) assert(before.has(kind), `new: ${kind}`, text, fixed.text);
      const again = fixAll(fixed.text, find(source));
      assert(again.text === fixed.text, "no fixed point", text, fixed.text, again.text);
      // One that would bring something new stays: hardly any does. Where a person has to choose, all do.
      if (fixed.found.some(({ alternatives = [] }) => alternatives.length > 0)) return;
      if (fixed.found.some(({ fixes }) => fixes.some(({ safe }) => safe))) seen.left += 1;
    }),
    runs(RUNS),
  );
  report(seen);
  expect(seen.fixed).toBeGreaterThan(RUNS / 4);
  expect(seen.left).toBeLessThan(Math.max(2, (RUNS * TIMES) / 200));
});
