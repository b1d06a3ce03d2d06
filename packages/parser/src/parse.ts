import { ConditionSyntaxError } from "./diagnostics/errors.js";
import type { Diagnostic } from "./diagnostics/diagnostics.js";
import { bySource, createReporter, type Reporter } from "./diagnostics/reporter.js";
import { say } from "./diagnostics/sentences.js";
import { type Attempt, treeOfOffer } from "./mistakes/offer.js";
import { repair } from "./mistakes/repair.js";
import { MAX_DIAGNOSTICS } from "./language/limits.js";
import { predicatesOf } from "./language/predicates.js";
import type { Condition, Span } from "./language/tree.js";
import type { VocabularyName } from "./language/vocabulary.js";
import { DEFAULTS, type ParseOptions, readOptions, readSource, type Settings } from "./reading/read-source.js";

/** What was read: a valid condition has a tree, which is `null` for the empty one. */
export type ParseResult = {
  /** The text that was parsed, as it was given. */
  readonly source: string;
  /** Whether the condition can be used: no diagnostic has the severity "error". */
  readonly valid: boolean;
  /** The tree as far as it could be read; `null` for the empty condition, `undefined` when nothing could be read. */
  readonly condition: Condition | null | undefined;
  /** Everything there is to say about the source, in its order. */
  readonly diagnostics: readonly Diagnostic[];
} & ({ readonly valid: true; readonly condition: Condition | null } | { readonly valid: false });

/**
 * Reads a condition. What is written otherwise than the language wants is understood as far as possible and reported.
 *
 * @param source - the condition's text; a text of spaces, tabs and line breaks only is the empty condition ([R1])
 * @returns the tree, and what is wrong with the source; never throws on a string
 * @throws TypeError when `source` is no string, or the options are none
 */
export function parse(source: string, options: ParseOptions = DEFAULTS): ParseResult {
  const settings = readOptions(source, options);
  const { vocabulary, maxLength } = settings;
  if (source.length > maxLength) return tooLong(source, maxLength);
  // Most conditions are written well, so they are read as they are; only the others are repaired first.
  const read = readSource(source, settings);
  if (read === undefined) return readRepaired(source, settings);
  if (vocabulary !== "recording") return readElsewhere(source, read, settings);
  return { source, condition: read, valid: true, diagnostics: [] };
}

/** A source that is not well-formed: what is wrong with it, and the tree of what its fixes make of it, as far as they do. */
function readRepaired(source: string, settings: Settings): ParseResult {
  const { vocabulary, maxDiagnostics } = settings;
  const first = repair(source, settings);
  // Of a text with more mistakes than anybody mends by hand no tree is offered, whether all of them are told or not.
  const hasAll = first.diagnostics.length <= Math.min(maxDiagnostics, MAX_DIAGNOSTICS);
  const offered = hasAll ? treeOfOffer(source, first, (text) => readAgain(text, settings)) : first.rest;
  // Nobody who writes something means the empty condition, which every call meets.
  const found = offered === null ? first.diagnostics.map(withoutSafety) : first.diagnostics;
  const condition = offered ?? undefined;
  const reporter = createReporter(Math.max(0, maxDiagnostics - found.length));
  if (vocabulary !== "recording" && hasAll) reportTextFields(source, condition, vocabulary, reporter);
  return result(source, condition, [...found, ...reporter.diagnostics()].toSorted(bySource));
}

/** A text that fixes led to. */
function readAgain(text: string, settings: Settings): Attempt {
  const condition = readSource(text, settings);
  return condition === undefined
    ? repair(text, settings)
    : { diagnostics: [], rest: undefined, condition: () => condition };
}

/** Only what cannot be seen is left out, for a person to confirm; words and signs that leave nothing behind them are not. */
function withoutSafety(diagnostic: Diagnostic): Diagnostic {
  const fixes = diagnostic.code === "foreign-space" ? diagnostic.fixes.map((fix) => ({ ...fix, safe: false })) : [];
  return { ...diagnostic, fixes };
}

/** A valid condition of a vocabulary for which the documents do not list the text fields. */
function readElsewhere(
  source: string,
  condition: ParseResult["condition"],
  { vocabulary, maxDiagnostics }: Settings,
): ParseResult {
  const reporter = createReporter(maxDiagnostics);
  reportTextFields(source, condition, vocabulary, reporter);
  return result(source, condition, reporter.diagnostics());
}

function result(
  source: string,
  condition: ParseResult["condition"],
  diagnostics: ParseResult["diagnostics"],
): ParseResult {
  return condition === undefined || diagnostics.some(({ severity }) => severity === "error")
    ? { source, condition, valid: false, diagnostics }
    : { source, condition, valid: true, diagnostics };
}

function tooLong(source: string, maxLength: number): ParseResult {
  const reporter = createReporter();
  reporter.report({ start: maxLength, end: source.length }, say("too-long", source.length, maxLength));
  return result(source, undefined, reporter.diagnostics());
}

/** The term itself, without its name and test; the whole predicate where the term is spelt in another way. */
function termSpan(source: string, name: string, span: Span): Span {
  return source.startsWith(name, span.start) ? { start: span.start, end: span.start + name.length } : span;
}

/** Text fields outside recording conditions may work: the documents only do not list them ([R18]). */
function reportTextFields(
  source: string,
  root: Condition | null | undefined,
  vocabulary: VocabularyName,
  reporter: Reporter,
): void {
  const kind = vocabulary === "routing" ? "routing" : "pay";
  for (const node of predicatesOf(root ?? null)) {
    if (!("field" in node) || node.span === undefined) continue;
    const { name } = node.field;
    reporter.report(termSpan(source, name, node.span), say("text-field-elsewhere", name, kind));
  }
}

/**
 * Reads a condition that has to be valid.
 *
 * @returns the tree, `null` for the empty condition
 * @throws ConditionSyntaxError with all diagnostics when the condition has an error
 * @throws TypeError when `source` is no string, or the options are none
 */
export function parseOrThrow(source: string, options?: ParseOptions): Condition | null {
  const { condition, valid, diagnostics } = parse(source, options);
  if (!valid) throw new ConditionSyntaxError(source, diagnostics);
  return condition;
}
