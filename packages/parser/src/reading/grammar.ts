import { flatOperands } from "../language/join.js";
import type { Condition, Span } from "../language/tree.js";
import { type VocabularyName, vocabularyTerms } from "../language/vocabulary.js";
import { readPredicate } from "./read-predicate.js";
import { accept, enter, expect, notWellFormed, type Reader, spanFrom } from "./reader.js";
import type { Scan } from "./scanner.js";
import { And, Hole, LeftParenthesis, Not, Or, RightParenthesis } from "./tokens.js";

/*
 * The grammar of the language reference, rule for rule, and nothing else: the first mistake ends it. What people write otherwise is
 * understood in `habits/`; what could not be understood comes as a hole.
 */

/** What a rule gives: `undefined` stands for a place that could not be read. */
type Read = Condition | undefined;

/**
 * Reads a source that is written as the language wants it: `condition = [ disjunction ] ;`
 *
 * @param scan - finds its tokens
 * @returns the tree (`null` when there are no tokens, `undefined` when none of the predicates could be read), or "not-well-formed"
 */
export function readCondition(
  source: string,
  scan: Scan,
  vocabulary: VocabularyName,
  maxNesting: number,
): Condition | null | undefined | "not-well-formed" {
  const terms = vocabularyTerms(vocabulary);
  const reader: Reader = { source, scan, terms, maxNesting, type: undefined, start: 0, end: 0, lastEnd: 0, nesting: 0 };
  scan(reader);
  if (reader.type === undefined) return null;
  try {
    const read = disjunction(reader);
    return reader.type === undefined ? read : "not-well-formed";
  } catch (error) {
    if (error === notWellFormed) return "not-well-formed";
    throw error;
  }
}

/** `disjunction = conjunction , { "or" , conjunction } ;` */
function disjunction(reader: Reader): Read {
  const { start } = reader;
  const first = conjunction(reader);
  if (!accept(reader, Or)) return first;
  const operands = [first, conjunction(reader)];
  while (accept(reader, Or)) operands.push(conjunction(reader));
  return connect("or", operands, spanFrom(reader, start));
}

/** `conjunction = negation , { "and" , negation } ;` */
function conjunction(reader: Reader): Read {
  const { start } = reader;
  const first = negation(reader);
  if (!accept(reader, And)) return first;
  const operands = [first, negation(reader)];
  while (accept(reader, And)) operands.push(negation(reader));
  return connect("and", operands, spanFrom(reader, start));
}

/** `negation = { "not" } , primary ;` */
function negation(reader: Reader): Read {
  if (reader.type !== Not) return primary(reader);
  const { start } = reader;
  enter(reader, Not);
  const operand = negation(reader);
  reader.nesting -= 1;
  return operand && { kind: "not", operand, span: spanFrom(reader, start) };
}

/** `primary = "(" , disjunction , ")" | predicate ;` */
function primary(reader: Reader): Read {
  if (accept(reader, Hole)) return undefined;
  if (reader.type !== LeftParenthesis) return readPredicate(reader);
  enter(reader, LeftParenthesis);
  const read = disjunction(reader);
  expect(reader, RightParenthesis);
  reader.nesting -= 1;
  return read;
}

/** The operands that could be read, connected. Most lists are flat as they are. */
function connect(kind: "and" | "or", operands: readonly Read[], span: Span): Read {
  const isFlat = operands.every((operand): operand is Condition => operand !== undefined && operand.kind !== kind);
  const flat = isFlat ? operands : flatOperands(kind, operands);
  return flat.length > 1 ? { kind, operands: flat, span } : flat[0];
}
