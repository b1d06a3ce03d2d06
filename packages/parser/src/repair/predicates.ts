import { quote } from "../characters.js";
import { replace } from "../diagnostics.js";
import { Brackets, ForeignText, LeftParenthesis, NumberToken, RightParenthesis, Text, Word } from "../tokens.js";
import type { Flag, FlagName, Predicate, Span, TextField } from "../tree.js";
import type { Term } from "../vocabulary.js";
import { readPressed } from "./keys.js";
import { readLength } from "./lengths.js";
import { readName } from "./names.js";
import { testAt } from "./phrases.js";
import { at, between, isAttached, peek, previousEnd, type Reading, take, textAt } from "./reading.js";
import { readTextTest } from "./text-tests.js";
import { operatorIn } from "./words.js";

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

function addOperand(reading: Reading, span: Span, node: Predicate | undefined): void {
  reading.items.push({ type: "operand", span, node });
}

const TRUE_WORDS: ReadonlySet<string> = new Set(["true", "yes", "1", "y", "on", "t", "present"]);
const FALSE_WORDS: ReadonlySet<string> = new Set(["false", "no", "0", "n", "off", "f", "null", "nil"]);

function readFlag(reading: Reading, term: Term, head: Span): void {
  dropBrackets(reading, term);
  const name = term.name as FlagName;
  const compared = comparedWith(reading);
  if (compared === undefined) return addOperand(reading, head, { kind: "flag", name, span: head });
  const span = between(head, take(reading, compared.tokens));
  reportFlagTest(reading, span, name, compared.truth);
  addFlag(reading, span, { kind: "flag", name, span: head }, compared.truth);
}

function addFlag(reading: Reading, span: Span, node: Flag, truth: boolean | undefined): void {
  if (truth === false) reading.items.push({ type: "not", span });
  addOperand(reading, span, truth === undefined ? undefined : node);
}

function reportFlagTest(reading: Reading, span: Span, name: FlagName, truth: boolean | undefined): void {
  const text = quote(textAt(reading, span));
  if (truth === undefined) {
    reading.reporter.report(
      "flag-test",
      span,
      `\`${name}\` is true or false by itself: it cannot be compared, as in ${text}. Write \`${name}\` or \`not ${name}\`.`,
    );
    return;
  }
  const meant = truth ? name : `not ${name}`;
  reading.reporter.report(
    "flag-test",
    span,
    `\`${name}\` is true or false by itself. For ${text} write \`${meant}\`.`,
    replace(`Write \`${meant}\``, span, meant),
  );
}

/** What a flag is compared with, and in how many tokens; `truth` is undefined when that is neither true nor false. */
function comparedWith(reading: Reading): { tokens: number; truth: boolean | undefined } | undefined {
  const test = testAt(reading);
  if (test === undefined) return undefined;
  if (test.meaning === "present") return { tokens: test.tokens, truth: true };
  if (test.meaning === "absent") return { tokens: test.tokens, truth: false };
  const value = peek(reading, test.tokens);
  const isValue = value !== undefined && [Text, ForeignText, NumberToken, Word].includes(value.tokenType);
  if (!isValue) return test.code === undefined ? { tokens: test.tokens, truth: undefined } : undefined;
  const word = value.image
    .replaceAll(/["'\\\u2018-\u201f`]/g, "")
    .trim()
    .toLowerCase();
  const says = TRUE_WORDS.has(word) ? true : FALSE_WORDS.has(word) ? false : undefined;
  const isNegative = test.meaning === "!=" || test.meaning === "not-contains" || test.meaning === "not-in";
  return { tokens: test.tokens + 1, truth: says === undefined ? undefined : says !== isNegative };
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
  addOperand(reading, span, node);
}

function readTextPredicate(reading: Reading, term: Term, head: Span): void {
  const field = readField(reading, term, head);
  readTextTest(reading, field.field, field.span);
}

/** A text field that was found; undefined where it has no name. */
interface FoundField {
  readonly field: TextField | undefined;
  readonly span: Span;
}

function readField(reading: Reading, term: Term, head: Span): FoundField {
  if (term.name !== "custom_data") {
    dropBrackets(reading, term);
    return { field: { name: term.name } as TextField, span: head };
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

function readRegion(reading: Reading, term: Term, head: Span): void {
  const found = readRegionName(reading, term);
  const span = found === undefined ? head : between(head, found.span);
  const node: Predicate = { kind: "region", name: found?.name ?? null, span };
  addOperand(reading, span, found !== undefined && found.name === undefined ? undefined : node);
}

function readRegionName(reading: Reading, term: Term): ReturnType<typeof readName> {
  const test = testAt(reading);
  if (test?.meaning !== "=" || !at(reading, [Text, ForeignText], test.tokens)) return readName(reading, term.name);
  const from = previousEnd(reading);
  take(reading, test.tokens);
  const value = take(reading);
  const name = textAt(reading, value)
    .replaceAll(/["'\\\u2018-\u201f]/g, "")
    .trim();
  const span = { start: from, end: value.end };
  reading.reporter.report(
    "field-brackets",
    span,
    `The name of a region stands in brackets: ${quote(`in_region[${name}]`)}.`,
    replace(`Write \`[${name}]\``, span, `[${name}]`),
  );
  return { name, span };
}

function readDuration(reading: Reading, term: Term, head: Span): void {
  const test = testAt(reading);
  const operator = test?.meaning;
  const isComparison =
    operator === ">" || operator === ">=" || operator === "<" || operator === "<=" || operator === "=";
  if (
    test === undefined ||
    operator === undefined ||
    !isComparison ||
    operatorIn(peek(reading)?.image ?? "") !== undefined
  )
    return reportNoLength(reading, term, head);
  const phrase = take(reading, test.tokens);
  if (test.code !== undefined) {
    const text = textAt(reading, phrase);
    reading.reporter.report(
      test.code,
      phrase,
      `${quote(text)} must be written \`${operator}\`.`,
      replace(`Write \`${operator}\``, phrase, operator),
    );
  }
  const length = readLength(reading);
  if (length === undefined) return reportNoLength(reading, term, between(head, phrase));
  const span = between(head, length.span);
  const node: Predicate | undefined =
    length.seconds === undefined
      ? undefined
      : {
          kind: "duration",
          name: term.name as "duration" | "connect_duration",
          operator,
          seconds: length.seconds,
          span,
        };
  addOperand(reading, span, node);
}

function reportNoLength(reading: Reading, term: Term, span: Span): void {
  reading.reporter.report(
    "missing-length",
    span,
    `\`${term.name}\` is compared with no length. Write one behind it: \`${term.name} > 1 min\`.`,
  );
  addOperand(reading, span, undefined);
}
