import { type JsonProblem, relocate } from "@recond/campaign";
import { positionsIn, requireText } from "@recond/parser";
import type { Finding } from "./rule/finding.js";
import { lintParsed } from "./lint.js";
import type { LintOptions } from "./rule/options.js";
import { type PayloadSubject, readPayload } from "./rule/payload-subject.js";
import { inOrder, runRules } from "./run/run-rules.js";
import { requireOptions } from "./run/require-options.js";
import { payloadRules } from "./rules/index.js";
import { jsonSyntax } from "./rules/payloads/shape/json-syntax.js";

/**
 * What is wrong, or doubtful, about a campaign's payload: in each of its conditions, and in what stands around them.
 *
 * @param text - JSON: a request body, a response of the API, a list of either, or the two settings alone
 * @returns in the order of the text; all mistakes of the JSON and nothing else where it is broken
 * @throws InvalidLintOptionsError when an option cannot be followed: a rule or a level does not exist, the present campaign is no JSON object
 * @throws TypeError when `text` is no string
 */
export function lintPayload(text: string, options: LintOptions = {}): readonly Finding[] {
  requireText("A payload is a string", text);
  requireOptions(options);
  const payload = readPayload(text, options);
  const found = "problems" in payload ? brokenJson(payload.problems) : findingsIn(payload, options);
  const positionOf = positionsIn(text);
  return found.toSorted(inOrder).map((each) => ({ ...each, ...positionOf(each.span.start) }));
}

/** A diagnostic that has no line and column yet. */
type Unplaced = Omit<Finding, "line" | "column">;

function findingsIn(payload: PayloadSubject, options: LintOptions): readonly Unplaced[] {
  const aboutConditions = payload.conditions.flatMap((place): readonly Unplaced[] => {
    const { parsed, vocabulary, path } = place;
    if (parsed === undefined) return [];
    return relocate(payload, place.node, lintParsed(parsed, vocabulary, options)).map((each) => ({ ...each, path }));
  });
  return [...aboutConditions, ...runRules(payloadRules, payload, options)];
}

/** No rule can be followed in what is no JSON. That it is none cannot be switched off. */
function brokenJson(problems: readonly JsonProblem[]): readonly Unplaced[] {
  const { id: code, severity } = jsonSyntax;
  return problems.map(({ message, span }) => ({ code, severity, message, span, fixes: [], path: [] }));
}
