import { MAX_DIAGNOSTICS, MAX_LENGTH, MAX_NESTING } from "../language/limits.js";
import { requireObject, requireText, requireThat } from "../language/require.js";
import type { Condition } from "../language/tree.js";
import { isVocabularyName, type VocabularyName } from "../language/vocabulary.js";
import { readCondition } from "./grammar.js";
import { scan } from "./tokens.js";

/** What to parse for. The limits of the text can only be lowered: a higher one counts as the language's own. */
export interface ParseOptions {
  /** Which of a campaign's conditions the text is; `"recording"` by default. */
  readonly vocabulary?: VocabularyName | undefined;
  /** Longest source that is parsed, in UTF-16 units; at most 1,048,576. */
  readonly maxLength?: number | undefined;
  /** Most open parentheses and `not`s around a place; at most 200. */
  readonly maxNesting?: number | undefined;
  /** Most diagnostics that are reported, 1000 by default; one more then says that others were left out. */
  readonly maxDiagnostics?: number | undefined;
}

/** The tree of a source that is no longer than it may be; `undefined` when it is not well-formed. */
export function readSource(source: string, settings: Settings): Condition | null | undefined {
  const read = readCondition(source, scan, settings.vocabulary, settings.maxNesting);
  return read === "not-well-formed" ? undefined : read;
}

/** The options with everything filled in, and no limit above the language's own. */
export type Settings = { readonly [Name in keyof ParseOptions]-?: NonNullable<ParseOptions[Name]> };

/** What is settled where nothing is asked for. */
export const DEFAULTS: Settings = {
  vocabulary: "recording",
  maxLength: MAX_LENGTH,
  maxNesting: MAX_NESTING,
  maxDiagnostics: MAX_DIAGNOSTICS,
};

/** Checks what `parse` is given: callers that no type checker guards may give anything. */
export function readOptions(source: unknown, options: ParseOptions): Settings {
  requireText("A condition is a string", source);
  if (options === DEFAULTS) return DEFAULTS;
  requireObject("The options are an object", options);
  const { vocabulary = "recording" } = options;
  requireThat(isVocabularyName(vocabulary), 'The vocabulary is "recording", "routing" or "payout"', vocabulary);
  return {
    vocabulary,
    maxLength: lowered(options.maxLength, MAX_LENGTH),
    maxNesting: lowered(options.maxNesting, MAX_NESTING),
    maxDiagnostics: lowered(options.maxDiagnostics ?? MAX_DIAGNOSTICS, Infinity),
  };
}

function lowered(option: number | undefined, limit: number): number {
  return option === undefined || Number.isNaN(option) ? limit : Math.max(0, Math.min(option, limit));
}
