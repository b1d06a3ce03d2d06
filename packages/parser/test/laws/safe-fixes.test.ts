import { type Diagnostic, type Fix, parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { mistakes } from "../arbitraries/mistakes.js";
import { runs } from "../runs.js";

/** The edits done from the end on, so that none moves the place of another. */
function applied(source: string, fix: Fix): string {
  const edits = fix.edits.toSorted((a, b) => b.span.start - a.span.start);
  return edits.reduce((text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end), source);
}

function count(diagnostics: readonly Diagnostic[], code: string): number {
  return diagnostics.filter((diagnostic) => diagnostic.code === code).length;
}

it("a safe fix leads to a text with one such error less", () => {
  fc.assert(
    fc.property(mistakes, (source) => {
      const { diagnostics } = parse(source, { vocabulary: "payout" });
      for (const { code, severity, fixes } of diagnostics) {
        for (const fix of fixes) {
          if (!fix.safe || severity !== "error") continue;
          const fixed = parse(applied(source, fix), { vocabulary: "payout" });
          const left = count(fixed.diagnostics, code);
          expect(left < count(diagnostics, code) ? "fixed" : `still ${code}: ${applied(source, fix)}`).toBe("fixed");
        }
      }
    }),
    { ...runs(400), examples: [["custom_data[product] = .;"], ["custom_data[product] = Acme Co.;"]] },
  );
});
