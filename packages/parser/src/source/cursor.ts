import type { Place, Token, TokenType } from "../reading/scanner.js";
import type { FixDraft } from "../diagnostics/diagnostics.js";
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

/** Adds an operator, a parenthesis or an operand to the items. */
export function add(cursor: Cursor, type: Exclude<Item["type"], "unreadable">, span: Span): void {
  cursor.items.push({ type, span });
}

/** Reports a mistake; whether its likeliest fix was kept. */
export function report(cursor: Cursor, ...diagnostic: Parameters<Reporter["report"]>): boolean {
  return cursor.reporter.report(...diagnostic);
}

/**
 * A fix that writes a part of the source anew, out of parts of it that stay and texts between them: its edits are the smallest that do,
 * and everything that they take out is accounted for by what they write.
 *
 * @param parts - in the order of the source
 */
export function rewrite(title: string, whole: Span, ...parts: readonly (string | Span)[]): FixDraft {
  const edits: { span: Span; text: string }[] = [];
  let position = whole.start;
  let text = "";
  for (const part of [...parts, pointAt(whole.end)]) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    if (text !== "" || part.start > position) edits.push({ span: { start: position, end: part.start }, text });
    position = part.end;
    text = "";
  }
  return { title, edits, respelt: edits.map(({ span }) => span) };
}

/** Where a token stands. */
export function spanOf(token: Token): Span {
  return { start: token.start, end: token.end };
}

/** From the start of one span to the end of another. */
export function between(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}

/** What stands in a span that has a sign at each end, such as brackets. */
export function within({ start, end }: Span, open: number = 1, close: number = open): Span {
  return { start: start + open, end: end - close };
}

/** An empty span, for what is missing there. */
export function pointAt(offset: number): Span {
  return { start: offset, end: offset };
}

/** The source at a span. */
export function textAt(cursor: Cursor, span: Span): string {
  return cursor.source.slice(span.start, span.end);
}

/** Whether no white space stands between the token before the cursor, or so many behind it, and the next one. */
export function isAttached(cursor: Cursor, count = 0): boolean {
  const left = peek(cursor, count - 1);
  const right = peek(cursor, count);
  return left !== undefined && right !== undefined && left.end === right.start;
}

/** Where the token before the cursor ends. */
export function previousEnd(cursor: Cursor): number {
  const previous = peek(cursor, -1);
  return previous === undefined ? 0 : previous.end;
}

/** The last item that was read; at most one that is unreadable stands at the end, because runs of them are one item. */
export function lastItem({ items }: Cursor): Item | undefined {
  const last = items.at(-1);
  return last?.type === "unreadable" ? items.at(-2) : last;
}

/** Whether an operand has to come next, rather than an operator. */
export function expectsOperand(cursor: Cursor): boolean {
  const last = lastItem(cursor);
  return last === undefined || !(last.type === "operand" || last.type === "close");
}
