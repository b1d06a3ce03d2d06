import type { FixDraft } from "../diagnostics/diagnostics.js";
import type { Span } from "../language/tree.js";
import type { Token } from "../reading/scanner.js";
import { type Cursor, peek } from "./cursor.js";

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

/** The source at a span. */
export function textAt(cursor: Cursor, span: Span): string {
  return cursor.source.slice(span.start, span.end);
}

/** Where the token before the cursor ends. */
export function previousEnd(cursor: Cursor): number {
  const previous = peek(cursor, -1);
  return previous === undefined ? 0 : previous.end;
}
