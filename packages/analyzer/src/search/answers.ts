import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";

/** How far an analysis may go. */
export interface AnalyzerOptions {
  /**
   * Most steps that the search may take, 1 or more: the literals that it looks at, roughly. Without it, as many as end within about two
   * seconds on a small machine. Past it the answer is `Undecided`.
   */
  readonly nodeLimit?: number | undefined;
}

/** The node limit was reached: neither yes nor no is known. */
export interface Undecided {
  /** Neither true nor false. */
  readonly answer: undefined;
  /** What was reached, in a sentence for people. */
  readonly reason: string;
}

/** Yes. */
export interface Yes {
  readonly answer: true;
}

/** No, with a call that shows it. */
export interface No {
  readonly answer: false;
  /**
   * A call that shows it; `evaluate` confirmed it. All of its facts that the analysis reads are known. Only where the question is about
   * unknown facts (`decidesAlike`) some may not be: `unknown` lists those.
   */
  readonly example: CallContext;
}

/** What a condition is over all calls. The language has no words for the first two. */
export type Meaning =
  | { readonly is: "always" }
  | { readonly is: "never" }
  | { readonly is: "condition"; readonly condition: Condition };

/** Whether an answer is the one for "the node limit was reached", in place of a list or a meaning. */
export function isUndecided(answer: unknown): answer is Undecided {
  return typeof answer === "object" && answer !== null && "reason" in answer && "answer" in answer;
}

/** The answer of a search that reached its limit. */
export function undecided(): Undecided {
  return { answer: undefined, reason: "The search reached its node limit before it found the answer." };
}
