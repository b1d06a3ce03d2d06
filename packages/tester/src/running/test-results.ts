import type { Coverage, Keeping, Proof } from "@recond/analyzer";
import type { CallContext, Decision, Explanation, RecordingSettings } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import type { TestCase, TestFile, TestGuarantee } from "../test-file/test-file.js";
import type { Change } from "./mutate.js";

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
  /** The guarantees that were proven or not, in the order of the file; those that are only a condition come first. */
  readonly guarantees: readonly GuaranteeResult[];
  /** How many cases and guarantees the filter left out. */
  readonly leftOut: number;
  /** Found out when it is read first. */
  readonly coverage: CoverageResult;
  /** False when the file asks for more coverage than there is; true when it asks for none, or when coverage is not judged. */
  readonly coverageReached: boolean;
  /** Undefined unless asked for, and when there is nothing to mutate. */
  readonly mutants: MutantReport | undefined;
  /** Whether all cases passed, all guarantees are proven and the coverage was reached. */
  readonly passed: boolean;
}

/** What became of one case. */
export interface CaseResult {
  readonly test: TestCase;
  readonly passed: boolean;
  readonly decision: Decision["decision"];
  /** Why the decision is what it is. */
  readonly explanation: Explanation;
}

/** What became of one guarantee. */
export interface GuaranteeResult {
  readonly guarantee: TestGuarantee;
  readonly proof: Proof;
  /** Whether it is proven: what is undecided has not passed. */
  readonly passed: boolean;
  /** Why the call that breaks it is decided as it is; undefined for one that is not broken. */
  readonly explanation: Explanation | undefined;
  /** For a broken one: the condition that would keep it, proven to do so; null for the empty one; undefined where there is none. */
  readonly fix: Condition | null | undefined;
  /** For a broken one: what would keep all guarantees, or why nothing is known that does. */
  readonly kept: Keeping<TestGuarantee> | undefined;
  /** Whether no call can break it, whatever is recorded: then it promises nothing. */
  readonly isUnbreakable: boolean;
}

/** A condition that is wrong in one place, and whether some case or guarantee notices it. */
export interface Mutant {
  /** What was done. */
  readonly change: Change;
  /** The part of the condition that was changed, canonical. */
  readonly part: string;
  /** The whole condition after the change, canonical; `""` when nothing is left of it, so that all calls are recorded. */
  readonly condition: string;
  /** The name of the first passed case that the mutant would decide otherwise, or proven guarantee that it would break; undefined when none notices it. */
  readonly noticedBy: string | undefined;
  /** For one that no case notices: a call that it decides otherwise. */
  readonly example: CallContext | undefined;
}

/** Which mutants the cases and guarantees notice. */
export interface MutantReport {
  /** Those that count: noticed, or shown by an example to be different from the condition. */
  readonly mutants: readonly Mutant[];
  /** How many of these are noticed. */
  readonly noticed: number;
  /** How many mean the same as the condition, so that no case can notice them. They do not count. */
  readonly equivalent: number;
  /** Those that no case notices and of which the analyzer could not say whether they mean the same. They do not count. */
  readonly undecided: readonly Mutant[];
  /** How many were not tried because there are too many. */
  readonly leftOut: number;
  /** Percent of the mutants that count that are noticed; 100 when none counts. Not rounded. */
  readonly score: number;
}
