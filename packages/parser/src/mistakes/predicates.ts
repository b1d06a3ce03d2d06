import { quote } from "../language/characters.js";
import { replace, respell } from "../diagnostics/diagnostics.js";
import { Brackets, LeftParenthesis, Not, RightParenthesis, Word } from "../reading/tokens.js";
import { comparesLengths } from "../reading/read-predicate.js";
import type { Predicate, Span, TextField } from "../language/tree.js";
import type { Term } from "../language/vocabulary.js";
import { readFurtherKeys, readPressed } from "./keys.js";
import { readLength } from "./lengths.js";
import { isUnknownWord } from "./junk.js";
import { readName } from "./names.js";
import { unquoted } from "./quotes.js";
import { startsValue } from "./values.js";
import { testAt } from "./phrases.js";
import { at, between, isAttached, peek, previousEnd, type Reading, take, textAt } from "./reading.js";
import { readTextTest } from "./text-tests.js";
import { addOperand, addTruth } from "./truth-tests.js";
import { termAt } from "./words.js";

/** Reads what stands behind a term and adds the predicate, or what it comes to, to the items. */
export function readPredicate(reading: Reading, term: Term, head: Span): void {
  switch (term.kind) {
    case "flag":
      return readFlag(reading, term, head);
    case "pressed":
      return readKeys(reading, head);
    case "text":
      return readTextPredicate(reading, term, head);
    case "region":
      return readRegion(reading, term, head);
    case "duration":
      return readDuration(reading, term, head);
  }
}

function readFlag(reading: Reading, term: Extract<Term, { kind: "flag" }>, head: Span): void {
  dropBrackets(reading, term);
  addTruth(reading, head, { kind: "flag", name: term.name, span: head });
}

/** Reports and passes over brackets behind a term that takes none: `mobile()`, `repeat[30]`. */
function dropBrackets(reading: Reading, term: Term): void {
  const isCall = at(reading, LeftParenthesis) && isAttached(reading) && at(reading, RightParenthesis, 1);
  if (!isCall && !at(reading, Brackets)) return;
  const span = take(reading, isCall ? 2 : 1);
  const hint = term.name === "repeat" && !isCall ? " The number of days is set on the campaign." : "";
  reading.reporter.report(
    "unexpected-brackets",
    span,
    `\`${term.name}\` takes no brackets.${hint}`,
    replace("Remove them", span, ""),
  );
}

function readKeys(reading: Reading, head: Span): void {
  const node = readPressed(reading, head);
  const span = node?.span ?? { start: head.start, end: previousEnd(reading) };
  if (node === undefined) return addOperand(reading, span, undefined);
  addTruth(reading, span, node);
  readFurtherKeys(reading, span);
}

function readTextPredicate(reading: Reading, term: Extract<Term, { kind: "text" }>, head: Span): void {
  const field = readField(reading, term, head);
  readTextTest(reading, field.field, field.span);
}

/** A text field that was found; undefined where it has no name. */
interface FoundField {
  readonly field: TextField | undefined;
  readonly span: Span;
}

function readField(reading: Reading, term: Extract<Term, { kind: "text" }>, head: Span): FoundField {
  if (term.name !== "custom_data") {
    if (!holdsValue(reading)) dropBrackets(reading, term);
    return { field: { name: term.name }, span: head };
  }
  const found = readName(reading, term.name);
  if (found === undefined) {
    reading.reporter.report(
      "missing-name",
      head,
      "`custom_data` does not say which field. Write the field's name in brackets behind it: `custom_data[name]`.",
    );
    return { field: undefined, span: head };
  }
  return {
    field: found.name === undefined ? undefined : { name: "custom_data", key: found.name },
    span: between(head, found.span),
  };
}

/** `affiliate_name[Acme]`: brackets without a test behind them hold the text to compare with. */
function holdsValue(reading: Reading): boolean {
  return (
    at(reading, Brackets) &&
    /^\[[^"]+\]$/.test(peek(reading)?.image ?? "") &&
    testAt({ ...reading, position: reading.position + 1 }) === undefined
  );
}

function readRegion(reading: Reading, term: Term, head: Span): void {
  const found = readRegionName(reading, term);
  const span = found === undefined ? head : between(head, found.span);
  const node: Predicate = { kind: "region", name: found?.name ?? null, span };
  if (found !== undefined && found.name === undefined) addOperand(reading, span, undefined);
  else addTruth(reading, span, node);
}

function readRegionName(reading: Reading, term: Term): ReturnType<typeof readName> {
  const test = testAt(reading);
  const isNamed = test?.meaning === "=" && startsValue({ ...reading, position: reading.position + test.tokens });
  if (!isNamed) return readName(reading, term.name);
  const from = previousEnd(reading);
  const phrase = take(reading, test.tokens);
  let value = take(reading);
  while (isUnknownWord(reading)) value = between(value, take(reading));
  const name = unquoted(textAt(reading, value)).trim();
  const span = { start: from, end: value.end };
  reading.reporter.report(
    "field-brackets",
    between(phrase, value),
    `The name of a region stands in brackets: ${quote(`in_region[${name}]`)}.`,
    replace(`Write \`[${name}]\``, span, `[${name}]`),
  );
  return { name, span };
}

function readDuration(reading: Reading, term: Extract<Term, { kind: "duration" }>, head: Span): void {
  const test = testAt(reading);
  const operator = test?.meaning;
  if (test === undefined || operator === undefined || !comparesLengths(operator) || at(reading, Not)) {
    return reportNoLength(reading, term, head);
  }
  const phrase = take(reading, test.tokens);
  if (test.code !== undefined) {
    const text = textAt(reading, phrase);
    reading.reporter.report(
      test.code,
      phrase,
      `${quote(text)} must be written \`${operator}\`.`,
      respell(`Write \`${operator}\``, phrase, operator),
    );
  }
  const length = readLength(reading);
  if (length === undefined) return reportNoLength(reading, term, missingLength(reading, phrase), head);
  const span = between(head, length.span);
  const node: Predicate | undefined =
    length.seconds === undefined
      ? undefined
      : {
          kind: "duration",
          name: term.name,
          operator,
          seconds: length.seconds,
          span,
        };
  addOperand(reading, span, node);
}

/** Behind a comparison without a length stands a word that is none, or nothing. */
function missingLength(reading: Reading, phrase: Span): Span {
  return at(reading, Word) && termAt(reading) === undefined ? take(reading) : phrase;
}

function reportNoLength(reading: Reading, term: Term, span: Span, head: Span = span): void {
  reading.reporter.report(
    "missing-length",
    span,
    `\`${term.name}\` is compared with no length. Write one behind it: \`${term.name} > 1 min\`.`,
  );
  addOperand(reading, between(head, span), undefined);
}
