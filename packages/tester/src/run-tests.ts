import { type CampaignKnowledge, coverage, isUndecided, type ProveOptions } from "@recond/analyzer";
import { explainer, type Explanation, type RecordingSettings } from "@recond/evaluator";
import { type Condition, requireObject } from "@recond/parser";
import type { CaseResult, CoverageResult, TestResults } from "./running/test-results.js";
import { distinctCalls } from "./running/distinct-calls.js";
import { runMutants } from "./running/mutants.js";
import { proveGuarantees } from "./running/prove-guarantees.js";
import { effectiveCondition, openCondition, requireTestFile } from "./running/settings.js";
import type { TestCase, TestFile } from "./test-file/test-file.js";

/** How to run a test file. */
export interface RunOptions {
  /** Runs only the cases and guarantees whose name contains this text, in whatever letter case. Coverage and mutants are not judged then. */
  readonly filter?: string | undefined;
  /** Whether to find out which mutants of the condition the cases notice; off by default. */
  readonly mutants?: boolean | undefined;
  /** Passed on to the analyzer: how long it may search. */
  readonly nodeLimit?: number | undefined;
  /** What the campaign settles for all of its calls; nothing without it. What it settles, no case has to show. */
  readonly known?: CampaignKnowledge | undefined;
}

/**
 * Runs a test file.
 *
 * @param testFile - from `readTestFile`
 * @param settings - the settings of the campaign that the file names, or `ownSettings(testFile)`
 * @throws InvalidSettingsError, ConditionSyntaxError as `decide` does; test files that were read have neither mistake in them
 */
export function runTests(testFile: TestFile, settings: RecordingSettings, options: RunOptions = {}): TestResults {
  requireTestFile(testFile);
  requireObject("The options are an object", options);
  const { known, nodeLimit } = options;
  const explain = explainer(settings, { known });
  const chosen = testFile.cases.filter(matching(options.filter));
  const cases = chosen.map((test) => resultOf(test, explain(test.call)));
  const condition = effectiveCondition(settings);
  const promised = testFile.guarantees ?? [];
  const proving: ProveOptions = { nodeLimit, known };
  const guarantees = proveGuarantees(promised.filter(matching(options.filter)), promised, condition, settings, proving);
  const leftOut = testFile.cases.length - chosen.length + promised.length - guarantees.length;
  const isFiltered = leftOut > 0;
  const open = openCondition(condition, known);
  let found: CoverageResult | undefined;
  const covered = (): CoverageResult => (found ??= isFiltered ? FILTERED : coverageOf(open, chosen, nodeLimit));
  const coverageReached = testFile.coverage === undefined || isReached(covered(), testFile.coverage);
  const isMutated = options.mutants === true && !isFiltered && open !== null;
  return {
    testFile,
    settings,
    condition,
    cases,
    guarantees,
    leftOut,
    // It takes seconds for thousands of predicates, and most reports do not tell it.
    get coverage() {
      return covered();
    },
    coverageReached,
    mutants: isMutated ? runMutants(open, cases, guarantees, proving) : undefined,
    passed: coverageReached && [...cases, ...guarantees].every(({ passed }) => passed),
  };
}

const FILTERED: CoverageResult = { is: "filtered" };

function matching(filter: string | undefined): (named: { readonly name: string }) => boolean {
  if (filter === undefined) return () => true;
  const wanted = filter.toLowerCase();
  return ({ name }) => name.toLowerCase().includes(wanted);
}

function resultOf(test: TestCase, explanation: Explanation): CaseResult {
  const { decision } = explanation;
  return { test, decision, passed: decision === test.expect, explanation };
}

function coverageOf(condition: Condition | null, tests: readonly TestCase[], nodeLimit?: number): CoverageResult {
  if (condition === null) return { is: "no-condition" };
  const { calls, indexOf } = distinctCalls(
    condition,
    tests.map(({ call }) => call),
  );
  const found = coverage(condition, calls, { nodeLimit });
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
function isReached(covered: CoverageResult, wanted: number): boolean {
  if (covered.is === "filtered" || covered.is === "no-condition") return true;
  return covered.is === "known" ? covered.percent >= wanted : wanted === 0;
}
