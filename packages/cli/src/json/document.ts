import { type JsonText, readJson } from "@recond/documents";
import { UserError } from "../terminal/errors.js";
import type { TextFile } from "../input/read-text.js";
import { fileError } from "../input/file-error.js";

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
