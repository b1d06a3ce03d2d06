import { flatOperands } from "../language/join.js";
import type { Condition } from "../language/tree.js";
import { type Term, type VocabularyName, vocabularyTerms } from "../language/vocabulary.js";
import { type NativeTest, nativePredicate } from "./read-predicate.js";
import type { Token, TokenType } from "./scanner.js";
import {
  And,
  Brackets,
  Hole,
  LeftParenthesis,
  Not,
  NumberToken,
  Or,
  Present,
  RightParenthesis,
  Text,
  Word,
} from "./tokens.js";

/*
 * The grammar of the language reference, rule for rule, and nothing else: the first mistake ends it. What people write otherwise is
 * understood in `habits/`; what could not be understood comes as a hole.
 */

/** Thrown, always the same one, where the grammar's shape or the language's rules do not fit. */
class NotWellFormed extends Error {}
const notWellFormed = new NotWellFormed();

/** Tokens, and how far they are read. */
interface Reader {
  readonly tokens: readonly Token[];
  readonly terms: ReadonlyMap<string, Term>;
  readonly maxNesting: number;
  /** Index of the next token. */
  next: number;
  /** Open parentheses and `not`s around it. */
  nesting: number;
}

/** What a rule gives: `undefined` stands for a place that could not be read. */
type Read = Condition | undefined;

/**
 * Reads tokens that are written as the language wants them: `condition = [ disjunction ] ;`
 *
 * @returns the tree (`null` when there are no tokens, `undefined` when none of the predicates could be read), or "not-well-formed"
 */
export function readTokens(
  tokens: readonly Token[],
  vocabulary: VocabularyName,
  maxNesting: number,
): Condition | null | undefined | "not-well-formed" {
  if (tokens.length === 0) return null;
  const reader: Reader = { tokens, terms: vocabularyTerms(vocabulary), maxNesting, next: 0, nesting: 0 };
  try {
    const read = disjunction(reader);
    return reader.next === tokens.length ? read : "not-well-formed";
  } catch (error) {
    if (error === notWellFormed) return "not-well-formed";
    throw error;
  }
}

/** `disjunction = conjunction , { "or" , conjunction } ;` */
function disjunction(reader: Reader): Read {
  const start = nextStart(reader);
  const first = conjunction(reader);
  if (!isNext(reader, Or)) return first;
  const operands = [first];
  while (accept(reader, Or)) operands.push(conjunction(reader));
  return connect("or", operands, start, lastEnd(reader));
}

/** `conjunction = negation , { "and" , negation } ;` */
function conjunction(reader: Reader): Read {
  const start = nextStart(reader);
  const first = negation(reader);
  if (!isNext(reader, And)) return first;
  const operands = [first];
  while (accept(reader, And)) operands.push(negation(reader));
  return connect("and", operands, start, lastEnd(reader));
}

/** `negation = { "not" } , primary ;` */
function negation(reader: Reader): Read {
  if (!isNext(reader, Not)) return primary(reader);
  const start = nextStart(reader);
  enter(reader, Not);
  const operand = negation(reader);
  reader.nesting -= 1;
  return operand === undefined ? undefined : { kind: "not", operand, span: { start, end: lastEnd(reader) } };
}

/** `primary = "(" , disjunction , ")" | predicate ;` */
function primary(reader: Reader): Read {
  if (accept(reader, Hole)) return undefined;
  if (!isNext(reader, LeftParenthesis)) return predicate(reader);
  enter(reader, LeftParenthesis);
  const read = disjunction(reader);
  expect(reader, RightParenthesis);
  reader.nesting -= 1;
  return read;
}

/** `predicate = word , [ brackets ] , [ test ] ;` where the term's row of the vocabulary says which of them it takes. */
function predicate(reader: Reader): Condition {
  const word = expect(reader, Word);
  const brackets = accept(reader, Brackets)?.image;
  const found = test(reader);
  const span = { start: word.start, end: lastEnd(reader) };
  const node = nativePredicate(reader.terms, span, word.image, brackets, found);
  if (node === undefined) throw notWellFormed;
  return node;
}

/** `test = operator , ( string | length ) | "present" ;` */
function test(reader: Reader): NativeTest | undefined {
  if (accept(reader, Present)) return "present";
  const next = reader.tokens[reader.next];
  if (next?.type.isOperator !== true) return undefined;
  reader.next += 1;
  const text = accept(reader, Text)?.image;
  return text === undefined ? { operator: next.image, length: length(reader) } : { operator: next.image, text };
}

/** `length = number , [ unit , [ number , unit ] ] ;` as the words that it is made of. */
function length(reader: Reader): readonly string[] {
  const words = [expect(reader, NumberToken).image];
  const unit = accept(reader, Word);
  if (unit === undefined) return words;
  words.push(unit.image);
  const second = accept(reader, NumberToken);
  return second === undefined ? words : [...words, second.image, expect(reader, Word).image];
}

function isNext({ tokens, next }: Reader, type: TokenType): boolean {
  return tokens[next]?.type === type;
}

/** Reads a token of a type, if one comes next. */
function accept(reader: Reader, type: TokenType): Token | undefined {
  const token = reader.tokens[reader.next];
  if (token?.type !== type) return undefined;
  reader.next += 1;
  return token;
}

/** Reads a token of a type, which has to come next. */
function expect(reader: Reader, type: TokenType): Token {
  const token = accept(reader, type);
  if (token === undefined) throw notWellFormed;
  return token;
}

/** Reads what goes one level deeper. */
function enter(reader: Reader, type: TokenType): void {
  expect(reader, type);
  reader.nesting += 1;
  if (reader.nesting > reader.maxNesting) throw notWellFormed;
}

/** Where the next token starts. */
function nextStart({ tokens, next }: Reader): number {
  return tokens[next]?.start ?? 0;
}

/** Where the token that was read last ends. */
function lastEnd({ tokens, next }: Reader): number {
  return tokens[next - 1]?.end ?? 0;
}

/** The operands that could be read, connected. */
function connect(kind: "and" | "or", operands: readonly Read[], start: number, end: number): Read {
  const flat = flatOperands(kind, operands);
  return flat.length > 1 ? { kind, operands: flat, span: { start, end } } : flat[0];
}
