import { exitsOf } from "./exits.js";
import { elementsOf, type Found, propertyOf } from "./located.js";
import { readText } from "./scalars.js";
import type { Step } from "./step.js";
import type { Terms } from "./terms.js";

/**
 * The IVR tree of a campaign.
 *
 * @param terms - the campaign
 * @returns the tree's root; undefined when there is none, or when it is no object
 */
export function readSteps(terms: Terms): Step | undefined {
  const root = terms.findSetting("root");
  return root?.node.type === "object" ? readStep(root) : undefined;
}

/** As deep as the JSON text, which has a limit. */
function readStep({ node, path, isOwn }: Found): Step {
  const found = { node, path, isOwn };
  const type = readText(propertyOf(found, "node_type")?.node);
  const list = propertyOf(found, "children");
  const children = list === undefined ? [] : elementsOf(list).map(readStep);
  const condition = type === "Condition" ? propertyOf(found, "condition") : undefined;
  return {
    ...found,
    type,
    children,
    failover: failoverOf(found),
    ...(condition && { condition }),
    exits: exitsOf(type, children),
  };
}

function failoverOf(step: Found): Step["failover"] {
  const value: unknown = propertyOf(step, "keypress_failover_type")?.node.value;
  if (value === "Wrong" || value === "None") return value;
  return value === undefined || value === null || value === "" ? undefined : "unclear";
}
