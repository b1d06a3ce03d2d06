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
 * @returns null for what belongs to the first node, to no node, or to one that the body does not have
 */
export function wayToNode(path: Refusal["path"], body: JsonNode): string | null {
  const ways: string[] = [];
  let parent: JsonNode | undefined;
  let node: JsonNode | undefined = body;
  for (const [index, step] of path.entries()) {
    if (typeof step === "string") {
      parent = node;
      node = property(node, step);
    } else {
      // Other lists are the platform's own: of messages, for example.
      if (path[index - 1] !== "children") break;
      node = elements(node)[step];
      if (node === undefined) return null;
      ways.push(wayToChild(parent, step));
    }
  }
  return ways.length === 0 ? null : ways.join(", ");
}

/** The way from a node to one of its children, which is called by its number where there is no better name. */
function wayToChild(parent: JsonNode | undefined, index: number): string {
  const siblings = elements(property(parent, "children"));
  switch (failoverOf(siblings[index])) {
    case undefined:
      return wayToStep(textOf(property(parent, "node_type")), index, siblings) ?? `child ${index + 1}`;
    case "Wrong":
      return "wrong key";
    case "None":
      return "no key";
    default:
      return `child ${index + 1}`;
  }
}

function wayToStep(type: string | undefined, index: number, siblings: readonly JsonNode[]): string | undefined {
  const key = index + 1 - siblings.slice(0, index).filter((each) => failoverOf(each) !== undefined).length;
  switch (type) {
    case "Condition":
      return ["condition true", "condition false"][index];
    case "AnyKeyPress":
      return ["any key", "no key"][index];
    case "Menu":
      return key <= 9 ? `key ${key}` : undefined;
    case "YesOrNo":
      return key <= 2 ? `key ${key}` : undefined;
    default:
      return undefined;
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
