import { conditionPlaces, type ConditionPlace, encodeLike, pathText, rawText, relocate } from "@recond/campaign";
import { format } from "@recond/formatter";
import { type Diagnostic, parse, type VocabularyName, positionsIn } from "@recond/parser";
import type { TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../json/document.js";
import { frames, problemAt } from "../input/file-error.js";
import type { Style } from "../terminal/style.js";

/** Something to format. */
export interface FormatJob {
  /** What the user calls it: the argument. */
  readonly name: string;
  readonly file: TextFile;
  readonly kind: "condition" | "payload";
  /** Where to write it back; undefined for arguments and standard input. */
  readonly path: string | undefined;
}

/** How to format. */
export interface FormatOptions {
  readonly layout: "line" | "tree";
  /** Of a condition that stands alone; in a payload its place tells. */
  readonly vocabulary: VocabularyName;
}

/** What came of a job. */
export interface FormatOutcome {
  readonly name: string;
  readonly kind: FormatJob["kind"];
  /** The whole formatted text, without its byte-order mark. */
  readonly text: string;
  readonly mark: string;
  readonly isChanged: boolean;
  /** The conditions that were found, in document order for payloads. */
  readonly conditions: readonly FormattedCondition[];
  /** The text is the original one when there are any. */
  readonly errors: readonly FormatError[];
}

/** What is wrong with a file or a condition. */
export interface FormatError {
  /** Of the diagnostic; null for a mistake that is none of a condition. */
  readonly code: string | null;
  readonly message: string;
  /** Of the condition in a payload. */
  readonly path: string | null;
  /** In the file; null for a mistake without a place. */
  readonly line: number | null;
  readonly column: number | null;
  /** A code frame, or the message as it is printed. */
  readonly frame: string;
}

/** One condition before and after. */
interface FormattedCondition {
  /** Where it stands in a payload; null for a condition alone. */
  readonly path: string | null;
  readonly vocabulary: VocabularyName;
  readonly from: string;
  /** Null when the condition is invalid. */
  readonly to: string | null;
}

/**
 * Formats a condition, or the conditions of a payload.
 *
 * @param job - what to format
 * @param options - how
 * @param style - of the stream that errors are printed to
 * @throws UserError when a payload is no JSON
 */
export function formatJob(job: FormatJob, options: FormatOptions, style: Style): FormatOutcome {
  return job.kind === "condition" ? formatText(job, options, style) : formatPayload(job, options, style);
}

function formatText({ name, file }: FormatJob, { layout, vocabulary }: FormatOptions, style: Style): FormatOutcome {
  const { condition, valid, diagnostics } = parse(file.text, { vocabulary });
  const to = valid && condition !== undefined ? format(condition, { layout }) : null;
  // A file keeps the line break at its end, in the file's own style.
  const text = to === null ? file.text : to + (/\r?\n$/.exec(file.text)?.[0] ?? "");
  return {
    name,
    kind: "condition",
    text,
    mark: file.mark,
    isChanged: text !== file.text,
    conditions: [{ path: null, vocabulary, from: file.text, to }],
    errors: to === null ? errorsIn(file, diagnostics, null, style) : [],
  };
}

/** The errors among diagnostics whose spans are offsets into the file's text. */
function errorsIn(
  file: TextFile,
  diagnostics: readonly Diagnostic[],
  path: string | null,
  style: Style,
): readonly FormatError[] {
  const positionOf = positionsIn(file.text);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map((each) => ({
      code: each.code === "" ? null : each.code,
      message: each.message,
      path,
      ...positionOf(each.span.start),
      frame: frames(file, [each], style),
    }));
}

/** A condition of a payload with its replacement, or with what is wrong with it. */
interface PlaceOutcome extends FormattedCondition {
  readonly place: ConditionPlace;
  readonly errors: readonly FormatError[];
}

function formatPayload({ name, file }: FormatJob, options: FormatOptions, style: Style): FormatOutcome {
  const document = parseJson(file, style);
  const outcomes = conditionPlaces(document.root)
    .map((place) => formatPlace(document, place, options, style))
    .toSorted((a, b) => a.place.node.offset - b.place.node.offset);
  const errors = outcomes.flatMap((outcome) => outcome.errors);
  const text = errors.length > 0 ? file.text : replaceStrings(document, outcomes);
  return {
    name,
    kind: "payload",
    text,
    mark: file.mark,
    isChanged: text !== file.text,
    conditions: outcomes.map(({ path, vocabulary, from, to }) => ({ path, vocabulary, from, to })),
    errors,
  };
}

function formatPlace(
  document: JsonDocument,
  place: ConditionPlace,
  { layout }: FormatOptions,
  style: Style,
): PlaceOutcome {
  const { node, vocabulary } = place;
  const path = pathText(place.path);
  if (node.type !== "string") {
    const span = { start: node.offset, end: node.offset + node.length };
    const problem = problemAt(span, `\`${path}\` must be a text in quotes.`);
    return {
      place,
      path,
      vocabulary,
      from: rawText(document, node),
      to: null,
      errors: errorsIn(document, [problem], path, style),
    };
  }
  const from = String(node.value);
  const { condition, valid, diagnostics } = parse(from, { vocabulary });
  if (valid && condition !== undefined) {
    return { place, path, vocabulary, from, to: format(condition, { layout }), errors: [] };
  }
  const errors = errorsIn(document, relocate(document, node, diagnostics), path, style);
  return { place, path, vocabulary, from, to: null, errors };
}

/** The document with the strings replaced that change; every other byte stays. */
function replaceStrings(document: JsonDocument, outcomes: readonly PlaceOutcome[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { place, from, to } of outcomes) {
    if (to === null || to === from) continue;
    parts.push(document.text.slice(position, place.node.offset), encodeLike(to, rawText(document, place.node)));
    position = place.node.offset + place.node.length;
  }
  return parts.join("") + document.text.slice(position);
}
