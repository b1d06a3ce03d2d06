import { format } from "@recond/formatter";
import { parseOrThrow } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../../../parser/test/arbitraries/conditions.js";
import { spell } from "../../../parser/test/arbitraries/spell.js";
import { newRuns } from "../../../parser/test/runs.js";

it("format(parse(text)) is a fixed point, and the same for every spelling of a tree", () => {
  fc.assert(
    fc.property(conditionsOfAny, fc.integer(), ({ condition, vocabulary }, seed) => {
      const once = format(parseOrThrow(spell(condition, seed), { vocabulary }));
      expect(format(parseOrThrow(once, { vocabulary }))).toBe(once);
      expect(once).toBe(format(condition));
    }),
    newRuns(750),
  );
});
