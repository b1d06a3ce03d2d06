import { quote } from "../language/characters.js";
import { say } from "../diagnostics/sentences.js";
import { ForeignComparison, ForeignText, Not, NumberToken, Text, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { ahead, at, type Cursor, imageAt, report, take } from "../source/cursor.js";
import { addOperand } from "../source/items.js";
import { between, rewrite, textAt } from "../source/spans.js";
import { operatorPhraseAt } from "../words/operators.js";
import { testAt } from "../words/phrases.js";
import { unquoted } from "../words/quotes.js";
import { termAt } from "../words/terms.js";
import { backDirectiveAt } from "./directives.js";
import { isTable } from "./surroundings.js";

/** What a flag is compared with. */
export const TRUTH_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "1", "y", "on", "t", "present"].map((word) => [word, true] as const),
  ...["false", "no", "0", "n", "off", "f"].map((word) => [word, false] as const),
]);

/** A flag as a number that is compared. */
const ORDERED_TRUTHS: ReadonlyMap<string, boolean> = new Map(
  Object.entries({ "> 0": true, ">= 1": true, "< 1": false, "<= 0": false }),
);

/**
 * Adds a predicate that is true or false by itself. It is often compared all the same (`mobile = true`): what it comes to is then the
 * predicate, or its opposite.
 *
 * @param name - the predicate as it should be written, or as it stands there
 */
export function addTruth(cursor: Cursor, head: Span, name: string = textAt(cursor, head), isPresence = false): void {
  const compared = comparedWith(cursor, isPresence);
  const isNone =
    compared === undefined ||
    (imageAt(cursor) === ":" && !isTable(cursor)) ||
    (compared.truth === undefined && backDirectiveAt(cursor) !== undefined);
  if (isNone) return addOperand(cursor, head);
  const { truth } = compared;
  const test = take(cursor, compared.tokens);
  const span = between(head, test);
  const text = textAt(cursor, test);
  if (truth === undefined) report(cursor, test, say("flag-test/other", name, text));
  else {
    const meant = truth ? name : `not ${name}`;
    const fix = rewrite(`Write ${quote(meant)}`, span, truth ? "" : "not ", head);
    report(cursor, test, say("flag-test", name, text, meant), ...(saysMore(cursor, text, truth) ? [] : [fix]));
  }
  addOperand(cursor, span, truth === false);
}

/** `no mobile: yes`: an answer to what, cannot be seen; `mobile and repeat are false` denies both. */
function saysMore({ items }: Cursor, text: string, truth: boolean): boolean {
  const before = items.at(-1)?.type;
  if (before === "not") return text.startsWith(":");
  return !truth && (before === "and" || before === "or") && /^(?:are|were)(?:n['\u2019]?t)?(?![a-z])/i.test(text);
}

/** What a flag is compared with, and in how many tokens; `truth` is undefined when that is neither true nor false. */
function comparedWith(cursor: Cursor, isPresence: boolean): { tokens: number; truth: boolean | undefined } | undefined {
  const test = testAt(cursor);
  // `mobile not repeat` lacks an operator; it is no comparison.
  if (test === undefined || (test.tokens === 1 && at(cursor, Not)) || isSignOfTexts(cursor)) return undefined;
  const { tokens, meaning } = test;
  // `mobile without repeat`, `mobile other than repeat`.
  if (operatorPhraseAt(cursor)?.tokens === tokens && termAt(ahead(cursor, tokens)) !== undefined) return undefined;
  if (meaning === "present" || meaning === "absent") {
    // `mobile is none`: whether it is unknown is not what a flag says.
    const isNothing = /^(?:null|nil|none|undefined|empty|blank|missing|unknown)$/i.test(imageAt(cursor, tokens - 1));
    return isPresence ? undefined : { tokens, truth: isNothing ? undefined : meaning === "present" };
  }
  if (!at(cursor, [Text, ForeignText, NumberToken, Word], tokens)) {
    return test.code === undefined ? { tokens, truth: undefined } : undefined;
  }
  return { tokens: tokens + 1, truth: truthOf(meaning, unquoted(imageAt(cursor, tokens)).trim().toLowerCase()) };
}

/** What a flag is that is compared with a word in this way. */
function truthOf(meaning: string, word: string): boolean | undefined {
  const ordered = ORDERED_TRUTHS.get(`${meaning} ${word}`);
  if (ordered !== undefined || (meaning !== "=" && meaning !== "!=")) return ordered;
  const says = TRUTH_WORDS.get(word);
  return says === undefined ? undefined : says === (meaning === "=");
}

/** `:` and the like compare texts elsewhere; behind a flag they are no comparison. */
function isSignOfTexts(cursor: Cursor): boolean {
  const sign = at(cursor, ForeignComparison) ? imageAt(cursor) : "";
  // `during_hours: yes` is a comparison, `repeat ? mobile : false` is none.
  return sign === ":" ? cursor.items.at(-1)?.type === "unreadable" : /^[~*^$]/.test(sign);
}
