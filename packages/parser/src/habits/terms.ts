import { replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Dot, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { type Term, termNamed, type VocabularyName } from "../language/vocabulary.js";
import { ahead, at, type Cursor, imageAt, isAttached, report, take, wordAt } from "../source/cursor.js";
import { add, expectsOperand } from "../source/items.js";
import { previousEnd, textAt } from "../source/spans.js";
import { testAt } from "../words/phrases.js";
import { type FoundTerm, reportTermAt, TERM_NAMES, termAt } from "../words/terms.js";
import { misspelt } from "../words/typos.js";
import type { Habit } from "./habit.js";
import { reportCase } from "./operators.js";
import { readPredicate } from "./predicates.js";
import { isDeniedTogether, isJoinedBehind, isScopeUnclear, sharesNoun } from "./surroundings.js";
import { skipTest } from "./unreadable.js";
import { TEXTS } from "./values.js";

/** A term in some spelling. */
export const knownTerm: Habit = {
  where: "anywhere",
  read(cursor) {
    const found = termAt(cursor);
    if (found === undefined || (found.spelling === "other" && isCustomField(cursor, found))) return false;
    const isFirst = expectsOperand(cursor);
    const head = take(cursor, found.tokens);
    if (found.spelling === "letter-case") reportCase(cursor, head, found.term.name);
    if (found.spelling === "other") reportSpelling(cursor, head, found, isFirst);
    if (found.isNegated) add(cursor, "not", head);
    return readTerm(cursor, found.term, head);
  },
};

/** `region = "West"` in a recording condition rather means a custom-data field of that name. */
function isCustomField(cursor: Cursor, found: FoundTerm): boolean {
  if (found.term.kind === "text" || found.term.kind === "pressed" || found.tokens !== 1) return false;
  const test = testAt(ahead(cursor, 1));
  if (test === undefined || !at(cursor, TEXTS, 1 + test.tokens)) return false;
  return !/^["'\\\u2018-\u201f]*(?:true|false|yes|no|[01])["'\\\u2018-\u201f]*$/i.test(
    imageAt(cursor, 1 + test.tokens),
  );
}

function reportSpelling(cursor: Cursor, head: Span, { term, isNegated }: FoundTerm, isFirst: boolean): void {
  const text = textAt(cursor, head);
  const right = isNegated ? `not ${term.name}` : term.name;
  // `is not mobile or repeat` rather denies both, and `mobile no repeat` may deny either.
  const isOpen = isNegated && ((/^is\s/i.test(text) && isJoinedBehind(cursor)) || (!isFirst && /^no\s/i.test(text)));
  // `not from mobile or landline`, `not on a mobile or repeat`.
  const isOfSeveral = /^(?:is|on|from|phone|caller)\s/i.test(text) && isScopeUnclear(cursor);
  const isUnclear =
    isOpen ||
    isOfSeveral ||
    sharesNoun(cursor, text) ||
    (!isFirst && isDeniedTogether(cursor.source, cursor.items, head));
  report(cursor, head, say("term-spelling", text, right), ...(isUnclear ? [] : [respell(head, right)]));
}

const CONDITIONS: Readonly<Record<VocabularyName, string>> = {
  recording: "recording conditions",
  routing: "the `Condition` nodes of an IVR tree",
  payout: "the conditions of pay policies",
};

/** Reads what stands behind a term; says where a term belongs that this kind of condition does not know. */
function readTerm(cursor: Cursor, term: Term, head: Span): true {
  if (term.kind !== "text" && !term.vocabularies.includes(cursor.vocabulary)) {
    const places = term.vocabularies.map((name) => CONDITIONS[name]).join(" and in ");
    report(cursor, head, say("other-condition", term.name, CONDITIONS[cursor.vocabulary], places));
  }
  readPredicate(cursor, term, head);
  return true;
}

/** What programs and queries call the thing that a term is asked of. */
const OBJECTS: ReadonlySet<string> = new Set(
  "call calls caller this self data event context ctx c t a b row r it".split(" "),
);

/** `call.mobile`. */
export const member: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, Word) || !at(cursor, Dot, 1) || !isAttached(cursor, 1) || !isAttached(cursor, 2)) return false;
    const found = termAt(ahead(cursor, 2));
    if (found === undefined || termAt(cursor) !== undefined) return false;
    const isObject = OBJECTS.has(wordAt(cursor));
    const span = take(cursor, 2 + found.tokens);
    const { name } = found.term;
    const fix = (isObject ? respell : replace)(span, name);
    report(cursor, span, say("term-spelling/member", textAt(cursor, span), name), fix);
    return readTerm(cursor, found.term, span);
  },
};

/** A column of reports, which no condition can read. */
export const reportTerm: Habit = {
  where: "anywhere",
  read(cursor) {
    const count = at(cursor, Word) ? reportTermAt(cursor) : 0;
    if (count === 0) return false;
    const head = take(cursor, count);
    const start = cursor.position;
    skipTest(cursor, head);
    const span = { start: head.start, end: cursor.position === start ? head.end : previousEnd(cursor) };
    // `phone_type = "Mobile"` is the one column that a term stands for.
    const term = /^phone.?type\s*(?:={1,3}|is|equals)\s*["'\u201c\u2018]?(mobile|landline)["'\u201d\u2019]?$/i
      .exec(textAt(cursor, span))?.[1]
      ?.toLowerCase();
    const fixes = term === undefined ? [] : [respell(span, term)];
    report(cursor, head, say("report-term", textAt(cursor, head)), ...fixes);
    return true;
  },
};

/** `moblie`: a word near a term's name, with nothing behind it that does not suit that term. */
export const misspeltTerm: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, Word) || cursor.reporter.isFull()) return false;
    const term = termNamed(misspelt(imageAt(cursor), TERM_NAMES) ?? "");
    // `produkt = "x"` is no misspelt flag.
    const suits = term?.kind === "text" || term?.kind === "duration" || testAt(ahead(cursor, 1)) === undefined;
    if (term === undefined || !suits) return false;
    const span = take(cursor);
    report(cursor, span, say("unknown-term/misspelt", textAt(cursor, span), term.name), respell(span, term.name));
    return readTerm(cursor, term, span);
  },
};
