import { requireList } from "@recond/parser";
import { element, escapeXml, JUNIT_HEAD, type JunitSuite, junitSuite, junitTest } from "@recond/reports";
import type { CaseResult, GuaranteeResult } from "../running/test-results.js";
import { type ErrorReport, type FileReport, hasRun, type RunReport, summaryOf } from "./report.js";
import { lackSentence, unprovenSentence } from "./words.js";

/** A report in the XML of JUnit, which build servers read. A test file is a suite, each guarantee a test; if it asks for coverage, that is one test more. */
export function junitReport(reports: readonly FileReport[]): string {
  requireList("The reports are a list", reports);
  const suites = reports.map((report) => suiteOf(report));
  const { errors } = summaryOf(reports);
  const tests = suites.reduce((sum, suite) => sum + suite.tests.length, 0);
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  const inside = suites.map((suite) => junitSuite(suite)).join("");
  return `${JUNIT_HEAD}${element("testsuites", { name: "recond", tests, failures, errors }, `\n${inside}`)}\n`;
}

function suiteOf(report: FileReport): JunitSuite {
  const { file } = report;
  if (!hasRun(report)) {
    const error = outcome("error", "The test file could not run.", problemLines(report));
    return { name: file, tests: [junitTest({ name: "test file", file }, error)], failures: 0, errors: 1 };
  }
  const { cases, guarantees, coverageReached } = report.results;
  const failed = [...cases, ...guarantees].filter(({ passed }) => !passed).length + (coverageReached ? 0 : 1);
  const tests = [
    ...cases.map((result) => caseText(file, result)),
    ...guarantees.map((result) => guaranteeTest(file, result)),
    ...coverageTest(report),
  ];
  return { name: file, tests, failures: failed, errors: 0 };
}

function problemLines({ file, problems }: ErrorReport): string {
  return problems
    .map(({ message, line, column }) => (line === undefined ? message : `${file}:${line}:${column ?? 1}: ${message}`))
    .join("\n");
}

function caseText(file: string, { test, passed, decision, explanation }: CaseResult): string {
  const message = `expected ${test.expect}, but the decision is ${decision}`;
  const failure = passed ? undefined : outcome("failure", message, `${explanation.reason}: ${explanation.marked}`);
  return junitTest({ name: test.name, file, line: test.place.line }, failure);
}

function guaranteeTest(file: string, result: GuaranteeResult): string {
  const { guarantee, passed, explanation } = result;
  const lines = [
    ...(explanation === undefined ? [] : [`${explanation.reason}: ${explanation.marked}`]),
    ...(guarantee.why === undefined ? [] : [`why: ${guarantee.why}`]),
  ];
  const failure = passed ? undefined : outcome("failure", unprovenSentence(result), lines.join("\n"));
  return junitTest({ name: guarantee.name, file, line: guarantee.place.line }, failure);
}

function coverageTest({ file, results }: RunReport): readonly string[] {
  const { testFile, coverageReached } = results;
  if (testFile.coverage === undefined || results.coverage.is === "filtered") return [];
  const failure = coverageReached ? undefined : outcome("failure", lackSentence(results), "");
  const name = `MC/DC coverage of ${testFile.coverage} %`;
  return [junitTest({ name, file, line: testFile.coveragePlace?.line }, failure)];
}

/** On a line of its own. */
function outcome(name: "failure" | "error", message: string, text: string): string {
  return `\n      ${element(name, { message }, escapeXml(text))}\n    `;
}
