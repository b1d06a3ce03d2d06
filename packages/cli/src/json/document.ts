import { type JsonNode, type JsonProblem, type JsonText, rawText, readJson } from "@recond/campaign";
import type { Style } from "@recond/reports";
import { UserError } from "../terminal/errors.js";
import type { TextFile } from "../input/read-text.js";
import { fileError } from "../input/file-error.js";

/** A JSON file and the positions of everything in it. */
export interface JsonDocument extends TextFile, JsonText {}

/**
 * Parses a JSON text, keeping positions.
 *
 * @param file - the text
 * @param style - of the stream that an error will be printed to
 * @throws UserError with a code frame when the text is empty, nested too deep or no JSON
 */
export function parseJson(file: TextFile, style: Style): JsonDocument {
  if (file.text.trim() === "") throw new UserError(`\`${file.name}\` is empty. It should hold a JSON object.`);
  const read = readJson(file.text);
  if ("root" in read) return { ...file, root: read.root };
  const [first] = read.problems;
  throw first === undefined
    ? new UserError(`\`${file.name}\` is no JSON.`)
    : fileError(file, first.span, first.message, style);
}

/**
 * The first mistake in a JSON text.
 *
 * @param text - any text
 * @returns undefined when the text is JSON and no deeper than anything that means something
 */
export function jsonProblem(text: string): JsonProblem | undefined {
  return readJson(text).problems[0];
}

/**
 * An object as a program uses it. From the text, because an own property `__proto__` would not outlive a copy.
 *
 * @param document - the document of the object
 * @param node - the object
 */
export function plainObject(document: JsonDocument, node: JsonNode): object {
  const value: unknown = JSON.parse(rawText(document, node));
  return typeof value === "object" && value !== null ? value : {};
}
