import { githubReport, jsonReport, junitReport, runTests, terminalReport } from "@recond/tester";
import { expect, it } from "vitest";
import { resultsOf, testFileOf } from "./support/test-files.js";

const FILE = `condition: pressed[1] and mobile
never: landline
guarantees:
  - name: sales calls
    always: during_hours and pressed[1]
    why: the contract
`;

it("a guarantee passes only when it is proven, and is not judged by the cases", () => {
  const { passed, cases, guarantees, coverageReached } = resultsOf(FILE);
  expect({ passed, cases, coverageReached }).toEqual({ passed: false, cases: [], coverageReached: true });
  expect(guarantees).toMatchObject([
    {
      guarantee: { name: "never landline", place: { line: 2, column: 8 } },
      passed: true,
      proof: { rests: ["R14", "R17"] },
    },
    {
      guarantee: { name: "sales calls", why: "the contract" },
      passed: false,
      proof: { verdict: "broken", call: { during_hours: true, mobile: false, pressed: ["1"] } },
      explanation: { decision: "skip", marked: "pressed[1] and {mobile}" },
    },
  ]);
  expect(resultsOf("condition: mobile\nnever: landline").passed).toBe(true);
});

it("a guarantee that is undecided has not passed, in any report", () => {
  const results = resultsOf("condition: mobile and repeat\nnever: landline\n", { nodeLimit: 1 });
  expect(results).toMatchObject({ passed: false, guarantees: [{ passed: false, proof: { verdict: "undecided" } }] });
  const reports = [{ file: "a.test.yaml", results }];
  expect(terminalReport(reports)).toMatch(/\? never landline\n {4}undecided: .* \(line 2\)\n/);
  expect(terminalReport(reports)).toMatch(/1 guarantee in 1 file: 0 proven, 1 undecided\n$/);
  expect(JSON.parse(jsonReport(reports))).toMatchObject({ passed: false, summary: { guarantees: 1, undecided: 1 } });
  expect(junitReport(reports)).toContain('tests="1" failures="1"');
  expect(githubReport(reports)).toMatch(/^::error file=a\.test\.yaml,line=2,col=8,title=never landline::undecided: /);
});

it("a broken guarantee is reported with its call, why it is decided so, and what would keep it", () => {
  const reports = [{ file: "a.test.yaml", results: resultsOf(FILE.replace("never: landline", "only: pressed[1]")) }];
  expect(terminalReport(reports)).toContain(`  ✗ sales calls
    broken: a call with \`during_hours: true, mobile: false, pressed: 1\` is not recorded (line 4)
    why: the contract
    pressed[1] and {mobile}
    mobile is false
    would keep it: pressed[1] and (mobile or during_hours)
`);
  expect(JSON.parse(jsonReport(reports))).toMatchObject({
    files: [
      {
        guarantees: [
          { only: "pressed[1]", verdict: "proven", call: null },
          { always: "during_hours and pressed[1]", verdict: "broken", fix: "pressed[1] and (mobile or during_hours)" },
        ],
      },
    ],
  });
  const failure =
    '<failure message="broken: a call with `during_hours: true, mobile: false, pressed: 1` is not recorded">condition-false: pressed[1] and {mobile}&#10;why: the contract</failure>';
  expect(junitReport(reports)).toContain(failure);
  expect(githubReport(reports)).toMatch(/title=sales calls::broken: .* is not recorded%0Awhy: the contract$/m);
});

it("what keeps a guarantee breaks none that is kept; where they contradict each other, the call is shown", () => {
  const reports = [{ file: "a.test.yaml", results: resultsOf(FILE) }];
  expect(terminalReport(reports)).toContain(
    "would keep it: no condition keeps both `sales calls` and `never landline`: by the first, a call with `during_hours: true, landline: true, pressed: 1` has to be recorded, by the second it must not be\n",
  );
  expect(JSON.parse(jsonReport(reports))).toMatchObject({ files: [{ guarantees: [{}, { fix: null }] }] });
});

it("one that holds whatever is recorded is said to promise nothing", () => {
  const reports = [{ file: "a.test.yaml", results: resultsOf("condition: ''\nnever: mobile and landline\n") }];
  expect(terminalReport(reports)).toContain("No call can break this guarantee, so it promises nothing.");
  expect(githubReport(reports)).toMatch(/^::warning file=a\.test\.yaml,line=2,/);
});

it("the filter looks at names of guarantees, too", () => {
  expect(resultsOf(FILE, { filter: "SALES" })).toMatchObject({ leftOut: 1, guarantees: [{ passed: false }] });
  expect(resultsOf(FILE, { filter: "landline" })).toMatchObject({ leftOut: 1, passed: true });
});

it("a mutant that breaks a proven guarantee is noticed, and one that means the same is not", () => {
  const { mutants } = resultsOf("condition: mobile and not repeat\nonly: mobile\n", { mutants: true });
  const noticed = mutants?.mutants.map(({ condition, noticedBy }) => [condition, noticedBy]);
  expect(noticed).toEqual([
    ["mobile or not repeat", "only mobile"],
    ["not mobile and not repeat", "only mobile"],
    ["not repeat", "only mobile"],
    ["mobile and not not repeat", undefined],
    ["mobile", undefined],
  ]);
});

it("what the campaign settles counts as known", () => {
  const file = testFileOf("campaign: a.json\nnever: landline\n");
  const settings = { record_calls: true, call_recording_condition: "landline and pressed[2]" };
  expect(runTests(file, settings).passed).toBe(false);
  expect(runTests(file, settings, { known: { canPress: ([key]) => key === "1" } }).passed).toBe(true);
  expect(runTests(file, { ...settings, record_calls: false }).passed).toBe(true);
});
