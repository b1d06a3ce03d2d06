import type { Coverage } from "@recond/analyzer";
import type { RecordingSettings } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import type { TestFile } from "../test-file/test-file.js";
import type { CaseResult } from "./case-result.js";
import type { GuaranteeResult } from "./guarantee-result.js";
import type { MutantReport } from "./mutants.js";

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
