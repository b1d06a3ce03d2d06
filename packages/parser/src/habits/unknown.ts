import { replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Brackets, ForeignText, NumberToken, Text, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { termNamed } from "../language/vocabulary.js";
import { ahead, at, type Cursor, imageAt, isAttached, report, take } from "../source/cursor.js";
import { addOperand, addUnreadable, expectsOperand } from "../source/items.js";
import { textAt } from "../source/spans.js";
import { namesDecision } from "../words/noise.js";
import { testAt } from "../words/phrases.js";
import { unquoted } from "../words/quotes.js";
import { termAt } from "../words/terms.js";
import type { Habit } from "./habit.js";
import { readPredicate } from "./predicates.js";
import { readTextTest } from "./text-tests.js";
import { isUnknownWord, reportUnexpected } from "./unreadable.js";
import { TEXTS } from "./values.js";

/** `"mobile"`: a term in quotes. */
export const quotedTerm: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, [Text, ForeignText])) return false;
    const inner = unquoted(imageAt(cursor));
    const term = termNamed(inner.toLowerCase());
    if (term === undefined) return false;
    const span = take(cursor);
    report(cursor, span, say("quoted-condition/term", inner), replace(span, inner.toLowerCase(), "Remove the quotes"));
    readPredicate(cursor, term, span);
    return true;
  },
};

/** A text where a term belongs. */
export const strayText: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, [Text, ForeignText])) return false;
    const isTornOff = isAttached(cursor) && !at(cursor, Brackets, -1) && termAt(ahead(cursor, -1)) === undefined;
    const isOperatorPlace = !expectsOperand(cursor);
    const span = take(cursor);
    const text = textAt(cursor, span);
    if (!isOperatorPlace) {
      report(cursor, span, say("unexpected-text/stray", text));
      addOperand(cursor, span);
    } else if (isTornOff) {
      // `= Print' or …`: a quote that no other opened, behind a text without quotes.
      report(cursor, span, say("unexpected-text/torn", text));
      addUnreadable(cursor, span, true);
    } else reportUnexpected(cursor, span);
    return true;
  },
};

/** `product = "Chair"`: what has a test of its own is most likely a custom-data field. */
export const customField: Habit = {
  where: "operand",
  read(cursor) {
    if (!at(cursor, Word)) return false;
    const count = unknownWordsAt(cursor);
    const span = take({ ...cursor }, count);
    if (!isCustomName(ahead(cursor, count), span, count)) return false;
    take(cursor, count);
    const written = textAt(cursor, span);
    const right = `custom_data[${written.replace(/^custom[_-]?data[_-](?=\w)/i, "")}]`;
    report(cursor, span, say("unknown-term/field", written, right), respell(span, right));
    readTextTest(cursor, right, span);
    return true;
  },
};

/** How many words that are nothing we know stand in a row, up to one that tests them. */
function unknownWordsAt(cursor: Cursor): number {
  let count = 1;
  for (let next = ahead(cursor, 1); isUnknownWord(next) && testAt(next) === undefined; next = ahead(cursor, count)) {
    count += 1;
  }
  return count;
}

/** A name has a test with a text behind it, and is made of words that could not as well say what to do with the calls. */
function isCustomName(cursor: Cursor, span: Span, words: number): boolean {
  const test = testAt(cursor);
  if (test === undefined || words > 3 || namesDecision(textAt(cursor, span))) return false;
  // `consent given` says more than that a field has a value.
  if (test.meaning === "present" || test.meaning === "absent") {
    return test.tokens > 1 || /^(?:present|exists?)$/i.test(imageAt(cursor));
  }
  if (at(cursor, [...TEXTS, NumberToken], test.tokens)) return true;
  const value = ahead(cursor, test.tokens);
  return /^[=!<]/.test(imageAt(cursor)) && at(value, Word) && termAt(value) === undefined;
}

/** What is said of words that mean all calls, or none. */
const CONSTANTS = [
  [/^(?:true|always|all(?: calls)?|(?:every|any) call|everything|yes|on)$/i, "unknown-term/all-calls"],
  [/^(?:false|never|none|no calls|nothing|no|off)$/i, "unknown-term/no-calls"],
] as const;

/** From so many words on an unknown text is a sentence rather than a term. */
const LONGEST_UNKNOWN = 5;

/** Words that are nothing we know: a run of them is one diagnostic, and one place that could not be read. */
export const unknownWords: Habit = {
  where: "operand",
  read(cursor) {
    if (!at(cursor, Word)) return false;
    const count = unknownWordsAt(cursor);
    const span = take(cursor, count);
    const text = textAt(cursor, span);
    const known = CONSTANTS.find(([words]) => words.test(text))?.[1] ?? "unknown-term";
    report(cursor, span, say(count >= LONGEST_UNKNOWN ? "unexpected-text/sentence" : known, text));
    addOperand(cursor, span);
    return true;
  },
};
