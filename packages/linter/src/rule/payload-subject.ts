import {
  type ConditionPlace,
  type JsonNode,
  type JsonProblem,
  type JsonText,
  readJson,
  readTerms,
  relocation,
  type Terms,
} from "@recond/campaign";
import { type Condition, parse, type ParseResult, positionsIn, remembered } from "@recond/parser";
import { InvalidLintOptionsError, type LintOptions, parseOptions } from "./options.js";
import type { Found, FoundInPayload } from "./finding.js";

/** A condition of a payload. */
export interface PlacedCondition extends ConditionPlace {
  /** What the condition belongs to. */
  readonly terms: Terms;
  /** What the parser made of it; undefined where there is no text. */
  readonly parsed: ParseResult | undefined;
  /** Its tree; undefined where it is not valid, or empty. */
  readonly condition: Condition | undefined;
}

/** A payload that is JSON, as rules look at it. */
export interface PayloadSubject extends JsonText {
  /** The campaigns' terms: one of a request body, two of a response, those of each campaign in a list. */
  readonly terms: readonly Terms[];
  /** Every condition of the payload. */
  readonly conditions: readonly PlacedCondition[];
  readonly options: LintOptions;
  /**
   * What was found in a condition, as found in the payload: the place in the JSON string, whose escapes count.
   *
   * @param place - the condition, a string
   * @param found - with offsets into the condition's text
   */
  readonly inPayload: (place: ConditionPlace, found: Found) => FoundInPayload;
  /** The line that a value begins in, for messages about another one. */
  readonly lineOf: (node: JsonNode) => number;
}

/**
 * A payload as rules look at it.
 *
 * @returns the payload, or what keeps it from being JSON
 * @throws InvalidLintOptionsError when the present campaign is no JSON object
 */
export function readPayload(
  text: string,
  options: LintOptions,
): PayloadSubject | { readonly problems: readonly JsonProblem[] } {
  const read = readJson(text);
  if (!("root" in read)) return read;
  const { root } = read;
  const present = presentCampaign(options);
  const terms = readTerms(root, {
    complete: options.complete === true,
    ...(present === undefined ? {} : { present, presentTerms: options.terms ?? "future" }),
  });
  let positionOf: ReturnType<typeof positionsIn> | undefined;
  const relocations = new Map<JsonNode, ReturnType<typeof relocation>>();
  const relocationIn = (node: JsonNode): ReturnType<typeof relocation> =>
    remembered(relocations, node, () => relocation({ text }, node));
  return {
    text,
    root,
    terms,
    conditions: terms.flatMap((each) => each.conditions.map((place) => placed(place, each, options))),
    options,
    inPayload(place, { span, message, fixes = [] }) {
      const moved = relocationIn(place.node)({ code: "", severity: "info", message, span, fixes });
      return { ...moved, path: place.path };
    },
    lineOf({ offset }) {
      positionOf ??= positionsIn(text);
      return positionOf(offset).line;
    },
  };
}

function placed(place: ConditionPlace, terms: Terms, options: LintOptions): PlacedCondition {
  const { node, vocabulary } = place;
  const parsed = node.type === "string" ? parse(String(node.value), parseOptions(vocabulary, options)) : undefined;
  return { ...place, terms, parsed, condition: (parsed?.valid === true ? parsed.condition : undefined) ?? undefined };
}

/** The present campaign's outermost value. */
function presentCampaign({ current }: LintOptions): JsonNode | undefined {
  if (current === undefined) return undefined;
  const read = readJson(current);
  if ("root" in read && read.root.type === "object") return read.root;
  throw new InvalidLintOptionsError(
    "root" in read
      ? "The present campaign is no JSON object."
      : `The present campaign is no JSON object: ${read.problems[0]?.message ?? ""}`,
  );
}
