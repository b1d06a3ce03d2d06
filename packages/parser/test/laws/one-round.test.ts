import { applyFixes, parse } from "@recond/parser";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySources, mistakes } from "../arbitraries/mistakes.js";
import { changesOf } from "./support.js";
import { runs } from "../runs.js";

const JOINS = [" and ", " or ", ", but not ", " unless ", " except ", " xor ", ", "];

function balance(text: string): number {
  return text.split("(").length - text.split(")").length;
}

describe("edits of fixes", () => {
  it("stand in order and do not overlap", () => {
    fc.assert(
      fc.property(anySources, (source) => {
        for (const { fixes, alternatives = [] } of parse(source).diagnostics) {
          for (const { edits } of [...fixes, ...alternatives]) {
            for (const [index, { span }] of edits.entries()) {
              expect(span.start).toBeGreaterThanOrEqual(edits[index - 1]?.span.end ?? 0);
            }
          }
        }
      }),
      runs(375),
    );
  });

  it("close as many parentheses as they open, where the source does", () => {
    const joined = fc
      .tuple(fc.array(fc.constantFrom("(mobile or repeat)", "landline", "(not landline)"), { minLength: 2 }), fc.nat())
      .map(
        ([parts, seed]) =>
          `${parts.map((part, at) => part + (JOINS[(seed + at * 7) % JOINS.length] ?? "")).join("")}mobile`,
      );
    fc.assert(
      fc.property(fc.oneof(joined, anySources), (source) => {
        if (balance(source) !== 0) return;
        for (const { fixes, alternatives = [], ...diagnostic } of parse(source).diagnostics) {
          for (const fix of [...fixes, ...alternatives]) {
            const text = applyFixes(source, [{ ...diagnostic, fixes: [fix] }], { suggested: true });
            expect(`${source} -> ${text}: ${balance(text)}`).toBe(`${source} -> ${text}: 0`);
          }
        }
      }),
      runs(375),
    );
  });

  it("one round of safe fixes leaves no error that a second one mends", () => {
    fc.assert(
      fc.property(mistakes, (source) => {
        const once = applyFixes(source, parse(source).diagnostics);
        expect(applyFixes(once, parse(once).diagnostics)).toBe(once);
      }),
      // Where a text that is not closed ends must not hang on what the round takes out.
      {
        ...runs(750),
        examples: [["affiliate_name = 'a OR\n\u200b mobile"], ['affiliate_name = ""\\"" OR\n\u200b mobile']],
      },
    );
  });
});

/** Spellings that are not letters of a condition: quotes and spaces as other formats escape them, and `is` in front of `present`. */
const ESCAPES = /&(?:quot|#34|ldquo|rdquo|nbsp|amp);|%20|\\u0022|\\[nrt]|\bis(?=\s+present\b)/gi;

function lettersOf(text: string): string {
  const shown = text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "").replaceAll(ESCAPES, " ");
  return shown.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

it("a safe fix deletes no letter and no digit", () => {
  fc.assert(
    fc.property(anySources, (source) => {
      for (const { fixes } of parse(source).diagnostics) {
        for (const fix of fixes.filter(({ safe }) => safe)) {
          const { taken, put } = changesOf(source, fix);
          const wanted = lettersOf(put);
          let found = 0;
          for (const letter of wanted) if (lettersOf(taken)[found] === letter) found += 1;
          expect(`${taken} -> ${put}: ${lettersOf(taken).slice(found)}`).toBe(`${taken} -> ${put}: `);
        }
      }
    }),
    runs(750),
  );
});
