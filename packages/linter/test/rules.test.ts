import { applyFixes, type Diagnostic, lint, lintAndFix, lintPayload, type Rule, rules } from "@recond/linter";
import { describe, expect, it } from "vitest";
import { lintConfigText } from "./support/config-run.js";

/** The level at which a rule is looked at here: its own, or, for one that is off, any. */
function find(rule: Rule, text: string): readonly Diagnostic[] {
  const options = { ...rule.options, rules: { ...rule.options?.rules, [rule.id]: rule.severity } };
  if (rule.about === "config") return lintConfigText(text);
  if (rule.id === "guessed-meaning") return guessesIn(text);
  if (rule.about === "payload") return lintPayload(text, options);
  return lint(text, rule.vocabulary === undefined ? options : { ...options, vocabulary: rule.vocabulary });
}

/** What is told after the fixes of a condition. */
function guessesIn(text: string): readonly Diagnostic[] {
  const given = { kind: "condition", text, ignores: [], path: [] } as const;
  return lintAndFix(given, { options: {}, fixes: "suggested" }, new Set()).left.findings;
}

/** Codes of findings that somebody would act on. */
function serious(found: readonly Diagnostic[]): readonly string[] {
  return found.filter(({ severity }) => severity !== "info").map(({ code }) => code);
}

describe.each(Object.entries(rules))("the rule %s", (id, rule) => {
  it("has its id as its name in the list, and a page", () => {
    expect(rule.id).toBe(id);
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(rule.why.length).toBeGreaterThan(80);
    expect(rule.title).not.toMatch(/\.$/);
  });

  it("finds its bad example", () => {
    const found = find(rule, rule.bad).filter(({ code }) => code === id);
    expect(found.length).toBeGreaterThan(0);
    for (const { message, span } of found) {
      expect(message).toMatch(/[.?!)]$/);
      expect(span.end).toBeLessThanOrEqual(rule.bad.length);
    }
  });

  it("finds nothing to act on in its good example", () => {
    const found = find(rule, rule.good);
    expect(found.map(({ code }) => code)).not.toContain(id);
    expect(serious(found)).toEqual([]);
  });

  it("offers the fix that its page promises", () => {
    const found = find(rule, rule.bad).filter(({ code }) => code === id);
    const fixes = found.flatMap((each) => each.fixes);
    expect(fixes.length > 0).toBe(rule.fixable !== false);
    expect(fixes.some(({ safe }) => safe)).toBe(rule.fixable === "safe");
    const mended = rule.fixable === false ? rule.bad : rule.good;
    expect(applyFixes(rule.bad, found, { suggested: true })).toBe(mended);
  });
});
