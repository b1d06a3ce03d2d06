import { quote } from "../language/characters.js";
import type { DiagnosticCode } from "../diagnostics/codes.js";
import { type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { Dot, LeftParenthesis, Not, NumberToken, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { type Term, termNamed, vocabulary } from "../language/vocabulary.js";
import { withSpaceAfter } from "./clean.js";
import { connectorsAt, hasConnectors } from "./groups.js";
import { isUnknownWord, readJunk, skipTest } from "./junk.js";
import { isPrecondition, isScopeUnclear } from "./unexpected.js";
import { readFunction } from "./meant.js";
import { push, readMisspeltOperator, readNotWord, readOperatorWord, reportCase } from "./operators.js";
import { testAt } from "./phrases.js";
import { readPredicate } from "./predicates.js";
import { type Reading, at, between, expectsOperand, isAttached, peek, previousEnd, take, textAt } from "./reading.js";
import { readTextTest } from "./text-tests.js";
import { namesDecision } from "./noise.js";
import { misspelt } from "./typos.js";
import { TEXTS } from "./values.js";
import { type FoundTerm, fillersAt, operatorIn, reportTermAt, termAt } from "./words.js";

/** What a word can be, the likeliest first; each reader moves on and gives true if it is that. */
const WORD_READERS: readonly ((reading: Reading) => boolean)[] = [
  (reading) => (expectsOperand(reading) ? readNotWord(reading) : readOperatorWord(reading)),
  readMisspeltOperator,
  readFunction,
  readMember,
  readKnownTerm,
  readFillers,
  readReportTerm,
];

/** Reads a word that is no keyword: a term in some spelling, an operator of another language, or something else. */
export function readWord(reading: Reading): void {
  if (!WORD_READERS.some((read) => read(reading))) readUnknownWord(reading);
}

function readKnownTerm(reading: Reading): boolean {
  const found = termAt(reading);
  if (found === undefined || (found.spelling === "other" && isCustomField(reading, found))) return false;
  readTerm(reading, found);
  return true;
}

/** `region = "West"` in a recording condition rather means a custom-data field of that name. */
function isCustomField(reading: Reading, found: FoundTerm): boolean {
  if (found.term.kind === "text" || found.tokens !== 1) return false;
  const test = testAt({ ...reading, position: reading.position + 1 });
  if (test === undefined || !at(reading, TEXTS, 1 + test.tokens)) return false;
  return (
    found.term.kind !== "pressed" &&
    !/^["'\\\u2018-\u201f]*(?:true|false|yes|no|[01])["'\\\u2018-\u201f]*$/i.test(
      peek(reading, 1 + test.tokens)?.image ?? "",
    )
  );
}

function readTerm(reading: Reading, found: FoundTerm): void {
  const head = take(reading, found.tokens);
  const { term } = found;
  if (found.spelling === "letter-case") reportCase(reading, head, term.name);
  if (found.spelling === "other") reportSpelling(reading, head, found);
  if (found.isNegated) push(reading, "not", head);
  checkVocabulary(reading, term, head);
  readPredicate(reading, term, head);
}

function reportSpelling(reading: Reading, head: Span, { term, isNegated }: FoundTerm): void {
  const text = quote(textAt(reading, head));
  const right = isNegated ? `not ${term.name}` : term.name;
  reading.reporter.report(
    "term-spelling",
    head,
    `${text} must be written \`${right}\`.`,
    // `is not mobile or repeat` rather denies both.
    ...(isNegated && /^`is\s/i.test(text) && hasConnectors(reading)
      ? []
      : [respell(`Write \`${right}\``, head, right)]),
  );
}

const CONDITIONS: Readonly<Record<string, string>> = {
  recording: "recording conditions",
  routing: "the `Condition` nodes of an IVR tree",
  payout: "the conditions of pay policies",
};

