import { vocabulary } from "@recond/parser";

/** The terms that are no words of any language: these are hardly ever in a text by chance. */
const TERMS: ReadonlySet<string> = new Set(
  vocabulary.map(({ name }) => name as string).filter((name) => name.includes("_")),
);

/** An operator, and the word or bracketed term behind it. */
const OPERATOR_AND_TERM =
  /(?:^|\s)(?:and|or|&&|\|\|)\s(?:not\s)?\(?\s?(\b[a-z]{1,30}_[a-z_]{1,30}|pressed(?=\s?\[)|duration(?=\s?[<>=]))/gi;
/** What can only be a condition, since nobody else says `and not mobile`. */
const NEGATED_FLAG = /\s(?:and|or) not (?:mobile|landline|repeat)\)?$/;
/** A term and its test. */
const TERM_AND_TEST = /\b([a-z]{1,30}_[a-z_]{1,30})\s?(?:\[[^\]]{0,100}\])?\s?(?:!?=|\bcontains\b|\bpresent\b)/gi;

/** Whether a text has a piece of a condition in it: an operator with a term behind it, or a term with its test. */
export function hasCondition(text: string): boolean {
  if (NEGATED_FLAG.test(text)) return true;
  if (!text.includes("_") && !text.includes("[") && !text.includes("duration")) return false;
  for (const [, term = ""] of text.matchAll(OPERATOR_AND_TERM)) {
    if (!term.includes("_") || TERMS.has(term.toLowerCase())) return true;
  }
  for (const [, term = ""] of text.matchAll(TERM_AND_TEST)) if (TERMS.has(term.toLowerCase())) return true;
  return false;
}
