import { exitsOf } from "./exits.js";
import { elementsOf, type Found, propertyOf } from "../json/located.js";
import { readText } from "../json/scalars.js";
import type { Step } from "./step.js";

/**
 * A step of an IVR tree with all below it. The depth of JSON texts is limited, so recursion is safe.
 *
 * @param found - any value; what is no object is a step of which nothing is known
 */
export function readStep({ node, path, isOwn }: Found): Step {
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
