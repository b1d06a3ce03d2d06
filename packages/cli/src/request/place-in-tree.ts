import { elements, type JsonNode, property } from "@recond/campaign";
import type { Refusal } from "./refusals.js";

/**
 * Where a message of the platform belongs in the body that was sent. The platform may speak of the tree's first node without naming `root`.
 *
 * @param path - from `ivr_tree` on
 * @param body - the body's outermost value
 */
export function pathInBody(path: Refusal["path"], body: JsonNode): Refusal["path"] {
  const tree = property(body, "ivr_tree");
  const [, first] = path;
  if (typeof first !== "string" || property(tree, first) !== undefined) return path;
  return property(property(tree, "root"), first) === undefined ? path : ["ivr_tree", "root", ...path.slice(1)];
}

/**
 * How a caller gets to a node of the tree: `key 1, key 2`.
 *
 * @param path - of the node or of something in it, from `pathInBody`
 * @param body - the body's outermost value
 * @returns null for what belongs to the first node or to no node
 */
export function wayToNode(path: Refusal["path"], body: JsonNode): string | null {
  const ways: string[] = [];
  let holder: JsonNode | undefined = body;
  let node: JsonNode | undefined = body;
  for (const step of path) {
    if (typeof step === "number") {
      ways.push(wayToChild(holder, step));
      node = elements(node)[step];
    } else {
      holder = node;
      node = property(node, step);
    }
  }
  return ways.length === 0 ? null : ways.join(", ");
}

/** The way from a node to one of its children, which is called by its number where there is no better name. */
function wayToChild(parent: JsonNode | undefined, index: number): string {
  const siblings = elements(property(parent, "children"));
  const failover: unknown = failoverOf(siblings[index]);
  if (failover === "Wrong") return "any other key";
  if (failover === "None") return "no key";
  switch (textOf(property(parent, "node_type"))) {
    case "Condition":
      return index === 0 ? "condition true" : "condition false";
    case "AnyKeyPress":
      return index === 0 ? "any key" : "no key";
    case "Menu":
    case "YesOrNo":
    case undefined:
      return `key ${index + 1 - siblings.slice(0, index).filter((each) => failoverOf(each) !== undefined).length}`;
    default:
      return `child ${index + 1}`;
  }
}

function failoverOf(node: JsonNode | undefined): string | undefined {
  const value = textOf(property(node, "keypress_failover_type"));
  return value === "" ? undefined : value;
}

function textOf(node: JsonNode | undefined): string | undefined {
  const value: unknown = node?.value;
  return typeof value === "string" ? value : undefined;
}
