import type { IToken, TokenType } from "chevrotain";
import type { Reporter } from "../diagnostics/reporter.js";
import { endOf } from "../reading/tokens.js";
import type { Predicate, Span } from "../language/tree.js";
import type { VocabularyName } from "../language/vocabulary.js";

/**
 * What a source is made of, once its spelling is understood: operators, parentheses, and operands that were read (their node is
 * undefined where that was not possible). `junk` was reported; it explains a gap, so that none is reported twice. It is kept where no
 * fix may take it out, because it bears some meaning.
 */
export type Item =
  | { readonly type: "and" | "or" | "not" | "open" | "close"; readonly span: Span }
  | { readonly type: "junk"; readonly span: Span; readonly isKept: boolean }
  | { readonly type: "operand"; readonly span: Span; readonly node: Predicate | undefined };

/** A directive that was read, before it is known what the whole condition looks like. */
export interface Directive {
  readonly span: Span;
  readonly side: "front" | "back";
  /** Whether calls that meet the condition are the ones not to record. */
  readonly denies: boolean;
  /** Whether it is about the whole condition, however many terms that has; otherwise it may be about the nearest only. */
  readonly isWhole: boolean;
}

/** A reporter that lets no fix take away what bears meaning, and says whether the likeliest one was kept. */
export interface AccountingReporter extends Reporter {
  report(...diagnostic: Parameters<Reporter["report"]>): boolean;
}

/** A source being read: a cursor over its tokens, and the items found so far. */
export interface Reading {
  readonly source: string;
  readonly tokens: readonly IToken[];
  readonly vocabulary: VocabularyName;
  readonly reporter: AccountingReporter;
  readonly items: Item[];
  /** What the sentence around the condition says about the calls. */
  readonly directives: Directive[];
  /** Index of the next token. */
  position: number;
}

/** The token at the cursor, or so many behind it; undefined at the end. */
export function peek(reading: Reading, ahead = 0): IToken | undefined {
  return reading.tokens[reading.position + ahead];
}

/** Whether the token at the cursor, or so many behind it, is of one of these types. */
export function at(reading: Reading, types: TokenType | readonly TokenType[], ahead = 0): boolean {
  const type = peek(reading, ahead)?.tokenType;
  if (type === undefined) return false;
  return Array.isArray(types) ? types.includes(type) : type === types;
}

/** Moves the cursor over so many tokens and gives the span from the first to the last of them. */
export function take(reading: Reading, count = 1): Span {
  const first = reading.tokens[reading.position];
  reading.position = Math.min(reading.position + count, reading.tokens.length);
  const last = reading.tokens[reading.position - 1];
  const start = first?.startOffset ?? reading.source.length;
  return { start, end: Math.max(start, last === undefined ? start : endOf(last)) };
}

/** Where a token stands. */
export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

/** From the start of one span to the end of another. */
export function between(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}

/** An empty span, for what is missing there. */
export function pointAt(offset: number): Span {
  return { start: offset, end: offset };
}

/** The source at a span. */
export function textAt(reading: Reading, span: Span): string {
  return reading.source.slice(span.start, span.end);
}

/** Whether no white space stands between the token before the cursor, or so many behind it, and the next one. */
export function isAttached(reading: Reading, ahead = 0): boolean {
  const left = peek(reading, ahead - 1);
  const right = peek(reading, ahead);
  return left !== undefined && right !== undefined && endOf(left) === right.startOffset;
}

/** Where the token before the cursor ends. */
export function previousEnd(reading: Reading): number {
  const previous = peek(reading, -1);
  return previous === undefined ? 0 : endOf(previous);
}

/** Whether an operand has to come next, rather than an operator. */
export function expectsOperand(reading: Reading): boolean {
  const last = lastMeaningful(reading.items);
  return last === undefined || !(last.type === "operand" || last.type === "close");
}

/** The last item that is no junk; at most one junk item stands at the end, because runs of junk are one item. */
function lastMeaningful(items: readonly Item[]): Item | undefined {
  const last = items.at(-1);
  return last?.type === "junk" ? items.at(-2) : last;
}
