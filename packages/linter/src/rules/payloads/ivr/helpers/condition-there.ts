import { type Meaning, residual, type Undecided } from "@recond/analyzer";
import { keysBefore, type Step } from "@recond/campaign";
import type { CallContext } from "@recond/evaluator";
import { type Condition, predicatesOf } from "@recond/parser";

/** Enough for a tenth of a second: trees have few predicates in a condition. */
export const TREE_NODE_LIMIT = 2_000_000;

/**
 * What is left of a condition of the tree when the keys are known that lead to it.
 *
 * @returns undecided when that cannot be worked out within the limit
 */
export function conditionThere(root: Step, step: Step, condition: Condition): Meaning | Undecided {
  const isAboutKeys = predicatesOf(condition).some(({ kind }) => kind === "pressed");
  const keys = isAboutKeys ? keysBefore(root, step) : undefined;
  if (keys === undefined) return { is: "condition", condition };
  return residual(condition, pressedBefore(keys, condition), { nodeLimit: TREE_NODE_LIMIT });
}

/** The keys as a fact of the call. Letters name questions, which is not documented how: what is pressed there is unknown. */
function pressedBefore(keys: readonly string[], condition: Condition): CallContext {
  const unknown = predicatesOf(condition).flatMap((predicate) =>
    predicate.kind === "pressed" && predicate.keys.some((key) => /^[a-z]$/.test(key))
      ? [`pressed[${predicate.keys.join(" ")}]`]
      : [],
  );
  return { pressed: keys.length === 0 ? [] : [keys.join(" ")], unknown };
}
