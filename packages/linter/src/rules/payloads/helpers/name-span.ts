import { type JsonNode, spanOf } from "@recond/campaign";
import type { Span } from "@recond/parser";

/**
 * The place of a property's name, for a finding about all of the property, whose value may be long.
 *
 * @param value - the property's value; one that is no property's has its own place
 */
export function nameSpan(value: JsonNode): Span {
  const [name] = value.parent?.type === "property" ? (value.parent.children ?? []) : [];
  return spanOf(name ?? value);
}
