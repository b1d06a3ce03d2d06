import {
  githubReport,
  jsonReport,
  junitReport,
  terminalReport,
  type FileReport,
  suggest,
  ownSettings,
} from "@recond/tester";
import { describe, expect, it } from "vitest";
import { cpuSeconds } from "../../parser/test/cpu-time.js";
import { fileWith, resultsOf, testFileOf } from "./support/test-files.js";

const NASTY = 'a "b" <c> & \u001B[31m, 100%: ]]>\n::error::x';

const text = JSON.stringify({
  condition: "mobile and repeat",
  coverage: 100,
  cases: [
    { name: NASTY, call: { mobile: true, repeat: false }, expect: "record" },
    { name: "fine", call: { mobile: true, repeat: true }, expect: "record" },
  ],
});

function reportsOf(): readonly FileReport[] {
  const testFile = testFileOf(text);
  const suggestions = suggest(testFile, ownSettings(testFile) ?? { record_calls: true });
  return [
    { file: "a,b:c.test.yaml", results: resultsOf(text, { mutants: true }), suggestions },
    { file: "bad.test.yaml", problems: [{ message: "Two\nlines", line: 3, column: 7 }, { message: "No place." }] },
  ];
}

/** The control characters of a text. */
function controlsIn(printed: string): ReadonlySet<string> {
  return new Set(printed.match(/\p{Cc}/gu));
}

it("coverage is worked out only where it is told: it takes seconds for thousands of predicates", () => {
  const condition = Array.from({ length: 10_000 }, (_, index) => `custom_data[f${index}] present`).join(" or ");
  const long = fileWith({ condition, cases: [{ name: "a", call: { custom_data: { f0: "x" } }, expect: "record" }] });
  const told = (): unknown => {
    const reports = [{ file: "a.test.yaml", results: resultsOf(long) }];
    return [terminalReport(reports, { coverage: false }), junitReport(reports), githubReport(reports)];
  };
  expect(cpuSeconds(told)).toBeLessThan(4);
  expect(resultsOf("condition: mobile\ncases: [{ name: a, call: {}, expect: undetermined }]\n").coverage).toMatchObject(
    {
      percent: 0,
    },
  );
});

describe("the report for terminals", () => {
  it("has cases, coverage, mutants and suggestions", () => {
    const report = terminalReport(reportsOf());
    expect(report).toContain("expected record, but the decision is skip (line 1)");
    expect(report).toContain("mobile and {repeat}");
    expect(report).toContain("MC/DC coverage 50 %: 1 of 2 predicates shown to decide. The test file asks for 100 %.");
    expect(report).toContain(
      "    true  false  decides  predicate\n    yes   no     no       mobile\n    yes   yes    yes      repeat\n",
    );
    expect(report).toMatch(/Mutation score \d+(\.\d)? %: \d of \d mutants noticed\./);
    expect(report).toContain("Missing cases, ready to paste under `cases`:");
    expect(report).toContain('- name: "not recorded: not mobile"');
    expect(report).toContain("bad.test.yaml\n  ✗ could not run\n    3:7  Two<U+000A>lines\n    No place.");
    expect(report).toMatch(/2 cases in 2 files: 1 passed, 1 failed, 1 file lacks coverage, 1 file could not run\n$/);
  });

  it("hands no control character to the terminal, unless it colours", () => {
    expect(controlsIn(terminalReport(reportsOf()))).toEqual(new Set(["\n"]));
    expect(terminalReport(reportsOf(), { colors: true })).toContain("\u001B[31m");
    expect(terminalReport(reportsOf(), { colors: true })).toContain("<U+001B>[31m");
  });

  it("lets others explain", () => {
    expect(terminalReport(reportsOf(), { explain: ({ test }) => `because of ${test.expect}` })).toContain(
      "    because of record\n",
    );
  });
});

describe("the report for programs", () => {
  it("has everything, by name", () => {
    const report: unknown = JSON.parse(jsonReport(reportsOf()));
    expect(report).toMatchObject({
      passed: false,
      summary: { files: 2, errors: 1, cases: 2, passed: 1, failed: 1, leftOut: 0, lackCoverage: 1 },
      files: [
        {
          file: "a,b:c.test.yaml",
          passed: false,
          problems: [],
          recordCalls: true,
          condition: "mobile and repeat",
          cases: [
            {
              name: NASTY,
              passed: false,
              expected: "record",
              decision: "skip",
              reason: "condition-false",
              deciding: [{ predicate: "repeat", truth: false }],
            },
            { name: "fine", passed: true },
          ],
          coverage: {
            state: "known",
            wanted: 100,
            reached: false,
            percent: 50,
            predicates: [{ predicate: "mobile", shownToDecide: null }, { shownToDecide: [NASTY, "fine"] }],
          },
          suggestions: [{ name: "not recorded: not mobile", expect: "skip" }],
        },
        {
          file: "bad.test.yaml",
          problems: [
            { line: 3, column: 7 },
            { line: null, column: null },
          ],
          cases: [],
          coverage: null,
        },
      ],
    });
  });
});

describe("the report for build servers", () => {
  it("is XML whatever the names are", () => {
    const report = junitReport(reportsOf());
    expect(report).toContain('<testsuites name="recond" tests="4" failures="2" errors="1">');
    expect(report).toContain("a &quot;b&quot; &lt;c&gt; &amp; \uFFFD[31m, 100%: ]]&gt;&#10;::error::x");
    expect(report).toContain(
      '<failure message="expected record, but the decision is skip">condition-false: mobile and {repeat}</failure>',
    );
    expect(report).toContain('<testcase name="MC/DC coverage of 100 %"');
    expect(report).toContain("bad.test.yaml:3:7: Two&#10;lines&#10;No place.</error>");
    expect(controlsIn(report)).toEqual(new Set(["\n"]));
    expect(report).not.toMatch(/[\uFFFE\uFFFF]/);
    // Tags and attributes only, each closed.
    const rest = report.replaceAll(/<\?xml [^>]*\?>|<\/?[a-z]+(?: [a-z]+="[^"<>]*")*\/?>/g, "");
    expect(rest).not.toMatch(/[<>]/);
  });
});

describe("the report for GitHub", () => {
  it("has a line for each annotation, whatever the names are", () => {
    const lines = githubReport(reportsOf()).split("\n");
    expect(lines[0]).toBe(
      '::error file=a%2Cb%3Ac.test.yaml,line=1,col=66,title=a "b" <c> & <U+001B>[31m%2C 100%25%3A ]]>%0A%3A%3Aerror%3A%3Ax::expected record, but the decision is skip: mobile and {repeat}',
    );
    expect(lines[1]).toMatch(
      /^::error file=a%2Cb%3Ac\.test\.yaml,line=1,col=\d+,title=Coverage::MC\/DC coverage 50 %25: /,
    );
    expect(lines.filter((line) => line.startsWith("::warning "))).not.toHaveLength(0);
    expect(lines.filter((line) => line.startsWith("::error file=bad.test.yaml"))).toEqual([
      "::error file=bad.test.yaml,line=3,col=7,title=Test file could not run::Two%0Alines",
      "::error file=bad.test.yaml,title=Test file could not run::No place.",
    ]);
  });
});
