import { ownSettings, runTests, suggest, writeCases } from "@recond/tester";
import { describe, expect, it } from "vitest";
import { resultsOf, testFileOf } from "./support/test-files.js";

const TWO = `
condition: mobile and repeat
coverage: 100
cases:
  - { name: both, call: { mobile: true, repeat: true }, expect: record }
  - { name: a landline, call: { mobile: false, repeat: true }, expect: skip }
`;

const THIRD = "  - { name: first call, call: { mobile: true, repeat: false }, expect: skip }\n";

describe("runTests", () => {
  it("passes when all cases do and the coverage is reached", () => {
    const results = resultsOf(TWO + THIRD);
    expect(results).toMatchObject({ passed: true, coverageReached: true, leftOut: 0, mutants: undefined });
    expect(results.coverage).toMatchObject({ is: "known", countable: 2, covered: 2, percent: 100 });
    expect(results.cases.map(({ passed, decision }) => ({ passed, decision }))).toEqual([
      { passed: true, decision: "record" },
      { passed: true, decision: "skip" },
      { passed: true, decision: "skip" },
    ]);
  });

  it("says which case fails, and why", () => {
    const results = resultsOf(TWO + THIRD.replace("skip", "record"));
    expect(results.passed).toBe(false);
    expect(results.cases[2]).toMatchObject({
      passed: false,
      decision: "skip",
      explanation: { marked: "mobile and {repeat}" },
    });
  });

  it("knows the third decision", () => {
    const results = resultsOf(
      "condition: mobile and repeat\ncases: [{ name: a, call: { mobile: true }, expect: undetermined }]",
    );
    expect(results.passed).toBe(true);
    expect(results.cases[0]?.explanation.missing).toEqual(["repeat"]);
  });

  it("fails when the cases show too little", () => {
    const results = resultsOf(TWO);
    expect(results).toMatchObject({ passed: false, coverageReached: false });
    expect(results.coverage).toMatchObject({
      percent: 50,
      predicates: [
        { shownTrue: 0, shownFalse: 1, shownToDecide: [0, 1], isRemovable: false },
        { shownTrue: 0, shownFalse: undefined, shownToDecide: undefined, isRemovable: false },
      ],
    });
    expect(resultsOf(TWO.replace("100", "50")).passed).toBe(true);
    expect(resultsOf(TWO.replace("coverage: 100", "")).passed).toBe(true);
  });

  it("does not count a predicate that can be removed without changing the meaning", () => {
    const { coverage } = resultsOf(`
condition: mobile and (mobile or repeat)
cases:
  - { name: a, call: { mobile: true, repeat: true }, expect: record }
  - { name: b, call: { mobile: false, repeat: true }, expect: skip }
`);
    expect(coverage).toMatchObject({
      countable: 1,
      percent: 100,
      predicates: [{ isRemovable: false }, { isRemovable: true }],
    });
  });

  it("runs the cases whose names match, and then judges no coverage", () => {
    const results = resultsOf(TWO, { filter: "LANDLINE", mutants: true });
    expect(results).toMatchObject({
      passed: true,
      leftOut: 1,
      coverage: { is: "filtered" },
      coverageReached: true,
      mutants: undefined,
    });
    expect(resultsOf(TWO, { filter: "" }).coverage.is).toBe("known");
    expect(resultsOf(TWO, { filter: "nothing" }).cases).toEqual([]);
  });

  it.each([
    ["record_calls: false\ncondition: mobile", "skip"],
    ['condition: ""', "record"],
    ['condition: "  "', "record"],
    ['record_calls: false\ncondition: ""', "skip"],
  ])("has nothing to cover where no condition decides: %j", (subject, expected) => {
    const results = resultsOf(`${subject}\ncoverage: 100\ncases: [{ name: a, call: {}, expect: ${expected} }]`, {
      mutants: true,
    });
    expect(results).toMatchObject({ passed: true, coverage: { is: "no-condition" }, mutants: undefined });
  });

  it("says when the analysis reached its limit, and takes such a coverage as not reached", () => {
    const results = resultsOf(TWO + THIRD, { nodeLimit: 1 });
    expect(results.coverage.is).toBe("undecided");
    expect(results.passed).toBe(false);
    expect(resultsOf((TWO + THIRD).replace("100", "0"), { nodeLimit: 1 }).passed).toBe(true);
  });

  it("knows the settings of a test file with a condition only", () => {
    expect(ownSettings(testFileOf(TWO))).toEqual({ record_calls: true, call_recording_condition: "mobile and repeat" });
    expect(ownSettings(testFileOf(TWO.replace("condition: mobile and repeat", "campaign: a")))).toBeUndefined();
  });
});

describe("suggest", () => {
  const settings = { record_calls: true, call_recording_condition: "mobile and repeat" };

  it("gives the one case that is missing", () => {
    const missing = suggest(testFileOf(TWO), settings);
    expect(missing).toEqual([
      { name: "not recorded: not repeat", call: { repeat: false, mobile: true }, expect: "skip" },
    ]);
    expect(suggest(testFileOf(TWO + THIRD), settings)).toEqual([]);
  });

  it("gives names that no other case has", () => {
    const taken = TWO.replace("a landline", "'not recorded: not repeat'");
    expect(suggest(testFileOf(taken), settings)).toMatchObject([{ name: "not recorded: not repeat, mobile" }]);
  });

  it("has nothing to suggest where no condition decides", () => {
    expect(suggest(testFileOf(TWO), { ...settings, record_calls: false })).toEqual([]);
    expect(suggest(testFileOf(TWO), { record_calls: true, call_recording_condition: null })).toEqual([]);
  });

  it("says when the search reached its limit", () => {
    expect(suggest(testFileOf(TWO), settings, { nodeLimit: 1 })).toMatchObject({ answer: undefined });
  });
});

describe("writeCases", () => {
  const cases = [{ name: "a: b", call: { mobile: true, custom_data: { "x y": 'a "b"' } }, expect: "skip" as const }];

  it("writes YAML below the other cases", () => {
    const text = writeCases(cases, "yaml");
    expect(text).toBe(`  - name: "a: b"
    call: { mobile: true, custom_data: { x y: a "b" } }
    expect: skip
`);
    expect(testFileOf(TWO + text).cases[2]).toMatchObject(cases[0] ?? {});
  });

  it("writes JSON", () => {
    const text = writeCases(cases, "json");
    expect(testFileOf(`{"condition":"","cases":[\n${text}]}`, "json").cases).toMatchObject(cases);
    expect(writeCases([], "json") + writeCases([], "yaml")).toBe("");
  });

  it("runs what it wrote", () => {
    const testFile = testFileOf(TWO);
    const settings = ownSettings(testFile) ?? { record_calls: true };
    const missing = suggest(testFile, settings);
    if ("reason" in missing) throw new Error(missing.reason);
    expect(runTests(testFileOf(TWO + writeCases(missing, "yaml")), settings).passed).toBe(true);
  });
});
