import { childrenOf, type Condition, equals, parse, parseOrThrow } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../arbitraries/conditions.js";
import { anySources } from "../arbitraries/mistakes.js";
import { spell } from "../arbitraries/spell.js";
import { newRuns } from "../runs.js";

/** Every node has a span, which lies in its parent's. */
function expectNested(node: Condition, from: number, to: number): void {
  const { start, end } = node.span ?? { start: -1, end: -1 };
  expect(from <= start && start < end && end <= to).toBe(true);
  for (const child of childrenOf(node)) expectNested(child, start, end);
}

/** Siblings stand one behind the other. */
function expectOrdered(node: Condition): void {
  let last = node.span?.start ?? 0;
  for (const child of childrenOf(node)) {
    expect(child.span?.start).toBeGreaterThanOrEqual(last);
    last = child.span?.end ?? last;
    expectOrdered(child);
  }
}

it("spans nest, and a node's part of the text is read as the node", () => {
  fc.assert(
    fc.property(conditionsOfAny, fc.integer(), ({ condition, vocabulary }, seed) => {
      const source = spell(condition, seed);
      const read = parseOrThrow(source, { vocabulary });
      expect(read).not.toBeNull();
      if (read === null) return;
      expectNested(read, 0, source.length);
      expectOrdered(read);
      const visit = (node: Condition): void => {
        const text = source.slice(node.span?.start, node.span?.end);
        expect(text).toBe(text.trim());
        expect(equals(parseOrThrow(text, { vocabulary }), node)).toBe(true);
        for (const child of childrenOf(node)) visit(child);
      };
      visit(read);
    }),
    newRuns(500),
  );
});

// Not their order: in `media_type = "a" or "b"` two predicates are read out of one field.
it("spans nest in what is read of any text", () => {
  fc.assert(
    fc.property(anySources, (source) => {
      const { condition } = parse(source);
      if (condition !== null && condition !== undefined) expectNested(condition, 0, source.length);
    }),
    newRuns(500),
  );
});
