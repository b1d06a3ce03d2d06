import type { Place, Token, TokenType } from "../reading/scanner.js";
import type { Reporter } from "../diagnostics/reporter.js";
import type { Span } from "../language/tree.js";
import type { VocabularyName } from "../language/vocabulary.js";
import { scan } from "../reading/tokens.js";

/**
 * What a source is made of: operators, parentheses and operands. What is unreadable was reported; it explains a gap, so that none is
 * reported twice. It is kept where no fix may take it out, because it bears some meaning.
 */
export type Item =
  | { readonly type: "and" | "or" | "not" | "open" | "close" | "operand"; readonly span: Span }
  | { readonly type: "unreadable"; readonly span: Span; readonly isKept: boolean };

/** A directive that was read, before it is known what the whole condition looks like. */
export interface Directive {
  readonly span: Span;
  readonly side: "front" | "back";
  /** Whether calls that meet the condition are the ones not to record. */
  readonly denies: boolean;
  /** Whether it is about the whole condition, however many terms that has; otherwise it may be about the nearest only. */
  readonly isWhole: boolean;
}

/** An open parenthesis: of a group, or of an operator that is written as a function and joins what commas separate. */
export interface Group {
  readonly call: { readonly operator: "and" | "or"; readonly span: Span; readonly commas: Span[] } | undefined;
}

/** A reporter that lets no fix take away what bears meaning, and says whether the likeliest one was kept. */
export interface AccountingReporter extends Reporter {
  report(...diagnostic: Parameters<Reporter["report"]>): boolean;
}

/** A broken source being read: a cursor over its tokens, and what was found so far. */
export interface Cursor {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly vocabulary: VocabularyName;
  readonly reporter: AccountingReporter;
  readonly items: Item[];
  /** What the sentence around the condition says about the calls. */
  readonly directives: Directive[];
  /** The parentheses that are open at the cursor. */
  readonly groups: Group[];
  /** Index of the next token. */
  position: number;
}

/**
 * Cuts a text into tokens.
 *
 * @param offset - the text's in the source that spans are to be about
 */
export function tokenize(text: string, offset: number = 0): Token[] {
  const tokens: Token[] = [];
  const place: Place = { source: text, type: undefined, start: 0, end: 0 };
  for (scan(place); place.type !== undefined; scan(place)) {
    const { type, start, end } = place;
    tokens.push({ type, image: text.slice(start, end), start: offset + start, end: offset + end });
  }
  return tokens;
}

/** The tokens of a part of the source, with offsets into the whole. */
export function tokensOf(source: string, span: Span): Token[] {
  return tokenize(source.slice(span.start, span.end), span.start);
}

/** The token at the cursor, or so many behind it; undefined at the end. */
export function peek(cursor: Cursor, count = 0): Token | undefined {
  return cursor.tokens[cursor.position + count];
}

/** The text of the token at the cursor, or so many behind it; nothing at the end. */
export function imageAt(cursor: Cursor, count = 0): string {
  return cursor.tokens[cursor.position + count]?.image ?? "";
}

/** The same in lower case and with straight apostrophes, as words stand in tables. */
export function wordAt(cursor: Cursor, count = 0): string {
  return imageAt(cursor, count).toLowerCase().replaceAll("\u2019", "'");
}

/** A cursor so many tokens behind, for looking; what is found there is added to the same items. */
export function ahead(cursor: Cursor, count: number): Cursor {
  return { ...cursor, position: cursor.position + count };
}

/** A cursor over a part of the source that was one token, such as the inside of brackets. */
export function inside(cursor: Cursor, span: Span): Cursor {
  return { ...cursor, tokens: tokensOf(cursor.source, span), position: 0 };
}

/** Whether the token at the cursor, or so many behind it, is of one of these types. */
export function at(cursor: Cursor, types: TokenType | readonly TokenType[], count = 0): boolean {
  const type = peek(cursor, count)?.type;
  if (type === undefined) return false;
  return Array.isArray(types) ? types.includes(type) : type === types;
}

/** Moves the cursor over so many tokens and gives the span from the first to the last of them. */
export function take(cursor: Cursor, count = 1): Span {
  const first = cursor.tokens[cursor.position];
  cursor.position = Math.min(cursor.position + count, cursor.tokens.length);
  const last = cursor.tokens[cursor.position - 1];
  const start = first?.start ?? cursor.source.length;
  return { start, end: Math.max(start, last === undefined ? start : last.end) };
}

/** Reports a mistake; whether its likeliest fix was kept. */
export function report(cursor: Cursor, ...diagnostic: Parameters<Reporter["report"]>): boolean {
  return cursor.reporter.report(...diagnostic);
}

/** Whether no white space stands between the token before the cursor, or so many behind it, and the next one. */
export function isAttached(cursor: Cursor, count = 0): boolean {
  const left = peek(cursor, count - 1);
  const right = peek(cursor, count);
  return left !== undefined && right !== undefined && left.end === right.start;
}
