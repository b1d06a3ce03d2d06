/** The conditions of a payload that the language has words for. */
export type Vocabulary = "recording" | "routing" | "payout";

/** A replacement of a stretch of the source. */
export interface EditLike {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** A fix of a diagnostic. */
export interface FixLike {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly EditLike[];
}

/** A diagnostic of an implementation. */
export interface DiagnosticLike {
  readonly code: string;
  readonly severity: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly fixes: readonly FixLike[];
}

/** What parsing gives: the tree (`null`: the empty condition, `undefined`: nothing could be read) and the diagnostics. */
export interface ParseOutcome<Tree> {
  readonly condition: Tree | null | undefined;
  readonly valid: boolean;
  readonly diagnostics: readonly DiagnosticLike[];
}

/** Options of parsing. */
export interface ParseSettings {
  vocabulary?: Vocabulary;
  maxLength?: number;
  maxNesting?: number;
}

/**
 * An implementation of the language, as plain functions. Only `parse` is needed; checks that need another function are
 * left out when it is not there.
 */
export interface Implementation<Tree, Settings, Call> {
  readonly parse: (source: string, options?: ParseSettings) => ParseOutcome<Tree>;
  readonly format?: (condition: Tree | null) => string;
  readonly evaluate?: (condition: Tree | null, call: Call) => boolean | undefined;
  readonly decide?: (settings: Settings, call: Call) => { readonly decision: string; readonly reason: string };
}
