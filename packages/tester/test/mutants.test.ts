import { describe, expect, it } from "vitest";
import { resultsOf } from "./support/test-files.js";

function mutantsOf(
  condition: string,
  cases: readonly object[] = [{ name: "a", call: {}, expect: "undetermined" }],
): readonly string[] {
  const { mutants } = resultsOf(JSON.stringify({ condition, cases }), { mutants: true });
  return [...(mutants?.mutants ?? []), ...(mutants?.undecided ?? [])].map(
    ({ change, part, condition: text }) => `${change} ${part}: ${text}`,
  );
}

describe("mutants", () => {
  it("are the condition with a predicate negated or dropped, or an `and` or `or` swapped", () => {
    expect(mutantsOf("mobile and (repeat or not during_hours)")).toEqual([
      "swapped mobile and (repeat or not during_hours): mobile or repeat or not during_hours",
      "negated mobile: not mobile and (repeat or not during_hours)",
      "dropped mobile: repeat or not during_hours",
      "swapped repeat or not during_hours: mobile and repeat and not during_hours",
      "negated repeat: mobile and (not repeat or not during_hours)",
      "dropped repeat: mobile and not during_hours",
      "negated during_hours: mobile and (repeat or not not during_hours)",
      "dropped during_hours: mobile and repeat",
    ]);
  });

  it("of a single predicate leave the empty condition, which records all calls", () => {
    expect(mutantsOf("not repeat")).toEqual(["negated repeat: not not repeat", "dropped repeat: "]);
  });

  it("that mean the same do not count", () => {
    const { mutants } = resultsOf(
      JSON.stringify({
        condition: "mobile and (mobile or repeat)",
        cases: [{ name: "a", call: { mobile: true }, expect: "record" }],
      }),
      { mutants: true },
    );
    // Without `repeat`, with it negated, and with `mobile` dropped in front the condition would not change its meaning at all or only for some calls.
    expect(mutants?.equivalent).toBeGreaterThan(0);
    expect(
      mutants?.mutants.every(({ noticedBy, example }) => (noticedBy === undefined) !== (example === undefined)),
    ).toBe(true);
  });

  it("are noticed by cases that pass only", () => {
    const condition = "mobile";
    const fails = [{ name: "a", call: { mobile: true }, expect: "skip" }];
    const { mutants } = resultsOf(JSON.stringify({ condition, cases: fails }), { mutants: true });
    expect(mutants).toMatchObject({ noticed: 0, score: 0 });
    const passes = [{ name: "a", call: { mobile: false }, expect: "skip" }];
    expect(resultsOf(JSON.stringify({ condition, cases: passes }), { mutants: true }).mutants).toMatchObject({
      noticed: 2,
      score: 100,
    });
  });

  it("of a long condition are tried from all its parts", () => {
    const condition = Array.from({ length: 5000 }, (_, index) => `custom_data[f${index}] present`).join(" or ");
    const cases = [{ name: "a", call: { custom_data: {} }, expect: "skip" }];
    const { mutants } = resultsOf(JSON.stringify({ condition, cases }), { mutants: true, nodeLimit: 1000 });
    expect(mutants?.leftOut).toBe(9901);
    expect([...(mutants?.mutants ?? []), ...(mutants?.undecided ?? [])].at(-1)?.part).toMatch(/f49/);
  });

  it("at the deepest place of the language are left out when no condition can have them", () => {
    const condition = `${"not ".repeat(200)}mobile`;
    const cases = [{ name: "a", call: { mobile: true }, expect: "record" }];
    expect(resultsOf(JSON.stringify({ condition, cases }), { mutants: true }).mutants).toMatchObject({ leftOut: 0 });
  });
});
