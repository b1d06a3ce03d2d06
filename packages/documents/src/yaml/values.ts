import type { Span } from "@recond/parser";
import { isMap, isNode, isScalar, isSeq, type Pair } from "yaml";
import type { JsonNode, JsonScalar, NodeInMaking } from "../nodes/json-node.js";
import { spanOf } from "../nodes/values.js";
import type { Mistake } from "./refusals.js";

/**
 * A value that the library made, as one of JSON. What JSON cannot hold is added to the mistakes.
 *
 * @param value - what the library made; anything that is not there is null
 * @param around - where it stands: the place of a value that is not there, and the value that it is in
 */
export function valueOf(
  value: unknown,
  { span = placeOf(value), parent }: { readonly span?: Span; readonly parent?: JsonNode },
  mistakes: Mistake[],
): JsonNode {
  if (isMap(value)) {
    const node = nodeAt(span, "object", parent);
    node.children = value.items.flatMap((pair) => propertyOf(pair, node, mistakes));
    const last = node.children.at(-1);
    // A map of lines is said to end behind its last line break.
    if (value.flow !== true && last !== undefined) node.length = spanOf(last).end - node.offset;
    return node;
  }
  if (isSeq(value)) {
    const node = nodeAt(span, "array", parent);
    node.children = value.items.map((item) => valueOf(item, { parent: node }, mistakes));
    return node;
  }
  return scalarAt(span, isScalar(value) && isPlain(value.value) ? value.value : null, parent);
}

function propertyOf({ key, value }: Pair, object: JsonNode, mistakes: Mistake[]): readonly JsonNode[] {
  const span = placeOf(key);
  if (!isScalar(key) || typeof key.value !== "string") {
    mistakes.push({ message: "A key must be a text. Put it in quotes.", span });
    return [];
  }
  const property = nodeAt(span, "property", object);
  const node = valueOf(value, { parent: property, ...(isNode(value) ? {} : { span }) }, mistakes);
  property.children = [scalarAt(span, key.value, property), node];
  property.length = spanOf(node).end - property.offset;
  return [property];
}

function nodeAt({ start, end }: Span, type: JsonNode["type"], parent: JsonNode | undefined): NodeInMaking {
  return { type, offset: start, length: end - start, parent };
}

function scalarAt(span: Span, value: JsonScalar, parent: JsonNode | undefined): JsonNode {
  return { ...nodeAt(span, scalarType(value), parent), value };
}

function scalarType(value: JsonScalar): JsonNode["type"] {
  if (value === null) return "null";
  if (typeof value === "string") return "string";
  return typeof value === "number" ? "number" : "boolean";
}

function isPlain(value: unknown): value is JsonScalar {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function placeOf(value: unknown): Span {
  const range = isNode(value) ? value.range : undefined;
  return range === undefined || range === null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}
