import {
  applyFixes,
  type Condition,
  type Diagnostic,
  equals,
  parse,
  type ParseResult,
  type VocabularyName,
} from "@recond/parser";
import type { Finding } from "../rule/finding.js";

/** What the fixes of a condition's mistakes lead to. */
export interface Mended {
  /** Valid conditions: one, or, where a person has to choose, one for each way. */
  readonly texts: readonly string[];
  /** `safe` when no fix was needed that a person has to confirm, `choice` when there are ways of which none is likelier than the others. */
  readonly by: "safe" | "suggested" | "choice";
}

/** What a condition can be mended to, and where it stands; the path of a condition alone is empty. */
export interface MendedCondition extends Mended {
  readonly path: Finding["path"];
}

/** A fix may uncover the next mistake; more rounds than that lead nowhere. */
const MAX_ROUNDS = 10;

/** A text with so many errors that some were left out, or with so many groups in one another, is hardly a condition. */
const HOPELESS: ReadonlySet<string> = new Set(["too-many-diagnostics", "nesting-too-deep"]);

/** Nobody chooses among more conditions. */
const MOST_CHOICES = 4;

/**
 * The valid text that the fixes of a condition's mistakes lead to, or the texts among which a person has to choose.
 *
 * @returns undefined for a valid condition, and where the fixes do not lead to one that says something
 */
export function mend(parsed: ParseResult, vocabulary: VocabularyName): Mended | undefined {
  if (parsed.valid || parsed.diagnostics.some(({ code }) => HOPELESS.has(code))) return undefined;
  const [safe] = outcomes(parsed, { vocabulary, suggested: false }, MAX_ROUNDS);
  if (safe !== undefined) return { texts: [safe], by: "safe" };
  const texts = withoutSame(outcomes(parsed, { vocabulary, suggested: true }, MAX_ROUNDS), vocabulary);
  if (texts.length === 0 || texts.length > MOST_CHOICES) return undefined;
  return { texts, by: texts.length === 1 ? "suggested" : "choice" };
}

/** Nobody has to choose between two texts that are read as the same tree. */
function withoutSame(texts: readonly string[], vocabulary: VocabularyName): readonly string[] {
  const trees: Condition[] = [];
  return texts.filter((text) => {
    const { condition } = parse(text, { vocabulary });
    if (condition === null || condition === undefined || trees.some((each) => equals(each, condition))) return false;
    return trees.push(condition) > 0;
  });
}

/** How a condition is mended. */
interface Mending {
  readonly vocabulary: VocabularyName;
  readonly suggested: boolean;
}

/** The valid texts that a condition is mended to, one for each choice; none when a way does not lead to one. */
function outcomes(parsed: ParseResult, mending: Mending, rounds: number): readonly string[] {
  // An empty condition holds for every call: that was hardly meant.
  if (parsed.valid) return parsed.condition === null ? [] : [parsed.source];
  if (rounds === 0) return [];
  const ends = waysOn(parsed, mending).map((errors): readonly string[] => {
    const fixed = applyFixes(parsed.source, errors, mending);
    if (fixed === parsed.source) return [];
    return outcomes(parse(fixed, { vocabulary: mending.vocabulary }), mending, rounds - 1);
  });
  return ends.some((each) => each.length === 0) ? [] : ends.flat();
}

/** The errors with the fixes that are to be applied: one list for each alternative of the first error that has some. */
function waysOn({ diagnostics }: ParseResult, { suggested }: Mending): readonly (readonly Diagnostic[])[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const choices = errors.filter(({ alternatives = [] }) => alternatives.length > 0);
  const [choice] = choices;
  if (choice === undefined) return [errors];
  if (!suggested || choices.length > 2) return [];
  return (choice.alternatives ?? []).map((fix) =>
    errors.map((error) => (error === choice ? { ...error, fixes: [fix] } : error)),
  );
}
