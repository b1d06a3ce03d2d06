import { type Diagnostic, parse, type ParseResult, type VocabularyName } from "@recond/parser";
import { createConditionSubject } from "./rule/condition-subject.js";
import { type LintOptions, parseOptions } from "./rule/options.js";
import { leveled } from "./run/levels.js";
import { inOrder, runRules, withoutOutweighed } from "./run/run-rules.js";
import { requireOptions } from "./run/require-options.js";
import { conditionRules } from "./rules/index.js";

/**
 * What is wrong, or doubtful, about a condition: what the parser reports, and, if the condition is valid, what the rules find.
 *
 * @returns in the order of the text; `code` is the rule's id or the parser's code, spans are UTF-16 offsets
 * @throws InvalidLintOptionsError when an option cannot be followed, such as a rule or a level that does not exist
 * @throws TypeError when `source` is no string
 */
export function lint(source: string, options: LintOptions = {}): readonly Diagnostic[] {
  requireOptions(options);
  const vocabulary = options.vocabulary ?? "recording";
  return lintParsed(parse(source, parseOptions(vocabulary, options)), vocabulary, options);
}

/** The same for a condition that was parsed before, under that vocabulary. */
export function lintParsed(
  parsed: ParseResult,
  vocabulary: VocabularyName,
  options: LintOptions,
): readonly Diagnostic[] {
  const { source, condition, valid, diagnostics } = parsed;
  const ofParser = leveled(diagnostics, options);
  // Findings in a condition that is not what was meant would help nobody.
  if (!valid) return ofParser;
  const subject = createConditionSubject(source, condition, vocabulary, options);
  const ofRules = withoutOutweighed(runRules(conditionRules, subject, options));
  return [...ofParser, ...ofRules].toSorted(inOrder);
}
