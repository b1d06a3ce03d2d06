import { type ConditionPlace, conditionPlaces, pathText } from "@recond/campaign";
import { relocate } from "@recond/documents";
import { type Diagnostic, parse, type ParseResult, type VocabularyName } from "@recond/parser";
import { fileError } from "../input/file-error.js";
import type { TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../input/json-document.js";
import { strayCondition } from "./check-names.js";

/** A condition that was parsed. */
export interface Parsed {
  /** Of its file. */
  readonly name: string;
  /** Where it stands in a payload; null when it stands alone. */
  readonly path: string | null;
  readonly vocabulary: VocabularyName;
  /** What the frames of the diagnostics show. */
  readonly file: TextFile;
  readonly result: ParseResult;
  /** Of the result, at their places in the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The conditions of a payload.
 *
 * @param isFound - whether the file was not named, so that it may be something else altogether
 * @throws UserError when it is no JSON, or was named and has no condition but what was meant to be one
 */
export function parsedPayload(file: TextFile, isFound: boolean): readonly Parsed[] {
  const document = parseJson(file);
  const places = conditionPlaces(document.root);
  const stray = places.length > 0 || isFound ? undefined : strayCondition(document);
  if (stray !== undefined) throw fileError(document, stray.span, stray.message);
  return places.map((place) => parsedAt(document, place));
}

function parsedAt(document: JsonDocument, { node, path, vocabulary }: ConditionPlace): Parsed {
  const result = parse(String(node.value ?? ""), { vocabulary });
  const diagnostics = relocate(document, node, result.diagnostics);
  return { name: document.name, path: pathText(path), vocabulary, file: document, result, diagnostics };
}
