import { type GuaranteeKind, isUndecided, proofJson, type ProofJson } from "@recond/analyzer";
import type { CallContext, Decision, ReadingName } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { isPredicate, requireList } from "@recond/parser";
import { jsonText } from "@recond/reports";
import type { CaseResult, GuaranteeResult, Mutant, MutantReport, TestResults } from "../running/test-results.js";
import type { SuggestedCase } from "../test-file/test-file.js";
import { type ErrorReport, type FileReport, hasRun, type RunReport, type Summary, summaryOf } from "./report.js";

/** A report for programs. What has no value is null. */
export interface JsonReport {
  /** Whether every test file ran, every case passed, every guarantee is proven and the coverage asked for was reached. */
  readonly passed: boolean;
  readonly summary: Summary;
  readonly files: readonly JsonFile[];
}

/** One test file. */
export interface JsonFile {
  readonly file: string;
  readonly passed: boolean;
  /** Why it could not run: then the properties behind this one are empty or null. Empty when it ran. */
  readonly problems: readonly {
    readonly message: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
  readonly recordCalls: boolean | null;
  /** The condition as the settings have it. */
  readonly condition: string | null;
  readonly cases: readonly JsonCase[];
  readonly guarantees: readonly JsonGuarantee[];
  readonly leftOut: number;
  readonly coverage: JsonCoverage | null;
  readonly mutants: JsonMutants | null;
  /** The missing cases, if they were asked for and could be found. */
  readonly suggestions: readonly SuggestedCase[] | null;
}

/** One case. */
export interface JsonCase {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly passed: boolean;
  readonly expected: Decision["decision"];
  readonly decision: Decision["decision"];
  readonly reason: Decision["reason"];
  /** The canonical condition with braces round the predicates that kept it from being met. */
  readonly marked: string;
  /** The predicates that decided; an unknown truth is null. With `fromCampaign` where the call says nothing and the campaign settles it. */
  readonly deciding: readonly {
    readonly predicate: string;
    readonly truth: boolean | null;
    readonly fromCampaign?: true;
  }[];
  readonly missing: readonly string[];
  readonly readings: readonly ReadingName[];
}

/** One guarantee, with its condition under what it promises; the rest is as `recond prove --json` has it. */
export interface JsonGuarantee extends ProofJson, Readonly<Partial<Record<GuaranteeKind, string>>> {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly passed: boolean;
  readonly why: string | null;
  readonly everyReading: boolean;
  /** For that call, the canonical condition with braces round the predicates that kept it from being met. */
  readonly marked: string | null;
  /** The condition that would keep it. */
  readonly fix: string | null;
  /** Whether no call can break it, whatever is recorded. */
  readonly isUnbreakable: boolean;
}

/** MC/DC coverage. Cases are given by name. */
export interface JsonCoverage {
  /** `"known"`, `"undecided"` (the analysis reached its limit), `"no-condition"` or `"filtered"` (only some cases ran). */
  readonly state: TestResults["coverage"]["is"];
  readonly wanted: number | null;
  readonly reached: boolean;
  readonly percent: number | null;
  readonly counted: number | null;
  readonly covered: number | null;
  readonly predicates: readonly {
    readonly predicate: string;
    readonly removable: boolean;
    readonly shownTrue: string | null;
    readonly shownFalse: string | null;
    readonly shownToDecide: readonly [string, string] | null;
  }[];
}

/** Mutation score. */
export interface JsonMutants {
  readonly score: number;
  readonly noticed: number;
  readonly counted: number;
  readonly equivalent: number;
  readonly leftOut: number;
  readonly mutants: readonly JsonMutant[];
  /** Those that may mean the same as the condition. */
  readonly undecided: readonly JsonMutant[];
}

/** One mutant; what notices it is given by name. */
export interface JsonMutant {
  readonly change: Mutant["change"];
  readonly part: string;
  readonly condition: string;
  readonly noticedBy: string | null;
  readonly example: CallContext | null;
}

/** A report for programs, as text. */
export function jsonReport(reports: readonly FileReport[]): string {
  requireList("The reports are a list", reports);
  return jsonText(jsonOf(reports));
}

function jsonOf(reports: readonly FileReport[]): JsonReport {
  const files = reports.map((report) => (hasRun(report) ? runJson(report) : errorJson(report)));
  return { passed: files.every(({ passed }) => passed), summary: summaryOf(reports), files };
}

const NOTHING = {
  problems: [],
  recordCalls: null,
  condition: null,
  cases: [],
  guarantees: [],
  leftOut: 0,
  coverage: null,
  mutants: null,
  suggestions: null,
} satisfies Partial<JsonFile>;

function errorJson({ file, problems }: ErrorReport): JsonFile {
  const reported = problems.map(({ message, line, column }) => ({
    message,
    line: line ?? null,
    column: column ?? null,
  }));
  return { file, passed: false, ...NOTHING, problems: reported };
}

function runJson({ file, results, suggestions }: RunReport): JsonFile {
  const { settings, mutants } = results;
  return {
    file,
    passed: results.passed,
    ...NOTHING,
    recordCalls: settings.record_calls,
    condition: settings.call_recording_condition ?? null,
    cases: results.cases.map((result) => caseJson(result)),
    guarantees: results.guarantees.map((result) => guaranteeJson(result)),
    leftOut: results.leftOut,
    coverage: coverageJson(results),
    mutants: mutants === undefined ? null : mutantsJson(mutants),
    suggestions: suggestions === undefined || isUndecided(suggestions) ? null : suggestions,
  };
}

function caseJson({ test, passed, decision, explanation }: CaseResult): JsonCase {
  const { reason, marked, missing, readings, truths, deciding, settled = [] } = explanation;
  const fromCampaign = new Set(settled.map(({ node }) => node));
  return {
    name: test.name,
    line: test.place.line,
    column: test.place.column,
    passed,
    expected: test.expect,
    decision,
    reason,
    marked,
    deciding: truths
      .filter(({ node }) => isPredicate(node) && deciding.includes(node))
      .map(({ node, truth }) => ({
        predicate: format(node),
        truth: truth ?? null,
        ...(fromCampaign.has(node) && { fromCampaign: true }),
      })),
    missing,
    readings,
  };
}

function guaranteeJson(result: GuaranteeResult): JsonGuarantee {
  const { guarantee, proof, passed, explanation, fix, isUnbreakable } = result;
  const { name, kind, condition, why, everyReading = false, place } = guarantee;
  return {
    name,
    line: place.line,
    column: place.column,
    passed,
    [kind]: format(condition),
    why: why ?? null,
    everyReading,
    ...proofJson(proof),
    marked: explanation?.marked ?? null,
    fix: fix === undefined ? null : format(fix),
    isUnbreakable,
  };
}

function coverageJson({ coverage, coverageReached, testFile, cases }: TestResults): JsonCoverage {
  const nameOf = (index: number): string => cases[index]?.test.name ?? "";
  const known = coverage.is === "known" ? coverage : undefined;
  return {
    state: coverage.is,
    wanted: testFile.coverage ?? null,
    reached: coverageReached,
    percent: known?.percent ?? null,
    counted: known?.countable ?? null,
    covered: known?.covered ?? null,
    predicates: (known?.predicates ?? []).map(({ predicate, isRemovable, shownTrue, shownFalse, shownToDecide }) => ({
      predicate: format(predicate),
      removable: isRemovable,
      shownTrue: shownTrue === undefined ? null : nameOf(shownTrue),
      shownFalse: shownFalse === undefined ? null : nameOf(shownFalse),
      shownToDecide: shownToDecide === undefined ? null : [nameOf(shownToDecide[0]), nameOf(shownToDecide[1])],
    })),
  };
}

function mutantsJson({ mutants, undecided, ...counts }: MutantReport): JsonMutants {
  return {
    score: counts.score,
    noticed: counts.noticed,
    counted: mutants.length,
    equivalent: counts.equivalent,
    leftOut: counts.leftOut,
    mutants: mutants.map((mutant) => mutantJson(mutant)),
    undecided: undecided.map((mutant) => mutantJson(mutant)),
  };
}

function mutantJson({ change, part, condition, noticedBy, example }: Mutant): JsonMutant {
  return { change, part, condition, noticedBy: noticedBy ?? null, example: example ?? null };
}
