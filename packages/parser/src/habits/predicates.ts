import { replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Brackets, LeftParenthesis, Not, RightParenthesis, Word } from "../reading/tokens.js";
import { comparesLengths } from "../language/vocabulary.js";
import type { Span } from "../language/tree.js";
import type { Term } from "../language/vocabulary.js";
import { ahead, at, type Cursor, imageAt, isAttached, report, take, wordAt } from "../source/cursor.js";
import { addOperand } from "../source/items.js";
import { between, previousEnd, textAt } from "../source/spans.js";
import { sayTest, testAt } from "../words/phrases.js";
import { unquoted } from "../words/quotes.js";
import { termAt } from "../words/terms.js";
import { readKeys } from "./keys.js";
import { readLength } from "./lengths.js";
import { type FoundName, readName } from "./names.js";
import { readTextTest } from "./text-tests.js";
import { addTruth, TRUTH_WORDS } from "./truth-tests.js";
import { isUnknownWord } from "./unreadable.js";
import { decides, startsValue } from "./values.js";

/** Reads what stands behind a term and adds the predicate, or what it comes to, to the items. */
export function readPredicate(cursor: Cursor, term: Term, head: Span): void {
  switch (term.kind) {
    case "flag":
      dropBrackets(cursor, term);
      return addTruth(cursor, head, term.name);
    case "pressed":
      return readKeys(cursor, head);
    case "text":
      return term.name === "custom_data" ? readCustomData(cursor, head) : readField(cursor, term, head);
    case "region":
      return readRegion(cursor, term, head);
    case "duration":
      return readDuration(cursor, term, head);
  }
}

/** Reports and passes over brackets behind a term that takes none: `mobile()`, `repeat[30]`. */
function dropBrackets(cursor: Cursor, term: Term): void {
  const isCall = at(cursor, LeftParenthesis) && isAttached(cursor) && at(cursor, RightParenthesis, 1);
  if (!isCall && !at(cursor, Brackets)) return;
  const span = take(cursor, isCall ? 2 : 1);
  const said =
    term.name === "repeat" && !isCall ? say("unexpected-brackets/days") : say("unexpected-brackets", term.name);
  report(cursor, span, said, replace(span, "", "Remove them"));
}

function readField(cursor: Cursor, term: Term, head: Span): void {
  // `affiliate_name[Acme]`: brackets without a test behind them hold the text to compare with.
  const holdsValue = /^\[[^"]+\]$/.test(imageAt(cursor)) && testAt(ahead(cursor, 1)) === undefined;
  if (!holdsValue) dropBrackets(cursor, term);
  readTextTest(cursor, term.name, head);
}

function readCustomData(cursor: Cursor, head: Span): void {
  const found = readName(cursor, "custom_data");
  if (found === undefined) {
    report(cursor, head, say("missing-name"));
    return readTextTest(cursor, undefined, head);
  }
  const field = found.name === undefined ? undefined : `custom_data[${found.name}]`;
  readTextTest(cursor, field, between(head, found.span));
}

function readRegion(cursor: Cursor, term: Term, head: Span): void {
  const found = readRegionName(cursor, term);
  const span = found === undefined ? head : between(head, found.span);
  if (found !== undefined && found.name === undefined) addOperand(cursor, span);
  else addTruth(cursor, span);
}

function readRegionName(cursor: Cursor, term: Term): FoundName | undefined {
  const test = testAt(cursor);
  // `in_region = false` is no name.
  const isNamed = test?.meaning === "=" && !TRUTH_WORDS.has(wordAt(cursor, test.tokens));
  if (!isNamed || !startsValue(ahead(cursor, test.tokens))) return readName(cursor, term.name);
  const from = previousEnd(cursor);
  const phrase = take(cursor, test.tokens);
  let value = take(cursor);
  while (isUnknownWord(cursor)) value = between(value, take(cursor));
  const name = unquoted(textAt(cursor, value)).trim();
  const span = { start: from, end: value.end };
  const fixes = decides(name) ? [] : [replace(span, `[${name}]`)];
  report(cursor, between(phrase, value), say("field-brackets/region", name), ...fixes);
  return { name, span };
}

function readDuration(cursor: Cursor, term: Term, head: Span): void {
  const test = testAt(cursor);
  if (test === undefined || !comparesLengths(test.meaning) || at(cursor, Not)) {
    return reportNoLength(cursor, term, head, head);
  }
  const phrase = take(cursor, test.tokens);
  const said = sayTest(test, textAt(cursor, phrase), test.meaning);
  if (said !== undefined) report(cursor, phrase, said, respell(phrase, test.meaning));
  const length = readLength(cursor);
  if (length !== undefined) return addOperand(cursor, between(head, length));
  // Behind a comparison without a length stands a word that is none, or nothing.
  const isOther = at(cursor, Word) && termAt(cursor) === undefined;
  reportNoLength(cursor, term, head, isOther ? take(cursor) : phrase);
}

function reportNoLength(cursor: Cursor, term: Term, head: Span, span: Span): void {
  report(cursor, span, say("missing-length", term.name));
  addOperand(cursor, between(head, span));
}
