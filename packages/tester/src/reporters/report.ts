import type { Proof, Undecided } from "@recond/analyzer";
import type { TestResults } from "../running/test-results.js";
import type { SuggestedCase } from "../test-file/test-file.js";

/** What is reported of one test file. */
export type FileReport = RunReport | ErrorReport;

/** A test file that ran. */
export interface RunReport {
  /** The name for messages: the path as the user gave it. */
  readonly file: string;
  readonly results: TestResults;
  /** The cases that it lacks, if they were asked for. */
  readonly suggestions?: readonly SuggestedCase[] | Undecided | undefined;
}

/** A test file that could not run: it is malformed, or its campaign is. */
export interface ErrorReport {
  readonly file: string;
  /** What is wrong: one or more. */
  readonly problems: readonly FileProblem[];
}

/** Something that keeps a test file from running; one of `readTestFile` is such a problem. */
export interface FileProblem {
  /** A sentence or two. */
  readonly message: string;
  /** Where in the test file, from 1; undefined when the mistake is elsewhere. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Counts over all test files. */
export interface Summary {
  readonly files: number;
  /** Test files that could not run. */
  readonly errors: number;
  /** Cases that ran. */
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  /** Guarantees that were to be proven. */
  readonly guarantees: number;
  readonly proven: number;
  readonly broken: number;
  readonly undecided: number;
  /** Cases and guarantees. */
  readonly leftOut: number;
  /** Test files whose cases show less than they ask for. */
  readonly lackCoverage: number;
}

/** Whether a test file ran. */
export function hasRun(report: FileReport): report is RunReport {
  return "results" in report;
}

/** Counts over all test files. */
export function summaryOf(reports: readonly FileReport[]): Summary {
  const ran = reports.filter(hasRun).map(({ results }) => results);
  const cases = ran.flatMap((results) => results.cases);
  const passed = cases.filter((result) => result.passed).length;
  const verdicts = ran.flatMap(({ guarantees }) => guarantees.map(({ proof }) => proof.verdict));
  const count = (verdict: Proof["verdict"]): number => verdicts.filter((each) => each === verdict).length;
  return {
    files: reports.length,
    errors: reports.length - ran.length,
    cases: cases.length,
    passed,
    failed: cases.length - passed,
    guarantees: verdicts.length,
    proven: count("proven"),
    broken: count("broken"),
    undecided: count("undecided"),
    leftOut: ran.reduce((sum, { leftOut }) => sum + leftOut, 0),
    lackCoverage: ran.filter(({ coverageReached }) => !coverageReached).length,
  };
}
