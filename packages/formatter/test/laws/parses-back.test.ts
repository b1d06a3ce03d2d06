import { format } from "@recond/formatter";
import { equals, parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny, oddConditions } from "../../../parser/test/arbitraries/conditions.js";
import { newRuns } from "../../../parser/test/runs.js";

it("parse(format(tree)) is tree", () => {
  fc.assert(
    fc.property(conditionsOfAny, ({ condition, vocabulary }) => {
      const { valid, condition: read } = parse(format(condition), { vocabulary });
      expect(valid && read !== undefined && equals(read, condition)).toBe(true);
    }),
    newRuns(500),
  );
});

it("parse(format(tree)) is tree, whatever the names, texts and lengths", () => {
  fc.assert(
    fc.property(oddConditions, (condition) => {
      const { valid, condition: read } = parse(format(condition), { vocabulary: "payout" });
      expect(valid && read !== undefined && equals(read, condition)).toBe(true);
    }),
    newRuns(500),
  );
});
