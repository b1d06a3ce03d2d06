import { equals, parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { anySources } from "../arbitraries/mistakes.js";
import { offerFor } from "./support.js";
import { runs } from "../runs.js";

it("the tree of a broken condition is the tree of the text that its first fixes lead to", () => {
  fc.assert(
    fc.property(anySources, (source) => {
      const offer = offerFor(source);
      if (offer === undefined) return;
      const { condition } = parse(source);
      const offered = parse(offer).condition;
      // A source with something in it is never read as the empty condition, not even where nothing would be left of it.
      const isNothing = offered === null && condition === undefined;
      const isSame = isNothing || (condition !== undefined && offered !== undefined && equals(condition, offered));
      expect(isSame ? "the same" : `${source} -> ${offer}: ${JSON.stringify(condition)}`).toBe("the same");
    }),
    runs(375),
  );
});