/** Says where a term belongs that this kind of condition does not know. */
function checkVocabulary(reading: Reading, term: Term, head: Span): void {
  if (term.kind === "text" || term.vocabularies.includes(reading.vocabulary)) return;
  const places = term.vocabularies.map((name) => CONDITIONS[name]).join(" and in ");
  reading.reporter.report(
    "other-condition",
    head,
    `\`${term.name}\` has no meaning in ${CONDITIONS[reading.vocabulary] ?? ""}. It belongs in ${places}.`,
  );
}

/** `if`, `record when`, `the caller is`: words of the sentence around the condition. */
function readFillers(reading: Reading): boolean {
  const count = expectsOperand(reading) ? fillersAt(reading) : 0;
  if (count === 0) return false;
  const isCopula =
    /^(?:is|are|was|be|must|should|has|have)$/i.test(peek(reading, count - 1)?.image ?? "") &&
    operatorIn(peek(reading, count)?.image ?? "") === "not";
  const span = take(reading, count);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "leading-word",
    span,
    `${text} is no part of the condition. Leave it out.`,
    ...(isScopeUnclear(reading) || isPrecondition(reading, text) || (isCopula && hasConnectors(reading))
      ? []
      : [
          {
            ...replace("Remove it", withSpaceAfter(reading.source, span), ""),
            ...(isSaidAgain(reading, text) && { respelt: [span] }),
          },
        ]),
  );
  return true;
}

/** `either mobile or repeat`, `both mobile and repeat`: the operator says the same, as long as there is no other. */
function isSaidAgain(reading: Reading, text: string): boolean {
  const before = reading.items.at(-1)?.type;
  const isJoining = before === undefined || before === "open";
  if (!isJoining || (termAt(reading) === undefined && !at(reading, [Not, LeftParenthesis]))) return false;
  if (/^`either`$/i.test(text)) return connectorsAt(reading) === "or";
  return /^`(?:both|all(?: of)?(?: the)?(?: following)?:?)`$/i.test(text) && connectorsAt(reading) === "and";
}

function readReportTerm(reading: Reading): boolean {
  const count = reportTermAt(reading);
  if (count === 0) return false;
  const head = take(reading, count);
  const text = quote(textAt(reading, head));
  const message = `${text} belongs to reports: a condition cannot read it.`;
  const start = reading.position;
  skipTest(reading, head);
  const span = { start: head.start, end: reading.position === start ? head.end : previousEnd(reading) };
  reading.reporter.report("report-term", head, message, ...phoneTypeFix(reading, span));
  return true;
}

/** `phone_type = "Mobile"` is the one column that a term stands for. */
function phoneTypeFix(reading: Reading, span: Span): readonly FixDraft[] {
  const [, term] =
    /^phone.?type\s*(?:={1,3}|is|equals)\s*["'\u201c\u2018]?(mobile|landline)["'\u201d\u2019]?$/i.exec(
      textAt(reading, span),
    ) ?? [];
  return term === undefined ? [] : [respell(`Write \`${term.toLowerCase()}\``, span, term.toLowerCase())];
}

/** What to do about words that mean all calls, or none. */
const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ...["true", "always", "all", "all calls", "every call", "any call", "everything", "yes", "on"].map(
    (word) => [word, " To record every call, leave the condition empty."] as const,
  ),
  ...["false", "never", "none", "no calls", "nothing", "no", "off"].map(
    (word) => [word, " To record no call, set `record_calls` to `false`."] as const,
  ),
]);

/** From so many words on an unknown text is a sentence rather than a term. */
const LONGEST_UNKNOWN = 5;

const TERM_NAMES = vocabulary.map((term) => term.name);

/** A word that is no term: a misspelt one, an object with a term behind a dot, a custom-data field, or something else. */
function readUnknownWord(reading: Reading): void {
  const head = peek(reading);
  if (head === undefined) return;
  const near = reading.reporter.isFull() ? undefined : termNamed(misspelt(head.image, TERM_NAMES) ?? "");
  const test = testAt({ ...reading, position: reading.position + 1 });
  if (near !== undefined && fits(near, test !== undefined)) return readMisspelt(reading, near);
  readUnknownWords(reading);
}

