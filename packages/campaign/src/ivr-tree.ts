import { requireTerms } from "./json/located.js";
import type { Step } from "./ivr/step.js";
import type { Terms } from "./terms.js";

/**
 * The IVR tree of a campaign, made when it is first asked for.
 *
 * @returns the tree's root; undefined when there is none, or when it is no object
 */
export function readSteps(terms: Terms): Step | undefined {
  requireTerms(terms);
  return terms.steps();
}
