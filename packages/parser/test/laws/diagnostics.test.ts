import { parse, type Span } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { anySources } from "../arbitraries/mistakes.js";
import { newRuns } from "../runs.js";

it("a text is valid or has an error, and every diagnostic and every edit lies in the text", () => {
  fc.assert(
    fc.property(anySources, (source) => {
      const { valid, diagnostics } = parse(source);
      const liesIn = ({ start, end }: Span): boolean => start >= 0 && start <= end && end <= source.length;
      expect(valid).toBe(!diagnostics.some(({ severity }) => severity === "error"));
      for (const { code, message, span, fixes } of diagnostics) {
        expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
        expect(message).not.toBe("");
        expect(liesIn(span)).toBe(true);
        for (const { title, edits } of fixes) {
          expect(title).not.toBe("");
          expect(edits.every((edit) => liesIn(edit.span))).toBe(true);
        }
      }
    }),
    newRuns(500),
  );
});
