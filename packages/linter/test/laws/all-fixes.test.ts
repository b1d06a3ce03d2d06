import { fixAll } from "@recond/linter";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { sources } from "../arbitraries/sources.js";
import { assert, kindsOf, find, report, treeOf } from "./support.js";
import { runs } from "../../../parser/test/runs.js";

const RUNS = 75;

it(
  "all fixes together, suggested ones too, leave a valid condition, bring no new kind of finding, and come to an end",
  {
    timeout: 0,
  },
  () => {
    const seen = { fixed: 0, applied: 0 };
    fc.assert(
      fc.property(sources, (source) => {
        const { text } = source;
        const before = kindsOf(find(source)(text));
        const fixed = fixAll(text, find(source), { suggested: true });
        treeOf(fixed.text, source);
        for (const kind of kindsOf(fixed.found)) assert(before.has(kind), `new: ${kind}`, text, fixed.text);
        const again = fixAll(fixed.text, find(source), { suggested: true });
        assert(again.text === fixed.text, "no fixed point", text, fixed.text, again.text);
        if (fixed.text === text) return;
        seen.fixed += 1;
        seen.applied += fixed.applied;
      }),
      runs(RUNS),
    );
    report(seen);
    expect(seen.fixed).toBeGreaterThan(RUNS / 4);
  },
);
