import { decidesAlike, equivalent } from "@recond/analyzer";
import { applyFixes, fixAll } from "@recond/linter";
import { parse } from "@recond/parser";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Source, sources } from "../arbitraries/sources.js";
import { assert, find, report, requireAlike, treeOf } from "./support.js";
import { runs } from "../../../parser/test/runs.js";

const RUNS = 100;

/** More parts than are proven one by one, out of a few conditions. */
const crowded: fc.Arbitrary<Source> = fc
  .tuple(
    fc.array(
      sources.filter(({ text }) => text.length < 60),
      { minLength: 1, maxLength: 3 },
    ),
    fc.array(fc.nat(), { minLength: 22, maxLength: 26 }),
    fc.constantFrom(" or ", " and "),
  )
  .map(([parts, picks, operator]): Source => {
    const usable = parts.filter(({ text }) => text.trim() !== "").map(({ text }) => `(${text})`);
    const text = picks.map((pick) => usable[pick % usable.length] ?? "mobile").join(operator);
    return { text, vocabulary: parse(text).valid ? "recording" : "payout" };
  })
  .filter(({ text, vocabulary }) => parse(text, { vocabulary }).valid);

describe("of a condition with many parts that change nothing", () => {
  it("each fix means the same, each safe one decides alike; all together take a few passes", { timeout: 0 }, () => {
    const seen = { crowded: 0, together: 0, passes: 0 };
    fc.assert(
      fc.property(crowded, fc.boolean(), (source, suggested) => {
        const { text } = source;
        const before = treeOf(text, source);
        const found = find(source)(text).filter(({ code }) => REDUNDANT.has(code));
        for (const diagnostic of found) {
          for (const fix of diagnostic.fixes) {
            const after = treeOf(applyFixes(text, [{ ...diagnostic, fixes: [fix] }], { suggested: true }), source);
            assert(equivalent(before, after).answer === true, "not equivalent", text, fix);
            if (fix.safe) assert(decidesAlike(before, after).answer === true, "decided otherwise", text, fix);
            if (/\d+ parts/.test(fix.title)) seen.together += 1;
          }
        }
        let passes = 0;
        const fixed = fixAll(
          text,
          (each) => {
            passes += 1;
            return find(source)(each);
          },
          { suggested },
        );
        if (!suggested) requireAlike(text, fixed.text, source);
        if (found.length <= 20) return;
        seen.crowded += 1;
        seen.passes += passes;
      }),
      runs(RUNS / 10),
    );
    report(seen);
    expect(seen.crowded).toBeGreaterThan(RUNS / 40);
    expect(seen.together).toBeGreaterThan(RUNS / 40);
    expect(seen.passes / seen.crowded).toBeLessThan(12);
  });
});

/** Rules of parts that change nothing. */
const REDUNDANT: ReadonlySet<string> = new Set([
  "redundant-part",
  "repeated-operand",
  "pointless-text",
  "contradicting-part",
]);
