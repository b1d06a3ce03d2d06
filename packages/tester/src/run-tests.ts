import { coverage, type Coverage, isUndecided } from "@recond/analyzer";
import { type Decision, explainer, type Explanation, type RecordingSettings } from "@recond/evaluator";
import { type Condition, parseOrThrow } from "@recond/parser";
import { distinctCalls } from "./distinct-calls.js";
import { type MutantReport, runMutants } from "./mutants.js";
import type { TestCase, TestFile } from "./test-file.js";

/** How to run a test file. */
export interface RunOptions {
  /** Runs only the cases whose name contains this text, in whatever letter case. Coverage and mutants are not judged then. */
  readonly filter?: string | undefined;
  /** Whether to find out which mutants of the condition the cases notice; off by default. */
  readonly mutants?: boolean | undefined;
  /** Passed on to the analyzer: how long it may search. */
  readonly nodeLimit?: number | undefined;
}

/** What became of one case. */
export interface CaseResult {
  readonly test: TestCase;
  readonly passed: boolean;
  readonly decision: Decision["decision"];
  /** Why the decision is what it is. */
  readonly explanation: Explanation;
}

/** How much of the condition the cases show. */
export type CoverageResult =
  | ({ readonly is: "known" } & Coverage)
  /** The analysis reached its limit. */
  | { readonly is: "undecided"; readonly reason: string }
  /** Nothing to cover: `record_calls` is false, or there is no condition. */
  | { readonly is: "no-condition" }
  /** Only some of the cases ran. */
  | { readonly is: "filtered" };

/** What became of a test file. */
export interface TestResults {
  readonly testFile: TestFile;
  readonly settings: RecordingSettings;
  /** The tree of the settings' condition. */
  readonly condition: Condition | null;
  /** The cases that ran, in the order of the file. */
  readonly cases: readonly CaseResult[];
  /** How many cases the filter left out. */
  readonly leftOut: number;
  readonly coverage: CoverageResult;
  /** False when the file asks for more coverage than there is; true when it asks for none, or when coverage is not judged. */
  readonly coverageReached: boolean;
  /** Undefined unless asked for, and when there is nothing to mutate. */
  readonly mutants: MutantReport | undefined;
  /** Whether all cases passed and the coverage was reached. */
  readonly passed: boolean;
}

/**
 * Runs a test file.
 *
 * @param testFile - from `readTestFile`
 * @param settings - the settings of the campaign that the file names, or `ownSettings(testFile)`
 * @param options - filter, mutants, limits
 * @throws InvalidSettingsError, ConditionSyntaxError as `decide` does; test files that were read have neither mistake in them
 */
export function runTests(testFile: TestFile, settings: RecordingSettings, options: RunOptions = {}): TestResults {
  const explain = explainer(settings);
  const chosen = testFile.cases.filter(matching(options.filter));
  const cases = chosen.map((test) => resultOf(test, explain(test.call)));
  const condition = effectiveCondition(settings);
  const isFiltered = chosen.length < testFile.cases.length;
  const covered = isFiltered ? FILTERED : coverageOf(condition, chosen, options);
  const coverageReached = isReached(covered, testFile.coverage);
  const isMutated = options.mutants === true && !isFiltered && condition !== null;
  return {
    testFile,
    settings,
    condition,
    cases,
    leftOut: testFile.cases.length - chosen.length,
    coverage: covered,
    coverageReached,
    mutants: isMutated ? runMutants(condition, cases, limitOf(options)) : undefined,
    passed: coverageReached && cases.every(({ passed }) => passed),
  };
}

const FILTERED: CoverageResult = { is: "filtered" };

/**
 * The settings of a test file that has a `condition`.
 *
 * @param testFile - from `readTestFile`
 * @returns undefined when it names a campaign, whose settings are in another file
 */
export function ownSettings({ subject }: TestFile): RecordingSettings | undefined {
  if (subject.kind === "campaign") return undefined;
  return { record_calls: subject.recordCalls, call_recording_condition: subject.condition };
}

/** The condition that decides; null when there is none or `record_calls` takes its effect away. */
export function effectiveCondition(settings: RecordingSettings): Condition | null {
  return settings.record_calls ? parseOrThrow(settings.call_recording_condition ?? "") : null;
}

function matching(filter: string | undefined): (test: TestCase) => boolean {
  if (filter === undefined) return () => true;
  const wanted = filter.toLowerCase();
  return ({ name }) => name.toLowerCase().includes(wanted);
}

function resultOf(test: TestCase, explanation: Explanation): CaseResult {
  const { decision } = explanation;
  return { test, decision, passed: decision === test.expect, explanation };
}

function coverageOf(condition: Condition | null, tests: readonly TestCase[], options: RunOptions): CoverageResult {
  if (condition === null) return { is: "no-condition" };
  const { calls, indexOf } = distinctCalls(
    condition,
    tests.map(({ call }) => call),
  );
  const found = coverage(condition, calls, limitOf(options));
  if (isUndecided(found)) return { is: "undecided", reason: found.reason };
  const predicates = found.predicates.map((each) => ({
    ...each,
    shownTrue: each.shownTrue === undefined ? undefined : indexOf(each.shownTrue),
    shownFalse: each.shownFalse === undefined ? undefined : indexOf(each.shownFalse),
    shownToDecide:
      each.shownToDecide === undefined
        ? undefined
        : ([indexOf(each.shownToDecide[0]), indexOf(each.shownToDecide[1])] as const),
  }));
  return { is: "known", ...found, predicates };
}

/** A coverage that could not be found out is not reached. */
function isReached(covered: CoverageResult, wanted: number | undefined): boolean {
  if (wanted === undefined || covered.is === "filtered" || covered.is === "no-condition") return true;
  return covered.is === "known" ? covered.percent >= wanted : wanted === 0;
}

/** The option of the analyzer; it takes no `undefined`. */
export function limitOf({ nodeLimit }: { readonly nodeLimit?: number | undefined }): { readonly nodeLimit?: number } {
  return nodeLimit === undefined ? {} : { nodeLimit };
}
