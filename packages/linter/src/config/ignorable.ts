import { type Diagnostic, diagnosticCodes, quote } from "@recond/parser";
import { levelProblem } from "../run/levels.js";
import { rules } from "../rules/index.js";
import { guessedMeaning } from "../rules/conditions/meaning/guessed-meaning.js";
import { jsonSyntax } from "../rules/payloads/shape/json-syntax.js";

/**
 * Why findings of a rule cannot be ignored: a condition with an error decides nothing after the upload ([R1]), whatever the reason.
 *
 * @param rule - the id of a rule, or a code of the parser
 * @returns undefined when they can
 */
export function ignoreProblem(rule: string): Diagnostic["message"] | undefined {
  if (rule === jsonSyntax.id) return `${quote(rule)} cannot be ignored: nothing else is looked at in what is no JSON.`;
  if (rule === guessedMeaning.id) return `${quote(rule)} cannot be ignored: what was guessed has to be looked at.`;
  if (Object.hasOwn(rules, rule)) {
    if (rules[rule]?.about !== "config") return undefined;
    return `${quote(rule)} is about the configuration and cannot be ignored. Under \`rules\` it can be given another level.`;
  }
  const page = Object.entries(diagnosticCodes).find(([code]) => code === rule)?.[1];
  if (page?.severity === "error") {
    return `${quote(rule)} is an error of the language and cannot be ignored: a condition that has it decides nothing.`;
  }
  return levelProblem(rule, "off");
}
