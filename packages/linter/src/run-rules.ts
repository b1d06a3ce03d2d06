import { type CodePage, type Diagnostic, diagnosticCodes, nearest, quote, type Severity } from "@recond/parser";
import type { Level, LintOptions } from "./options.js";
import type { Found, Rule } from "./rule.js";
import { rules } from "./rules/index.js";

/** The one rule that no level changes. */
const JSON_SYNTAX = "json-syntax";

const levels: readonly Level[] = ["off", "info", "warning", "error"];

/**
 * What is wrong with a level that was asked for.
 *
 * @param id - of a rule, or the code of a warning of the parser
 * @param level - the level
 * @returns undefined when it can be followed
 */
export function levelProblem(id: string, level: unknown): string | undefined {
  const problem = idProblem(id);
  if (problem !== undefined) return problem;
  if (!levels.some((each) => each === level)) {
    return `${quote(id)} cannot be ${quote(String(level))}. A level is ${levels.map((each) => `\`${each}\``).join(", ")}.`;
  }
  if (id === JSON_SYNTAX && level !== "error") {
    return `${quote(id)} is always an error: of what is no JSON nothing can be said. It cannot have another level.`;
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
  if (meant === undefined) return `There is no rule ${quote(id)}.`;
  const isError = pages.get(meant)?.severity === "error";
  const more = isError ? " That is an error of the language, and is always told." : "";
  return `There is no rule ${quote(id)}. Did you mean \`${meant}\`?${more}`;
}

/** What the parser finds, by code. */
const pages: ReadonlyMap<string, CodePage> = new Map(Object.entries(diagnosticCodes));

/**
 * The severity of a rule's findings.
 *
 * @returns undefined when the rule is off
 */
export function severityOf({ id, severity, isOff }: Rule, { rules: wanted = {} }: LintOptions): Severity | undefined {
  const level = Object.hasOwn(wanted, id) ? wanted[id] : undefined;
  if (level === undefined) return isOff === true ? undefined : severity;
  return level === "off" ? undefined : level;
}

/**
 * The parser's diagnostics at the levels that were asked for.
 *
 * @param diagnostics - of one condition
 * @param options - with levels
 */
export function leveled(
  diagnostics: readonly Diagnostic[],
  { rules: wanted = {} }: LintOptions,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const level = Object.hasOwn(wanted, diagnostic.code) ? wanted[diagnostic.code] : undefined;
    if (level === undefined || diagnostic.severity === "error") return [diagnostic];
    return level === "off" ? [] : [{ ...diagnostic, severity: level }];
  });
}

/**
 * What a rule found, as a diagnostic.
 *
 * @param rule - the rule
 * @param severity - of its findings
 * @param found - what it found
 */
export function diagnosticOf(rule: Rule, severity: Severity, { span, message, fixes = [] }: Found): Diagnostic {
  return { code: rule.id, severity, message, span, fixes };
}

/** Diagnostics by their place; at one place the larger part first. */
export function inOrder(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}
