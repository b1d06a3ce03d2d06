import type { Span } from "@recond/parser";
import type { JsonNode } from "./json-node.js";

/**
 * The value of an object's property; of several with the same name the last, as in `JSON.parse`.
 *
 * @returns undefined when the value is no object or has no such property
 */
export function property(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.type !== "object") return undefined;
  return node.children?.findLast((candidate) => candidate.children?.[0]?.value === name)?.children?.[1];
}

/** The elements of an array, or nothing when the value is no array. */
export function elements(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** A property's name where it is written, and its value. */
export interface WrittenName {
  readonly name: string;
  /** The name with its quotes. */
  readonly node: JsonNode;
  readonly value: JsonNode;
}

/**
 * The names of an object's properties in the order of the text, one that is written twice twice.
 *
 * @param object - any value; one that is no object has none
 */
export function writtenNames(object: JsonNode): readonly WrittenName[] {
  if (object.type !== "object") return [];
  return (object.children ?? []).flatMap(({ children: [node, value] = [] }) =>
    node === undefined || value === undefined ? [] : [{ name: String(node.value), node, value }],
  );
}

/** A name that an object has more than once. */
export interface RepeatedName {
  readonly name: string;
  /** Where it is written first. */
  readonly first: JsonNode;
  /** Where it is written again. */
  readonly again: JsonNode;
}

/** The names that an object has more than once: which of the values counts is left to the reader of the JSON. */
export function repeatedNames(object: JsonNode): readonly RepeatedName[] {
  const seen = new Map<string, JsonNode>();
  const found: RepeatedName[] = [];
  for (const { name, node } of writtenNames(object)) {
    const first = seen.get(name);
    if (first === undefined) seen.set(name, node);
    else found.push({ name, first, again: node });
  }
  return found;
}

/** The names that a value, or one inside it, has more than once, each with the way to its object. */
export function* repeatedWithin(
  node: JsonNode,
  path: readonly (string | number)[] = [],
): Iterable<RepeatedName & { readonly path: readonly (string | number)[] }> {
  for (const repeated of repeatedNames(node)) yield { ...repeated, path };
  for (const [index, element] of elements(node).entries()) yield* repeatedWithin(element, [...path, index]);
  for (const { name, value } of writtenNames(node)) yield* repeatedWithin(value, [...path, name]);
}

/** The value as a program uses it. */
export function plainValue(node: JsonNode): unknown {
  if (node.type === "array") return elements(node).map((element) => plainValue(element));
  return node.type === "object" ? plainObject(node) : node.value;
}

/**
 * An object as a program uses it; one with a name twice has the last of the values, as from `JSON.parse`.
 *
 * @param node - any value; one that is no object has no properties
 */
export function plainObject(node: JsonNode): object {
  // Makes own properties: a key `__proto__` is a key like any other.
  return Object.fromEntries(writtenNames(node).map(({ name, value }) => [name, plainValue(value)]));
}

/** The place of a value in its text, in UTF-16 offsets. */
export function spanOf(node: JsonNode): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** A value as it is written. */
export function rawText(document: { readonly text: string }, node: JsonNode): string {
  return document.text.slice(node.offset, node.offset + node.length);
}
