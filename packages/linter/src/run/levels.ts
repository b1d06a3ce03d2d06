import { type CodePage, type Diagnostic, diagnosticCodes, nearest, quote, type Severity } from "@recond/parser";
import type { Level, LintOptions } from "../rule/options.js";
import type { RulePage } from "../rule/rule.js";
import { rules } from "../rules/index.js";
import { guessedMeaning } from "../rules/conditions/meaning/guessed-meaning.js";
import { jsonSyntax } from "../rules/payloads/shape/json-syntax.js";

/** How seriously a rule can be taken. */
export const levels: readonly Level[] = ["off", "info", "warning", "error"];

/** Whether a value is a level. */
export function isLevel(value: unknown): value is Level {
  return levels.some((each) => each === value);
}

/** Rules that are reported outside of the rules' run, and why they are errors whatever is asked for. */
const ALWAYS_ERRORS: ReadonlyMap<string, string> = new Map([
  [jsonSyntax.id, "of what is no JSON nothing can be said"],
  [guessedMeaning.id, "what was guessed has to be looked at"],
]);

/**
 * What is wrong with a level that was asked for.
 *
 * @param id - of a rule, or the code of a warning of the parser
 * @returns undefined when it can be followed
 */
export function levelProblem(id: string, level: unknown): string | undefined {
  const problem = idProblem(id);
  if (problem !== undefined) return problem;
  if (!isLevel(level)) {
    return `${quote(id)} cannot be ${quote(String(level))}. A level is ${levels.map((each) => `\`${each}\``).join(", ")}.`;
  }
  const reason = ALWAYS_ERRORS.get(id);
  if (reason !== undefined && level !== "error") {
    return `${quote(id)} is always an error: ${reason}. It cannot have another level.`;
  }
  return undefined;
}

/**
 * Why no level can be asked for under a name.
 *
 * @param id - of a rule, or the code of a warning of the parser
 * @returns undefined when one can
 */
export function idProblem(id: string): string | undefined {
  if (Object.hasOwn(rules, id)) return undefined;
  const page = pages.get(id);
  if (page?.severity === "error") {
    return `${quote(id)} is an error of the language: a condition that has it decides nothing. It cannot have another level.`;
  }
  if (page !== undefined) return undefined;
  const meant = nearest(id, [...Object.keys(rules), ...pages.keys()]);
  if (meant === undefined) return `There is no rule ${quote(id)}. \`recond rules\` lists them.`;
  const isError = pages.get(meant)?.severity === "error";
  const more = isError ? " That is an error of the language, and is always told." : "";
  return `There is no rule ${quote(id)}. Did you mean \`${meant}\`?${more}`;
}

/** What the parser finds, by code. */
const pages: ReadonlyMap<string, CodePage> = new Map(Object.entries(diagnosticCodes));

/** The severity of a rule's findings; undefined when the rule is off. */
export function severityOf({ id, severity, isOff }: RulePage, options: LintOptions): Severity | undefined {
  const level = wantedLevel(id, options) ?? (isOff === true ? "off" : severity);
  return level === "off" ? undefined : level;
}

function wantedLevel(code: string, { rules: wanted = {} }: LintOptions): Level | undefined {
  return Object.hasOwn(wanted, code) ? wanted[code] : undefined;
}

/** The parser's diagnostics at the levels that were asked for. */
export function leveled(diagnostics: readonly Diagnostic[], options: LintOptions): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const level = wantedLevel(diagnostic.code, options);
    if (level === undefined || diagnostic.severity === "error") return [diagnostic];
    return level === "off" ? [] : [{ ...diagnostic, severity: level }];
  });
}
