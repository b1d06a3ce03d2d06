import type { Span } from "@recond/parser";

/** A value of a configuration, with its place: whoever checks it need not know the format. */
export type ConfigNode =
  | { readonly kind: "map"; readonly entries: readonly ConfigEntry[]; readonly span: Span }
  | { readonly kind: "list"; readonly items: readonly ConfigNode[]; readonly span: Span }
  | { readonly kind: "scalar"; readonly value: string | number | boolean | null; readonly span: Span };

/** A key and its value; a key may be there more than once. */
export interface ConfigEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ConfigNode;
}

/** A mistake at a place in a text. */
export interface Mistake {
  readonly message: string;
  readonly span: Span;
}

/** What came out of a text: a value, or what is wrong with it. */
export type ReadNode = { readonly node: ConfigNode } | { readonly mistakes: readonly Mistake[] };

/** Most units of a configuration: a thousand ignores have less. */
export const LONGEST_TEXT = 1_000_000;

/** Levels of lists and maps; a configuration has three. */
export const MAX_DEPTH = 20;

/** What is said of a text that is nested deeper. */
export const TOO_DEEP: string = `This is nested deeper than ${MAX_DEPTH} levels. No configuration is.`;
