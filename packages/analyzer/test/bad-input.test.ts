import * as analyzer from "@recond/analyzer";
import { InvalidCallContextError } from "@recond/evaluator";
import { and, type Condition, flag, InvalidConditionError, not } from "@recond/parser";
import { describe, expect, it } from "vitest";

type Options = analyzer.AnalyzerOptions;

const functions: Readonly<Record<string, (condition: Condition | null, options?: Options) => unknown>> = {
  satisfiable: analyzer.satisfiable,
  tautology: analyzer.tautology,
  implies: (condition, options) => analyzer.implies(flag("mobile"), condition, options),
  equivalent: (condition, options) => analyzer.equivalent(condition, flag("mobile"), options),
  decidesAlike: (condition, options) => analyzer.decidesAlike(condition, flag("mobile"), options),
  simplify: analyzer.simplify,
  residual: (condition, options) => analyzer.residual(condition, {}, options),
  redundancies: analyzer.redundancies,
  flips: (condition, options) => analyzer.flips(condition, {}, options),
  testCases: analyzer.testCases,
  coverage: (condition, options) => analyzer.coverage(condition, [], options),
};

const all = { ...functions, predicates: analyzer.predicates, facts: analyzer.facts };

function deep(levels: number): Condition {
  let condition: Condition = flag("mobile");
  for (let level = 0; level < levels; level += 1) condition = not(condition);
  return condition;
}

const wrong: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["a text", "mobile"],
  ["an unknown flag", { kind: "flag", name: "Mobile" }],
  ["an `and` of one", { kind: "and", operands: [flag("mobile")] }],
  ["a tree that is too deep", deep(201)],
];

describe.each(Object.entries(all))("%s refuses", (_, analyze) => {
  it.each(wrong)("%s", (_name, condition) => {
    expect(() => analyze(condition as Condition)).toThrow(InvalidConditionError);
  });
});

describe.each(Object.entries(functions))("%s", (_, analyze) => {
  it.each([0, -1, Number.NaN, "many"])("refuses %j as its limit", (nodeLimit) => {
    expect(() => analyze(flag("mobile"), { nodeLimit: nodeLimit as number })).toThrow(RangeError);
  });

  it("takes the deepest tree", () => {
    expect(() => analyze(deep(200))).not.toThrow();
  });

  it("is undecided, not wrong, when it runs out of steps", () => {
    const condition = and(flag("mobile"), not(flag("repeat")), flag("during_hours"));
    const answer = analyze(condition, { nodeLimit: 1 });
    expect(answer).toEqual({ answer: undefined, reason: expect.stringContaining("limit") as string });
    expect(analyzer.isUndecided(answer)).toBe(true);
  });
});

describe("call contexts", () => {
  const calls: readonly unknown[] = [
    { mobile: true, landline: true },
    { repeat: "yes" },
    { phone: "mobile" },
    null,
    [],
  ];

  it.each(calls)("%j is refused", (value) => {
    const call = value as object;
    expect(() => analyzer.residual(flag("mobile"), call)).toThrow(InvalidCallContextError);
    expect(() => analyzer.flips(flag("mobile"), call)).toThrow(InvalidCallContextError);
    expect(() => analyzer.coverage(flag("mobile"), [call])).toThrow(InvalidCallContextError);
    expect(() => analyzer.testCases(flag("mobile"), { given: [call] })).toThrow(InvalidCallContextError);
  });
});
