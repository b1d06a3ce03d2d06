import { quote, positionsIn } from "@recond/parser";
import type { UserError } from "../errors.js";
import { fileError } from "../output/file-error.js";
import type { Style } from "../output/style.js";
import type { JsonDocument, JsonNode } from "./document.js";

/** A property's name where it is written. */
export interface WrittenName {
  readonly name: string;
  readonly node: JsonNode;
}

/**
 * The names of an object's properties in the order of the text, one that is written twice twice.
 *
 * @param object - any value; one that is no object has none
 */
export function writtenNames(object: JsonNode): readonly WrittenName[] {
  if (object.type !== "object") return [];
  return (object.children ?? []).flatMap(({ children }) => {
    const node = children?.[0];
    return node === undefined ? [] : [{ name: String(node.value), node }];
  });
}

/**
 * Refuses an object that has a property twice: which of the two values counts is left to the reader of the JSON.
 *
 * @param document - the document of the object
 * @param object - the object
 * @param style - of the stream that an error will be printed to
 * @param names - the properties that matter; all of them unless told
 * @throws UserError with a code frame at the second one
 */
export function requireOnce(document: JsonDocument, object: JsonNode, style: Style, names?: ReadonlySet<string>): void {
  const seen = new Map<string, JsonNode>();
  for (const { name, node } of writtenNames(object)) {
    if (names !== undefined && !names.has(name)) continue;
    const first = seen.get(name);
    if (first !== undefined) throw duplicate(document, name, [first, node], style);
    seen.set(name, node);
  }
}

function duplicate(
  document: JsonDocument,
  name: string,
  [first, second]: readonly [JsonNode, JsonNode],
  style: Style,
): UserError {
  const [line, other] = [first, second].map(({ offset }) => positionsIn(document.text)(offset).line);
  const lines = line === other ? `twice in line ${line}` : `twice, in line ${line} and in line ${other}`;
  const span = { start: second.offset, end: second.offset + second.length };
  return fileError(document, span, `${quote(name)} is given ${lines}. Remove one of them.`, style);
}
