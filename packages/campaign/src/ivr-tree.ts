import { elementsOf, type Found, propertyOf } from "./located.js";
import { readText } from "./scalars.js";
import type { Terms } from "./terms.js";

/** A node of the IVR tree: a menu, a connection, a question … */
export interface Step extends Found {
  /** Its `node_type`; undefined when that is missing or no text. */
  readonly type: string | undefined;
  /** One for each element of `children`, whatever the element is, so that their order is the order of the keys. */
  readonly children: readonly Step[];
  /**
   * Its `keypress_failover_type`: the way that the call takes after a wrong key or after none; undefined when it has none, or an
   * empty one. `unclear` stands for anything else than the two documented ones.
   */
  readonly failover: "Wrong" | "None" | "unclear" | undefined;
  /** The condition of a `Condition` node; that of any other node means nothing. */
  readonly condition?: Found;
}

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
  const children = propertyOf(found, "children");
  const condition = type === "Condition" ? propertyOf(found, "condition") : undefined;
  return {
    ...found,
    type,
    children: children === undefined ? [] : elementsOf(children).map(readStep),
    failover: failoverOf(found),
    ...(condition && { condition }),
  };
}

function failoverOf(step: Found): Step["failover"] {
  const value: unknown = propertyOf(step, "keypress_failover_type")?.node.value;
  if (value === "Wrong" || value === "None") return value;
  return value === undefined || value === null || value === "" ? undefined : "unclear";
}
