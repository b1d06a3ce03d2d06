import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { type AnalyzerOptions, type Undecided, undecided } from "./answers.js";

/** A call with the decision to expect. */
export interface TestCase {
  readonly call: CallContext;
  /** What the condition is for the call. */
  readonly expect: boolean;
}

/** How to make test cases. */
export interface TestCaseOptions extends AnalyzerOptions {
  /** Calls that are tested already: only the cases that they lack are made. */
  readonly given?: readonly CallContext[];
}

/** Calls that give full MC/DC coverage. */
export function testCases(
  _condition: Condition | null,
  _options: TestCaseOptions = {},
): readonly TestCase[] | Undecided {
  return undecided();
}
