import { equals, parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../arbitraries/conditions.js";
import { spell } from "../arbitraries/spell.js";
import { newRuns } from "../runs.js";

it("however a tree is spelt, it is read as that tree", () => {
  fc.assert(
    fc.property(conditionsOfAny, fc.integer(), ({ condition, vocabulary }, seed) => {
      const read = parse(spell(condition, seed), { vocabulary });
      expect(read.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(read.condition !== undefined && equals(read.condition, condition)).toBe(true);
    }),
    newRuns(500),
  );
});
