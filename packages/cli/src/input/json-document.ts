import { type JsonNode, type JsonText, readJson, repeatedNames } from "@recond/documents";
import { UserError } from "../terminal/errors.js";
import type { TextFile } from "./read-text.js";
import { fileError } from "./file-error.js";
import { positionsIn, quote } from "@recond/parser";

/** A JSON file and the positions of everything in it. */
export interface JsonDocument extends TextFile, JsonText {}

/**
 * Parses a JSON text, keeping positions.
 *
 * @throws UserError with a code frame when the text is empty, nested too deep or no JSON
 */
export function parseJson(file: TextFile): JsonDocument {
  if (file.text.trim() === "") throw new UserError(`\`${file.name}\` is empty. It should hold a JSON object.`);
  const read = readJson(file.text);
  if ("root" in read) return { ...file, root: read.root };
  const [first] = read.problems;
  throw first === undefined
    ? new UserError(`\`${file.name}\` is no JSON.`)
    : fileError(file, first.span, first.message);
}

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
