import { requireText } from "@recond/parser";
import type { JsonNode } from "./nodes/json-node.js";
import { tooDeepAt } from "./json/skip.js";
import { readJson } from "./read-json.js";
import { readYaml } from "./read-yaml.js";
import { type Mistake, tooDeep, type YamlKind } from "./yaml/refusals.js";

/** Most units of a file of ours: one with thousands of entries has fewer. */
const LONGEST_TEXT = 1_000_000;

/**
 * Reads the text of a file of ours, JSON or YAML 1.2 with its core schema. One without a value is an empty map. No text makes it throw.
 *
 * @param text - any text without a byte-order mark
 * @returns the outermost value, or at least one mistake
 */
export function readDocument(
  text: string,
  format: "json" | "yaml",
  kind: YamlKind,
): { readonly root: JsonNode } | { readonly mistakes: readonly Mistake[] } {
  requireText("A document is a string", text);
  if (text.length > LONGEST_TEXT) {
    const message = `This is longer than ${LONGEST_TEXT.toLocaleString("en-US")} characters. No ${kind.name} is.`;
    return { mistakes: [{ message, span: { start: 0, end: 0 } }] };
  }
  if (format === "yaml") {
    const read = readYaml(text, kind);
    return "mistakes" in read ? read : { root: read.root ?? { type: "object", offset: 0, length: 0 } };
  }
  const read = readJson(text);
  if (!("root" in read)) return { mistakes: read.problems };
  const deep = tooDeepAt(text, kind.maxDepth);
  return deep === undefined ? read : { mistakes: [{ message: tooDeep(kind), span: { start: deep, end: deep + 1 } }] };
}
