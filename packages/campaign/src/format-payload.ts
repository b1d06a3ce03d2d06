import { encodeLike, type JsonText, rawText, relocate, spanOf } from "@recond/documents";
import { format } from "@recond/formatter";
import { type Diagnostic, parse, requireObject, type VocabularyName } from "@recond/parser";
import { type ConditionPlace, pathText } from "./places.js";
import { replaceParts } from "./replace-parts.js";
import { conditionPlaces } from "./terms.js";

/** A condition of a payload before and after. */
export interface FormattedCondition {
  /** Where it stands, such as `ivr_tree.call_recording_condition`. */
  readonly path: string;
  readonly vocabulary: VocabularyName;
  readonly from: string;
  /** Null when the condition is invalid. */
  readonly to: string | null;
  /** What is wrong with it, in offsets into the payload; warnings and hints of an invalid condition are among them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A payload whose conditions are in canonical form. */
export interface FormattedPayload {
  /** The given text when one of its conditions is invalid. */
  readonly text: string;
  /** In the order of the text. */
  readonly conditions: readonly FormattedCondition[];
}

/**
 * Rewrites the conditions of a campaign document, each with the terms that its place allows. Every other byte stays.
 *
 * @param options - `layout: "tree"` breaks long conditions over lines, in escapes
 */
export function formatPayload(
  document: JsonText,
  options: { readonly layout?: "line" | "tree" | undefined } = {},
): FormattedPayload {
  requireObject("The document is an object with `text` and `root`", document, "text", "root");
  requireObject("The options are an object", options);
  const places = conditionPlaces(document.root).toSorted((a, b) => a.node.offset - b.node.offset);
  const outcomes = places.map((place) => ({ place, condition: formatPlace(document, place, options) }));
  const isValid = outcomes.every(({ condition }) => condition.to !== null);
  return {
    text: isValid ? replaceStrings(document, outcomes) : document.text,
    conditions: outcomes.map(({ condition }) => condition),
  };
}

interface PlaceOutcome {
  readonly place: ConditionPlace;
  readonly condition: FormattedCondition;
}

function formatPlace(
  document: JsonText,
  { node, vocabulary, path: steps }: ConditionPlace,
  options: { readonly layout?: "line" | "tree" | undefined },
): FormattedCondition {
  const path = pathText(steps);
  if (node.type !== "string") {
    const message = `\`${path}\` must be a text in quotes.`;
    const diagnostic: Diagnostic = { code: "", severity: "error", message, span: spanOf(node), fixes: [] };
    return { path, vocabulary, from: rawText(document, node), to: null, diagnostics: [diagnostic] };
  }
  const from = String(node.value);
  const { condition, valid, diagnostics } = parse(from, { vocabulary });
  const to = valid ? format(condition, options) : null;
  return { path, vocabulary, from, to, diagnostics: to === null ? relocate(document, node, diagnostics) : [] };
}

/** The document with the strings replaced that change. */
function replaceStrings(document: JsonText, outcomes: readonly PlaceOutcome[]): string {
  return replaceParts(
    document,
    outcomes.flatMap(({ place: { node }, condition: { from, to } }) =>
      to === null || to === from ? [] : [{ node, text: encodeLike(to, rawText(document, node)) }],
    ),
  );
}
