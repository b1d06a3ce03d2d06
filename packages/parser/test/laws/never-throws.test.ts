import { parse, type VocabularyName } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { anySources } from "../arbitraries/mistakes.js";
import { newRuns } from "../runs.js";

it("parse gives a result for every text", () => {
  fc.assert(
    fc.property(anySources, fc.constantFrom<VocabularyName>("recording", "routing", "payout"), (source, vocabulary) => {
      const result = parse(source, { vocabulary });
      expect(result.source).toBe(source);
      expect(result.valid && result.condition === undefined).toBe(false);
    }),
    newRuns(1000),
  );
});
