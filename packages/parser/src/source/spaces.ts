import { type FixDraft, replace } from "../diagnostics/diagnostics.js";
import { PLAIN_SPACE } from "../language/characters.js";
import type { Span } from "../language/tree.js";

/**
 * What to take out with a part of the source, so that neither two spaces are left nor two words grow together: the white space on one
 * side of it, where there is some on both or at the ends of the source.
 */
export function removalOf(source: string, span: Span): Span {
  if (span.end < source.length && !/[ \t\r\n)]/.test(source.charAt(span.end))) return span;
  let { start } = span;
  while (start > 0 && PLAIN_SPACE.includes(source.charAt(start - 1))) start -= 1;
  if (start === 0) return withSpaceAfter(source, { start, end: span.end });
  // What bullets set apart stays on lines of its own.
  const isBullet = /^[\r\n]\s*[-*\u2022-\u25cf]$/.test(source.slice(start, span.end));
  return isBullet ? withSpaceAfter(source, span) : { start, end: span.end };
}

/** A fix that takes a part of the source out; `1,2` becomes `1 2`, not `12`. */
export function removal(source: string, span: Span): FixDraft {
  const whole = removalOf(source, span);
  return replace(whole, isBetweenWords(source, whole) ? " " : "", "Remove it");
}

/** Whether words would grow together if a part of the source were taken out. */
export function isBetweenWords(source: string, span: Span): boolean {
  return /\w/.test(source.charAt(span.start - 1)) && /\w/.test(source.charAt(span.end));
}

/** The span with the white space behind it. */
export function withSpaceAfter(source: string, span: Span): Span {
  let { end } = span;
  while (end < source.length && PLAIN_SPACE.includes(source.charAt(end))) end += 1;
  return { start: span.start, end };
}

/** A word in the place of a symbol, with the spaces that the symbol did not need. */
export function withSpaces(source: string, { start, end }: Span, word: string): string {
  const before = start === 0 || /[\s(!]/.test(source.charAt(start - 1)) ? "" : " ";
  const after = end >= source.length || /[\s)]/.test(source.charAt(end)) ? "" : " ";
  return before + word + after;
}
