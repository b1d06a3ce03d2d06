import type { Span } from "../language/tree.js";
import type { Term } from "../language/vocabulary.js";
import type { Place, Scan, TokenType } from "./scanner.js";

/** Thrown where the grammar's shape or the language's rules do not fit: always the same one, as it says no more than that. */
export const notWellFormed: Error = new Error("Not well-formed.");

/** A source being read: the place of the token that comes next, and what stands around it. */
export interface Reader extends Place {
  readonly scan: Scan;
  readonly terms: readonly Term[];
  readonly maxNesting: number;
  /** Open parentheses and `not`s around it. */
  nesting: number;
  /** Where the token that was read last ends. */
  lastEnd: number;
}

/** Reads the next token, whichever it is. */
export function advance(reader: Reader): void {
  reader.lastEnd = reader.end;
  reader.scan(reader);
}

/** Reads a token of a type, if one comes next. */
export function accept(reader: Reader, type: TokenType): boolean {
  if (reader.type !== type) return false;
  advance(reader);
  return true;
}

/** Reads a token of a type, which has to come next. */
export function expect(reader: Reader, type: TokenType): void {
  if (!accept(reader, type)) throw notWellFormed;
}

/** Reads a token of a type, which has to come next, and gives its text. */
export function take(reader: Reader, type: TokenType): string {
  const { source, start, end } = reader;
  expect(reader, type);
  return source.slice(start, end);
}

/** Reads a token of a type, which has to come next and to end with its closing sign, and gives the text between its signs. */
export function takeInside(reader: Reader, type: TokenType, closing: string): string {
  const { source, start, end } = reader;
  expect(reader, type);
  if (end - start < 2 || source.charAt(end - 1) !== closing) throw notWellFormed;
  return source.slice(start + 1, end - 1);
}

/** Reads what goes one level deeper. */
export function enter(reader: Reader, type: TokenType): void {
  expect(reader, type);
  reader.nesting += 1;
  if (reader.nesting > reader.maxNesting) throw notWellFormed;
}

/** From where something starts to the end of the token that was read last. */
export function spanFrom({ lastEnd }: Reader, start: number): Span {
  return { start, end: lastEnd };
}
