import type { Keeping, Proof } from "@recond/analyzer";
import type { Explanation } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import type { TestGuarantee } from "../test-file/test-file.js";

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
