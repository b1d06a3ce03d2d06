import { type Diagnostic, parse, type ParseResult, type VocabularyName } from "@recond/parser";
import { createConditionSubject } from "./condition-subject.js";
import type { LintOptions } from "./options.js";
import { diagnosticOf, inOrder, leveled, severityOf } from "./run-rules.js";
import { requireOptions } from "./require-options.js";
import { withoutOutweighed } from "./outweighed.js";
import { rules } from "./rules/index.js";

/**
 * What is wrong, or doubtful, about a condition: what the parser reports, and, if the condition is valid, what the rules find.
 *
 * @param source - the condition's text
 * @param options - its vocabulary, levels of rules, names that are known
 * @returns in the order of the text; `code` is the rule's id or the parser's code, spans are UTF-16 offsets
 * @throws InvalidLintOptionsError when an option cannot be followed, such as a rule or a level that does not exist
 * @throws TypeError when `source` is no string
 */
export function lint(source: string, options: LintOptions = {}): readonly Diagnostic[] {
  requireOptions(options);
  const vocabulary = options.vocabulary ?? "recording";
  return lintParsed(parse(source, { vocabulary }), vocabulary, options);
}

/**
 * The same for a condition that was parsed before.
 *
 * @param parsed - what `parse` gave
 * @param vocabulary - under which
 * @param options - levels of rules, names that are known
 */
export function lintParsed(
  parsed: ParseResult,
  vocabulary: VocabularyName,
  options: LintOptions,
): readonly Diagnostic[] {
  const { source, condition, valid, diagnostics } = parsed;
  const told = leveled(diagnostics, options);
  // What would be said of a condition that is not what was meant, nobody needs.
  if (!valid || condition === undefined) return told;
  const subject = createConditionSubject(source, condition, vocabulary, options);
  const found = Object.values(rules).flatMap((rule) => {
    const severity = severityOf(rule, options);
    if (rule.about !== "condition" || severity === undefined) return [];
    return [...rule.check(subject)].map((each) => diagnosticOf(rule, severity, each));
  });
  return [...told, ...withoutOutweighed(found)].toSorted(inOrder);
}
