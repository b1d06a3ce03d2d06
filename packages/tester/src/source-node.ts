import type { Span } from "@recond/parser";

/** A value of a YAML or JSON text, with its place. What reads test files knows nothing of the format. */
export type SourceNode = SourceMap | SourceList | SourceScalar;

/** An object. */
export interface SourceMap {
  readonly kind: "map";
  readonly entries: readonly SourceEntry[];
  readonly span: Span;
}

/** A key of an object and its value. No two entries of an object have the same key. */
export interface SourceEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: SourceNode;
}

/** A list. */
export interface SourceList {
  readonly kind: "list";
  readonly items: readonly SourceNode[];
  readonly span: Span;
}

/** A text, a number, a boolean or null. */
export interface SourceScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

/** A mistake at a place in a text. */
export interface Mistake {
  readonly message: string;
  readonly span: Span;
}

/** What came out of a text: a value, or what is wrong with it. */
export type ReadSource = { readonly node: SourceNode } | { readonly mistakes: readonly Mistake[] };

/** Levels of lists and objects; a test file has four. */
export const MAX_DEPTH = 100;

/**
 * The value as a program uses it.
 *
 * @param node - any value
 */
export function plainValue(node: SourceNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map((item) => plainValue(item));
    case "map":
      // Makes own properties: a key `__proto__` is a key like any other.
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
  }
}

/**
 * The entries of an object of which each key counts once.
 *
 * @param entries - as they are written
 * @returns a mistake for each entry that repeats a key
 */
export function repeatedKeys(entries: readonly SourceEntry[]): readonly Mistake[] {
  const seen = new Set<string>();
  const mistakes: Mistake[] = [];
  for (const { key, keySpan } of entries) {
    if (seen.has(key)) mistakes.push({ message: "This key is there twice. Leave out one of them.", span: keySpan });
    seen.add(key);
  }
  return mistakes;
}
