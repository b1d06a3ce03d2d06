import { type JsonNode, type Mistake, readJson, readYaml, tooDeep, tooDeepAt, type YamlKind } from "@recond/documents";

/** Most units of a configuration: a thousand ignores have less. */
const LONGEST_TEXT = 1_000_000;

/** A configuration has three levels. */
const CONFIGURATION: YamlKind = { name: "configuration", quoted: "a text or a glob", maxDepth: 20 };

/** What came out of a text: its outermost value, or what is wrong with it. */
type ReadSource = { readonly root: JsonNode } | { readonly mistakes: readonly Mistake[] };

/**
 * Reads the text of a configuration. One without a value is an empty one.
 *
 * @param text - any text without a byte-order mark
 */
export function readSource(text: string, format: "json" | "yaml"): ReadSource {
  if (text.length > LONGEST_TEXT) {
    const message = `This is longer than ${LONGEST_TEXT.toLocaleString("en-US")} characters. No configuration is.`;
    return { mistakes: [{ message, span: { start: 0, end: 0 } }] };
  }
  if (format === "json") return readShallowJson(text);
  const read = readYaml(text, CONFIGURATION);
  return "mistakes" in read ? read : { root: read.root ?? { type: "object", offset: 0, length: 0 } };
}

function readShallowJson(text: string): ReadSource {
  const read = readJson(text);
  if (!("root" in read)) return { mistakes: read.problems };
  const deep = tooDeepAt(text, CONFIGURATION.maxDepth);
  if (deep === undefined) return read;
  return { mistakes: [{ message: tooDeep(CONFIGURATION), span: { start: deep, end: deep + 1 } }] };
}
