import { type Found, type JsonNode, type Located, rawText, spanOf } from "@recond/campaign";
import { quote, type Span } from "@recond/parser";
import type { FoundInPayload } from "../../../rule/finding.js";
import type { PayloadSubject, PlacedCondition } from "../../../rule/payload-subject.js";

/** What is found of a value. */
export function foundAt({ node, path }: Located, message: string): FoundInPayload {
  return { span: spanOf(node), path, message };
}

/** What is found of all of a property, whose value may be long: its name is marked. */
export function foundAtName({ node, path }: Located, message: string): FoundInPayload {
  return { span: nameSpan(node), path, message };
}

/**
 * The place of a property's name.
 *
 * @param value - the property's value; one that is no property's has its own place
 */
function nameSpan(value: JsonNode): Span {
  const [name] = value.parent?.type === "property" ? (value.parent.children ?? []) : [];
  return spanOf(name ?? value);
}

/** All of a condition, in its own text. */
export function wholeOf({ parsed }: PlacedCondition): Span {
  return { start: 0, end: parsed?.source.length ?? 0 };
}

/** Where a fact of the campaign stands, for messages about something else that it decides: `line 3`. */
export function factPlace({ lineOf }: PayloadSubject, { node, isOwn }: Found): string {
  return isOwn ? `line ${lineOf(node)}` : "in the present campaign";
}

/** A value as the payload has it, for a message. */
export function valueText(payload: PayloadSubject, { node }: Pick<Found, "node">): string {
  return quote(rawText(payload, node));
}
