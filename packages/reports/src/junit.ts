import { element } from "./xml.js";

/** What the XML of JUnit, which build servers read, begins with. */
export const JUNIT_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Tests that belong together. */
export interface JunitSuite {
  readonly name: string;
  /** Each from `junitTest`. */
  readonly tests: readonly string[];
  readonly failures: number;
  readonly errors: number;
  /** An element that stands behind the tests. */
  readonly output?: string | undefined;
}

/** A suite, in lines of its own. */
export function junitSuite({ name, tests, failures, errors, output }: JunitSuite): string {
  const inside = [...tests, ...(output === undefined ? [] : [output])].map((line) => `\n    ${line}`).join("");
  return `  ${element("testsuite", { name, tests: tests.length, failures, errors }, `${inside}\n  `)}\n`;
}

/** A test, which is about a file. */
export interface JunitTest {
  readonly name: string;
  readonly file: string;
  readonly line?: number | undefined;
}

/**
 * A test of a suite.
 *
 * @param outcome - the element `failure` or `error`; without one, the test has passed
 */
export function junitTest({ name, file, line }: JunitTest, outcome?: string): string {
  return element("testcase", { name, classname: file, file, line }, outcome);
}
