import { compile } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { parseOrThrow } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../../../parser/test/arbitraries/conditions.js";
import { spell } from "../../../parser/test/arbitraries/spell.js";
import { calls } from "../arbitraries/calls.js";
import { newRuns } from "../../../parser/test/runs.js";

it("a condition and its canonical text decide alike", () => {
  fc.assert(
    fc.property(conditionsOfAny, fc.integer(), calls, ({ condition, vocabulary }, seed, call) => {
      const written = parseOrThrow(spell(condition, seed), { vocabulary });
      for (const layout of ["line", "tree"] as const) {
        const formatted = parseOrThrow(format(written, { layout }), { vocabulary });
        expect(compile(formatted)(call)).toBe(compile(written)(call));
      }
    }),
    newRuns(500),
  );
});
