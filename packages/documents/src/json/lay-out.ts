import type { JsonNode } from "../nodes/json-node.js";
import { rawText } from "../nodes/values.js";

/** Spaces of a level. */
const STEP = "  ";

/** Deeper levels stand under this one, so that a deep text does not become many times as long. */
const DEEPEST = STEP.repeat(20);

/**
 * A JSON value in indented lines. Every name, text, number and escape stays as it is written, which parsing and printing would not keep;
 * only the white space between them is ours.
 *
 * @param document - the text with the value, nested no deeper than `readJson` accepts
 * @param indent - the spaces in front of the line that the value stands in
 */
export function layOut(document: { readonly text: string }, node: JsonNode, indent = ""): string {
  const children = node.children ?? [];
  const inner = deeper(indent);
  if (node.type === "object") return layOutObject(writtenProperties(document, node, inner), indent);
  if (node.type !== "array") return rawText(document, node);
  return block(
    "[]",
    children.map((child) => layOut(document, child, inner)),
    indent,
  );
}

/** A property as it is to be written: name and value are JSON texts, the name with its quotes. */
export interface WrittenProperty {
  readonly name: string;
  readonly value: string;
}

/**
 * An object in indented lines.
 *
 * @param indent - the spaces in front of the line that the object stands in
 */
export function layOutObject(properties: readonly WrittenProperty[], indent = ""): string {
  return block(
    "{}",
    properties.map(({ name, value }) => `${name}: ${value}`),
    indent,
  );
}

/**
 * The properties of an object, as `layOutObject` takes them.
 *
 * @param indent - the spaces in front of the lines of its properties
 */
export function writtenProperties(
  document: { readonly text: string },
  object: JsonNode,
  indent: string,
): readonly WrittenProperty[] {
  return (object.children ?? []).flatMap(({ children = [] }) => {
    const [name, value] = children;
    if (name === undefined || value === undefined) return [];
    return [{ name: rawText(document, name), value: layOut(document, value, indent) }];
  });
}

/** The spaces of the next level. */
export function deeper(indent: string): string {
  return indent.length < DEEPEST.length ? indent + STEP : indent;
}

function block(brackets: string, items: readonly string[], indent: string): string {
  if (items.length === 0) return brackets;
  const inner = deeper(indent);
  return `${brackets.slice(0, 1)}\n${items.map((item) => inner + item).join(",\n")}\n${indent}${brackets.slice(1)}`;
}
