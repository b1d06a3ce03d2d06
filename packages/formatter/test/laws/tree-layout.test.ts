import { format } from "@recond/formatter";
import { equals, parseOrThrow } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../../../parser/test/arbitraries/conditions.js";
import { newRuns } from "../../../parser/test/runs.js";

it("the tree layout parses to the same tree, and breaks what is longer than 80 columns only", () => {
  fc.assert(
    fc.property(conditionsOfAny, ({ condition, vocabulary }) => {
      const line = format(condition);
      const text = format(condition, { layout: "tree" });
      expect(equals(parseOrThrow(text, { vocabulary }), condition)).toBe(true);
      expect(line.length > 80 || text === line).toBe(true);
    }),
    newRuns(500),
  );
});
