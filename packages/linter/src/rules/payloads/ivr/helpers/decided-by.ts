import { equivalent, type Meaning, type Undecided } from "@recond/analyzer";
import { type Condition, not } from "@recond/parser";
import { TREE_NODE_LIMIT } from "./condition-there.js";
import type { Decision, Taken } from "./decisions.js";
import { isSettled } from "./what-is-known.js";

/** A decision above, and what it makes of the one below. */
export interface DecidedBy {
  readonly above: Taken;
  /** The answer that the decision below has, whatever the call. */
  readonly answer: boolean;
}

/**
 * The decision above that has asked the same, or the opposite.
 *
 * @returns undefined when none has
 */
export function decidedBy(decision: Decision): DecidedBy | undefined {
  const here = treeOf(decision.there);
  if (here === undefined) return undefined;
  for (const above of decision.above.toReversed()) {
    const there = treeOf(above.decision.there);
    if (there === undefined || !isSettled(there, above.decision, decision)) continue;
    if (same(here, there)) return { above, answer: above.isMet };
    if (same(here, not(there))) return { above, answer: !above.isMet };
  }
  return undefined;
}

function treeOf(meaning: Meaning | Undecided): Condition | undefined {
  return "is" in meaning && meaning.is === "condition" ? meaning.condition : undefined;
}

function same(a: Condition, b: Condition): boolean {
  return equivalent(a, b, { nodeLimit: TREE_NODE_LIMIT }).answer === true;
}
