import { format, formatMarked } from "@recond/formatter";
import { childrenOf, type Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../../../parser/test/arbitraries/conditions.js";
import { newRuns } from "../../../parser/test/runs.js";

function predicatesOf(node: Condition): readonly Condition[] {
  const children = childrenOf(node);
  return children.length === 0 ? [node] : children.flatMap(predicatesOf);
}

it("marked text is the canonical text with braces around the marked predicates", () => {
  fc.assert(
    fc.property(conditions, fc.nat(), (condition, chosen) => {
      const predicates = predicatesOf(condition);
      const marked = predicates[chosen % predicates.length] ?? condition;
      const text = formatMarked(condition, new Set([marked]));
      expect(text).toContain(`{${format(marked)}}`);
      expect(text.replace(`{${format(marked)}}`, format(marked))).toBe(format(condition));
      expect(formatMarked(condition, new Set())).toBe(format(condition));
    }),
    newRuns(250),
  );
});
