import { elements, type JsonNode, readJson, spanOf } from "@recond/campaign";
import { type ConfigEntry, type ConfigNode, MAX_DEPTH, type ReadNode, TOO_DEEP } from "./config-node.js";

/**
 * Reads JSON, without comments.
 *
 * @param text - any text without a byte-order mark
 */
export function readJsonNodes(text: string): ReadNode {
  const read = readJson(text);
  if (!("root" in read)) return { mistakes: read.problems };
  const deep = tooDeepIn(read.root, 1);
  return deep === undefined ? { node: nodeOf(read.root) } : { mistakes: [{ message: TOO_DEEP, span: spanOf(deep) }] };
}

/** The first value that is too deep; `readJson` bounds the recursion. */
function tooDeepIn(node: JsonNode, depth: number): JsonNode | undefined {
  const inside = node.type === "property" ? depth : depth + 1;
  if (node.children !== undefined && node.type !== "property" && depth > MAX_DEPTH) return node;
  for (const child of node.children ?? []) {
    const found = tooDeepIn(child, inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nodeOf(node: JsonNode): ConfigNode {
  const span = spanOf(node);
  if (node.type === "object") return { kind: "map", entries: (node.children ?? []).flatMap(entryOf), span };
  if (node.type === "array") return { kind: "list", items: elements(node).map((item) => nodeOf(item)), span };
  return { kind: "scalar", value: scalarOf(node.value), span };
}

function entryOf({ children = [] }: JsonNode): readonly ConfigEntry[] {
  const [key, value] = children;
  if (key === undefined || value === undefined) return [];
  return [{ key: String(key.value), keySpan: spanOf(key), value: nodeOf(value) }];
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
