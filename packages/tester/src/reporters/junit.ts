import type { CaseResult } from "../running/case-result.js";
import { type ErrorReport, type FileReport, hasRun, type RunReport, summaryOf } from "./report.js";
import { lackSentence } from "./words.js";

/**
 * A report in the XML of JUnit, which build servers read. A test file is a suite; if it asks for coverage, that is one test more.
 *
 * @param reports - one for each test file
 */
export function junitReport(reports: readonly FileReport[]): string {
  const suites = reports.map((report) => suiteOf(report));
  const { errors } = summaryOf(reports);
  const tests = suites.reduce((sum, suite) => sum + suite.tests.length, 0);
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "recond", tests, failures, errors })}>`,
    ...suites.map((suite) => suiteText(suite)),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly name: string;
  readonly tests: readonly string[];
  readonly failures: number;
  readonly errors: number;
}

function suiteText({ name, tests, failures, errors }: Suite): string {
  const open = `  <testsuite${attributes({ name, tests: tests.length, failures, errors })}>`;
  return [open, ...tests, "  </testsuite>"].join("\n");
}

function suiteOf(report: FileReport): Suite {
  const { file } = report;
  if (!hasRun(report)) {
    const error = outcome("error", "The test file could not run.", problemLines(report));
    return { name: file, tests: [testText(file, "test file", undefined, error)], failures: 0, errors: 1 };
  }
  const { cases, coverageReached } = report.results;
  const coverage = coverageTest(report);
  const failed = cases.filter(({ passed }) => !passed).length + (coverageReached ? 0 : 1);
  return {
    name: file,
    tests: [...cases.map((result) => caseText(file, result)), ...coverage],
    failures: failed,
    errors: 0,
  };
}

function problemLines({ file, problems }: ErrorReport): string {
  return problems
    .map(({ message, line, column }) => (line === undefined ? message : `${file}:${line}:${column ?? 1}: ${message}`))
    .join("\n");
}

function caseText(file: string, { test, passed, decision, explanation }: CaseResult): string {
  const message = `expected ${test.expect}, but the decision is ${decision}`;
  const failure = passed ? "" : outcome("failure", message, `${explanation.reason}: ${explanation.marked}`);
  return testText(file, test.name, test.place.line, failure);
}

function coverageTest({ file, results }: RunReport): readonly string[] {
  const { testFile, coverage, coverageReached } = results;
  if (testFile.coverage === undefined || coverage.is === "filtered") return [];
  const failure = coverageReached ? "" : outcome("failure", lackSentence(results), "");
  return [testText(file, `MC/DC coverage of ${testFile.coverage} %`, testFile.coveragePlace?.line, failure)];
}

function testText(file: string, name: string, line: number | undefined, inside: string): string {
  const open = `    <testcase${attributes({ name, classname: file, file, line })}`;
  return inside === "" ? `${open}/>` : `${open}>\n${inside}\n    </testcase>`;
}

function outcome(element: "failure" | "error", message: string, text: string): string {
  return `      <${element}${attributes({ message })}>${escapeXml(text)}</${element}>`;
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  // A parser would make a blank of a line break in an attribute.
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A text inside XML; what XML 1.0 cannot hold, not even as an entity, becomes U+FFFD. */
function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (character) => {
    if (character >= "\u007F" && character <= "\u009F") return `&#${character.charCodeAt(0)};`;
    return ENTITIES[character] ?? "\uFFFD";
  });
}
