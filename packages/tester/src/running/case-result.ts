import type { Decision, Explanation } from "@recond/evaluator";
import type { TestCase } from "../test-file/test-file.js";

/** What became of one case. */
export interface CaseResult {
  readonly test: TestCase;
  readonly passed: boolean;
  readonly decision: Decision["decision"];
  /** Why the decision is what it is. */
  readonly explanation: Explanation;
}
