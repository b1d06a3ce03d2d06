import { isRecord, quote, type VocabularyName } from "@recond/parser";
import { InvalidLintOptionsError, knownNames, type LintOptions } from "../rule/options.js";
import { levelProblem } from "./levels.js";

/**
 * Refuses options that would have no effect, or another one than they say. Their types do not hold for callers in JavaScript, nor for
 * options that were read from a file.
 *
 * @throws InvalidLintOptionsError that names the option, for a rule with the nearest right one
 */
export function requireOptions(options: LintOptions): void {
  if (!isRecord(options)) throw new InvalidLintOptionsError(`The options are an object, not ${described(options)}.`);
  const { rules, known } = options;
  requireEach(options);
  if (rules !== undefined) requireLevels(rules);
  if (known !== undefined) requireKnown(known);
}

const vocabularies: Readonly<Record<VocabularyName, true>> = { recording: true, routing: true, payout: true };

function isVocabulary(value: unknown): boolean {
  return typeof value === "string" && Object.hasOwn(vocabularies, value);
}

/** The options that are one value. */
function requireEach(options: LintOptions): void {
  const { vocabulary, complete, current, terms, guarantees, nodeLimit, maxDiagnostics } = options;
  requireFit("guarantees", guarantees, Array.isArray, "a list of guarantees");
  requireFit("vocabulary", vocabulary, isVocabulary, '"recording", "routing" or "payout"');
  requireFit("complete", complete, (value) => typeof value === "boolean", "`true` or `false`");
  requireFit("current", current, (value) => typeof value === "string", "JSON text, a string");
  requireFit("terms", terms, (value) => value === "current" || value === "future", '"current" or "future"');
  for (const [name, limit] of Object.entries({ nodeLimit, maxDiagnostics })) {
    requireFit(name, limit, (value) => typeof value === "number" && value >= 1, "a number from 1 on");
  }
}

function requireFit(name: string, value: unknown, isFine: (value: unknown) => boolean, expected: string): void {
  if (value !== undefined && !isFine(value)) throw misfit(name, value, expected);
}

function misfit(name: string, value: unknown, expected: string): InvalidLintOptionsError {
  return new InvalidLintOptionsError(`The option \`${name}\` is ${expected}, not ${described(value)}.`);
}

/** Levels of rules that do not exist, or of errors of the language, without which a condition decides nothing ([R1]). */
function requireLevels(rules: unknown): void {
  if (!isRecord(rules)) throw misfit("rules", rules, "an object of levels by the ids of rules");
  for (const [id, level] of Object.entries(rules)) {
    const problem = levelProblem(id, level);
    if (problem !== undefined) throw new InvalidLintOptionsError(problem);
  }
}

function requireKnown(known: unknown): void {
  if (!isRecord(known)) throw misfit("known", known, "an object of lists of names");
  for (const [name, list] of Object.entries(known)) {
    if (!knownNames.some((each) => each === name)) {
      const all = knownNames.map((each) => `\`${each}\``);
      throw new InvalidLintOptionsError(`The option \`known\` has no ${quote(name)}. It has ${all.join(", ")}.`);
    }
    requireFit(`known.${name}`, list, isListOfTexts, "a list of strings");
  }
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function described(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "string" || typeof value === "number"
    ? quote(String(value))
    : `a value of type ${typeof value}`;
}
