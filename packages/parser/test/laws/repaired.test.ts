import { parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../arbitraries/conditions.js";
import { spell } from "../arbitraries/spell.js";
import { newRuns } from "../runs.js";

it("a valid condition with a full stop behind it is read as the same tree", () => {
  fc.assert(
    fc.property(conditionsOfAny, fc.integer(), ({ condition, vocabulary }, seed) => {
      const source = spell(condition, seed);
      const repaired = parse(`${source}.`, { vocabulary });
      expect(repaired.condition).toEqual(parse(source, { vocabulary }).condition);
      expect(repaired.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
        "trailing-punctuation",
      ]);
    }),
    newRuns(250),
  );
});
