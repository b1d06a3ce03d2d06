import type { CallContext } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import type { Steps } from "../search/steps.js";
import { changedCall } from "./changed-call.js";
import { FlipSearch } from "./flip-search.js";

/**
 * A call of which as little is known as may be for a condition to hold whatever the rest is.
 *
 * @param condition - that some call meets
 */
export function smallestCall(condition: Condition, steps: Steps): CallContext {
  const search = new FlipSearch(condition, {}, steps);
  for (let size = 1; ; size += 1) {
    const [values] = search.changesOf(size, true, 1);
    if (values !== undefined) return changedCall(condition, {}, values).call;
  }
}
