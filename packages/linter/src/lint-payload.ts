import { relocate } from "@recond/campaign";
import { type Diagnostic, positionsIn } from "@recond/parser";
import { lintParsed } from "./lint.js";
import type { LintOptions } from "./options.js";
import { type PayloadSubject, readPayload } from "./payload-subject.js";
import { diagnosticOf, inOrder, severityOf } from "./run-rules.js";
import { requireOptions, requireText } from "./require-options.js";
import { rules } from "./rules/index.js";
import { jsonSyntax } from "./rules/payloads/shape/json-syntax.js";

/** A diagnostic of a payload: its span and its fixes are offsets into the JSON text. */
export interface Finding extends Diagnostic {
  /** Property names and indexes from the outside in: where in the payload. */
  readonly path: readonly (string | number)[];
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/**
 * What is wrong, or doubtful, about a campaign's payload: in each of its conditions, and in what stands around them.
 *
 * @param text - JSON: a request body, a response of the API, a list of either, or the two settings alone
 * @param options - levels of rules, names that are known, whether the payload is complete
 * @returns in the order of the text; all mistakes of the JSON and nothing else where it is broken
 * @throws InvalidLintOptionsError when an option cannot be followed: a rule or a level does not exist, the present campaign is no JSON object
 * @throws TypeError when `text` is no string
 */
export function lintPayload(text: string, options: LintOptions = {}): readonly Finding[] {
  requireText("A payload", text);
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
  const aboutPayload = Object.values(rules).flatMap((rule): readonly Unplaced[] => {
    const severity = severityOf(rule, options);
    if (rule.about !== "payload" || severity === undefined) return [];
    return [...rule.check(payload)].map((each) => ({ ...diagnosticOf(rule, severity, each), path: each.path }));
  });
  return [...aboutConditions, ...aboutPayload];
}

/** No rule can be followed in what is no JSON. That it is none cannot be switched off. */
function brokenJson(
  problems: readonly { readonly message: string; readonly span: Unplaced["span"] }[],
): readonly Unplaced[] {
  return problems.map((each) => ({ ...diagnosticOf(jsonSyntax, "error", each), path: [] }));
}
