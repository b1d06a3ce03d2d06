import { decidesAlike, equivalent } from "@recond/analyzer";
import { applyFixes, type Diagnostic, type Fix } from "@recond/linter";
import { equals } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Source, sources } from "../arbitraries/sources.js";
import { assert, kindsOf, find, report, requireAlike, treeOf } from "./support.js";
import { runs } from "../../../parser/test/runs.js";

const RUNS = 100;

/** Rules about how a condition is written. */
const WRITING: ReadonlySet<string> = new Set(["unneeded-parentheses", "not-canonical"]);

/** Rules of which generated conditions have findings with a safe fix. */
const SAFE = [
  ...WRITING,
  "double-negation",
  "negated-comparison",
  "redundant-part",
  "repeated-operand",
  "pointless-text",
];

/** Rules of parts that change nothing: without them, the condition means what it meant. */
const REDUNDANT: ReadonlySet<string> = new Set([
  "redundant-part",
  "repeated-operand",
  "pointless-text",
  "contradicting-part",
]);

function checkFix(source: Source, found: readonly Diagnostic[], diagnostic: Diagnostic, fix: Fix): void {
  const { text } = source;
  const { code } = diagnostic;
  const fixed = applyFixes(text, [{ ...diagnostic, fixes: [fix] }], { suggested: true });
  assert(fixed !== text, "changes nothing", code, text);
  const [before, after] = [treeOf(text, source), treeOf(fixed, source)];
  if (fix.safe) {
    assert(decidesAlike(before, after).answer === true, "decided otherwise", code, text, fixed);
    requireAlike(text, fixed, source);
  }
  if (REDUNDANT.has(code)) assert(equivalent(before, after).answer === true, "not equivalent", code, text, fixed);
  if (!WRITING.has(code)) return;
  assert(equals(before, after), "another tree", code, text, fixed);
  const known = kindsOf(found);
  for (const each of kindsOf(find(source)(fixed))) assert(known.has(each), `new: ${each}`, code, text, fixed);
}

it(
  "each fix leaves a valid condition, each safe one decides alike, and how a condition is written changes nothing",
  {
    timeout: 0,
  },
  () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(sources, (source) => {
        const found = find(source)(source.text);
        for (const diagnostic of found) {
          for (const fix of diagnostic.fixes) {
            checkFix(source, found, diagnostic, fix);
            const key = `${diagnostic.code}, ${fix.safe ? "safe" : "suggested"}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
          }
        }
      }),
      runs(RUNS),
    );
    report(Object.fromEntries(counts));
    const missing = SAFE.filter((code) => !counts.has(`${code}, safe`));
    expect(missing).toEqual([]);
  },
);
