import { quote } from "../language/characters.js";
import type { Edit } from "../diagnostics/diagnostics.js";
import { ForeignComparison, ForeignText, Not, NumberToken, Text, Word } from "../reading/tokens.js";
import type { Predicate, Span } from "../language/tree.js";
import { backDirectiveAt } from "./directives.js";
import { isTable } from "./groups.js";
import { testAt } from "./phrases.js";
import { unquoted } from "./quotes.js";
import { at, between, peek, pointAt, type Reading, take, textAt } from "./reading.js";

/** Adds a place for a predicate; `node` is undefined where it could not be read. */
export function addOperand(reading: Reading, span: Span, node: Predicate | undefined): void {
  reading.items.push({ type: "operand", span, node });
}

/** What a flag is compared with. */
const TRUTH_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "1", "y", "on", "t", "present"].map((word) => [word, true] as const),
  ...["false", "no", "0", "n", "off", "f"].map((word) => [word, false] as const),
]);

/** A flag as a number that is compared. */
const ORDERED_TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ["> 0", true],
  [">= 1", true],
  ["< 1", false],
  ["<= 0", false],
]);

/**
 * Adds a predicate that is true or false by itself. It is often compared all the same (`mobile = true`): what it comes to is then the
 * predicate, or its opposite.
 */
export function addTruth(reading: Reading, span: Span, node: Predicate): void {
  const compared = comparedWith(reading, node);
  const isColon = peek(reading)?.image === ":";
  if (
    compared === undefined ||
    (isColon && !isTable(reading)) ||
    (compared.truth === undefined && backDirectiveAt(reading) !== undefined)
  ) {
    return addOperand(reading, span, node);
  }
  const test = take(reading, compared.tokens);
  reportFlagTest(reading, node, span, test, compared.truth);
  if (compared.truth === false) reading.items.push({ type: "not", span: between(span, test) });
  addOperand(reading, between(span, test), compared.truth === undefined ? undefined : node);
}

function reportFlagTest(reading: Reading, node: Predicate, head: Span, test: Span, truth: boolean | undefined): void {
  const name = predicateName(node) ?? textAt(reading, head);
  const text = quote(textAt(reading, test));
  if (truth === undefined) {
    reading.reporter.report(
      "flag-test",
      test,
      `${quote(name)} is true or false by itself: it cannot be compared as in ${text}. Write ${quote(name)} or ${quote(`not ${name}`)}.`,
    );
    return;
  }
  const meant = truth ? name : `not ${name}`;
  const edits: Edit[] = [{ span: { start: head.end, end: test.end }, text: "" }];
  if (!truth) edits.unshift({ span: pointAt(head.start), text: "not " });
  reading.reporter.report(
    "flag-test",
    test,
    `${quote(name)} is true or false by itself. Without ${text}, write ${quote(meant)}.`,
    { title: `Write ${quote(meant)}`, edits, respelt: edits.map(({ span: own }) => own) },
  );
}

/** What a flag is compared with, and in how many tokens; `truth` is undefined when that is neither true nor false. */
function comparedWith(reading: Reading, node: Predicate): { tokens: number; truth: boolean | undefined } | undefined {
  const test = testAt(reading);
  // `mobile not repeat` lacks an operator; it is no comparison.
  if (test === undefined || (test.tokens === 1 && at(reading, Not)) || isSymbolOfTexts(reading)) return undefined;

  if (test.meaning === "present" || test.meaning === "absent") {
    if (node.kind === "presence") return undefined;
    return { tokens: test.tokens, truth: isNothing(reading, test.tokens) ? undefined : test.meaning === "present" };
  }
  const value = peek(reading, test.tokens);
  const isValue = value !== undefined && [Text, ForeignText, NumberToken, Word].includes(value.tokenType);
  if (!isValue) return test.code === undefined ? { tokens: test.tokens, truth: undefined } : undefined;
  const word = unquoted(value.image).trim().toLowerCase();
  return { tokens: test.tokens + 1, truth: truthOf(test.meaning, word) };
}

/** What a flag is that is compared with a word in this way. */
function truthOf(meaning: string, word: string): boolean | undefined {
  const ordered = ORDERED_TRUTHS.get(`${meaning} ${word}`);
  if (ordered !== undefined || (meaning !== "=" && meaning !== "!=")) return ordered;
  const says = TRUTH_WORDS.get(word);
  return says === undefined ? undefined : says === (meaning === "=");
}

/** `mobile is none`: whether it is unknown is not what a flag says. */
function isNothing(reading: Reading, tokens: number): boolean {
  return /^(?:null|nil|none|undefined|empty|blank|missing|unknown)$/i.test(peek(reading, tokens - 1)?.image ?? "");
}

/** `:` and the like compare texts elsewhere; behind a flag they are no comparison. */
function isSymbolOfTexts(reading: Reading): boolean {
  const symbol = at(reading, ForeignComparison) ? (peek(reading)?.image ?? "") : "";
  // `during_hours: yes` is a comparison, `repeat ? mobile : false` is none.
  return symbol === ":" ? reading.items.at(-1)?.type === "junk" : /^[~*^$]/.test(symbol);
}

/** A predicate as it should be written, where that is short. */
function predicateName(node: Predicate): string | undefined {
  if (node.kind === "flag") return node.name;
  return node.kind === "pressed" ? `pressed[${node.keys.join(" ")}]` : undefined;
}