/** A near word is meant only where what follows suits it: `produkt = "x"` is no misspelt flag. */
function fits(term: Term, isTested: boolean): boolean {
  return !isTested || term.kind === "text" || term.kind === "duration";
}

function readMisspelt(reading: Reading, term: Term): void {
  const span = take(reading);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "unknown-term",
    span,
    `There is no term ${text}. Did you mean \`${term.name}\`?`,
    respell(`Write \`${term.name}\``, span, term.name),
  );
  checkVocabulary(reading, term, span);
  readPredicate(reading, term, span);
}

/** What programs and queries call the thing that a term is asked of. */
const OBJECTS: ReadonlySet<string> = new Set(
  "call calls caller this self data event context ctx c t a b row r it".split(" "),
);

/** `call.mobile`. */
function readMember(reading: Reading): boolean {
  if (!at(reading, Dot, 1) || !isAttached(reading, 1) || !isAttached(reading, 2) || termAt(reading) !== undefined) {
    return false;
  }
  const found = termAt({ ...reading, position: reading.position + 2 });
  if (found === undefined) return false;
  const isObject = OBJECTS.has(peek(reading)?.image.toLowerCase() ?? "");
  const span = take(reading, 2 + found.tokens);
  const text = quote(textAt(reading, span));
  reading.reporter.report(
    "term-spelling",
    span,
    `${text} must be written \`${found.term.name}\`, without anything in front.`,
    (isObject ? respell : replace)(`Write \`${found.term.name}\``, span, found.term.name),
  );
  checkVocabulary(reading, found.term, span);
  readPredicate(reading, found.term, span);
  return true;
}

/** `product = "Chair"`: what has a test of its own is most likely a custom-data field. */
function readAsCustomField(reading: Reading, span: Span): void {
  const written = textAt(reading, span);
  const name = written.replace(/^custom[_-]?data[_-](?=\w)/i, "");
  reading.reporter.report(
    "unknown-term",
    span,
    `There is no term ${quote(written)}. If it is a custom-data field, write ${quote(`custom_data[${name}]`)}.`,
    respell(`Write \`custom_data[${name}]\``, span, `custom_data[${name}]`),
  );
  readTextTest(reading, { name: "custom_data", key: name }, span);
}

/** A name has a test with a text behind it, and is made of words that could not as well say what to do with the calls. */
function isCustomName(reading: Reading, span: Span, words: number): boolean {
  const test = testAt(reading);
  if (test === undefined || words > 3 || namesDecision(textAt(reading, span))) return false;
  if (test.meaning === "present" || test.meaning === "absent") return true;
  if (at(reading, [...TEXTS, NumberToken], test.tokens)) return true;
  const isSign = /^[=!<]/.test(peek(reading)?.image ?? "");
  return (
    isSign &&
    at(reading, Word, test.tokens) &&
    termAt({ ...reading, position: reading.position + test.tokens }) === undefined
  );
}

/** Words that are nothing we know: a run of them is one diagnostic, and one place that could not be read. */
function readUnknownWords(reading: Reading): void {
  let span = take(reading);
  let words = 1;
  while (isUnknownWord(reading) && testAt(reading) === undefined) {
    span = between(span, take(reading));
    words += 1;
  }
  const isOperandPlace = expectsOperand(reading);
  if (isOperandPlace && isCustomName(reading, span, words)) return readAsCustomField(reading, span);
  if (!isOperandPlace) return readJunk(reading, span);
  const text = quote(textAt(reading, span));
  const isSentence = words >= LONGEST_UNKNOWN;
  const code: DiagnosticCode = isSentence ? "unexpected-text" : "unknown-term";
  const message = isSentence
    ? `${text} is no condition. A condition is made of terms such as \`mobile\` or \`repeat\`, and of \`and\`, \`or\`, \`not\`.`
    : `There is no term ${text}.${CONSTANTS.get(textAt(reading, span).toLowerCase()) ?? ""}`;
  reading.reporter.report(code, span, message);
  reading.items.push({ type: "operand", span, node: undefined });
}
