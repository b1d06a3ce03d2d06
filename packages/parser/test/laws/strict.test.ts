import { parse, type VocabularyName } from "@recond/parser";
import { parseStrict } from "@recond/parser/strict";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../arbitraries/conditions.js";
import { anySources, mistakes } from "../arbitraries/mistakes.js";
import { spell } from "../arbitraries/spell.js";
import { newRuns } from "../runs.js";

const sources = fc.oneof(
  fc.tuple(conditionsOfAny, fc.integer()).map(([{ condition }, seed]) => spell(condition, seed)),
  mistakes,
  anySources,
  fc.string({ unit: fc.constantFrom(" ", "\t", "\n", "\u00a0", "\ufeff", "\u200b", "\u2028") }),
);
const options = fc.record(
  {
    vocabulary: fc.constantFrom<VocabularyName>("recording", "routing", "payout"),
    maxLength: fc.integer({ min: 0, max: 60 }),
    maxNesting: fc.integer({ min: 0, max: 4 }),
  },
  { requiredKeys: [] },
);

it("parseStrict gives the tree of parse where that is valid, and nothing elsewhere", () => {
  fc.assert(
    fc.property(sources, options, (source, chosen) => {
      const { valid, condition } = parse(source, chosen);
      expect(parseStrict(source, chosen)).toEqual(valid ? condition : undefined);
    }),
    newRuns(1000),
  );
});
