import { type JsonNode, repeatedNames } from "@recond/documents";
import { quote, positionsIn } from "@recond/parser";
import type { UserError } from "../terminal/errors.js";
import { fileError } from "../input/file-error.js";
import type { JsonDocument } from "./document.js";

/**
 * Refuses an object that has a property twice: which of the two values counts is left to the reader of the JSON.
 *
 * @param names - the properties that matter; all of them by default
 * @throws UserError with a code frame at the second one
 */
export function requireOnce(document: JsonDocument, object: JsonNode, names?: ReadonlySet<string>): void {
  for (const { name, first, again } of repeatedNames(object)) {
    if (names === undefined || names.has(name)) throw duplicate(document, name, [first, again]);
  }
}

function duplicate(document: JsonDocument, name: string, [first, second]: readonly [JsonNode, JsonNode]): UserError {
  const [line, other] = [first, second].map(({ offset }) => positionsIn(document.text)(offset).line);
  const lines = line === other ? `twice in line ${line}` : `twice, in line ${line} and in line ${other}`;
  const span = { start: second.offset, end: second.offset + second.length };
  return fileError(document, span, `${quote(name)} is given ${lines}. Remove one of them.`);
}
