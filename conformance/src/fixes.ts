import type { DiagnosticLike, EditLike, FixLike } from "./implementation.js";

/** The source after the first fix of every diagnostic that has one; a fix that overlaps an earlier one is skipped. */
export function applyFirstFixes(source: string, diagnostics: readonly DiagnosticLike[]): string {
  return applyFixes(source, diagnostics, ([first]) => first);
}

/** The source after the first safe fix of every diagnostic that has one. */
export function applySafeFixes(source: string, diagnostics: readonly DiagnosticLike[]): string {
  return applyFixes(source, diagnostics, (fixes) => fixes.find(({ safe }) => safe));
}

/** An edit, and where its diagnostic starts. */
interface Placed {
  readonly edit: EditLike;
  readonly from: number;
}

function applyFixes(
  source: string,
  diagnostics: readonly DiagnosticLike[],
  choose: (fixes: readonly FixLike[]) => FixLike | undefined,
): string {
  const placed: Placed[] = [];
  for (const { fixes, span } of diagnostics) {
    const edits = choose(fixes)?.edits ?? [];
    if (edits.some((edit) => placed.some((other) => overlap(edit, other.edit)))) continue;
    placed.push(...edits.map((edit) => ({ edit, from: span.start })));
  }
  let text = "";
  let position = 0;
  for (const { edit } of placed.toSorted(byPlace)) {
    text += source.slice(position, edit.span.start) + edit.text;
    position = edit.span.end;
  }
  return text + source.slice(position);
}

/** By place; of insertions at one place those behind the start of their diagnostic come first, the inner before the outer. */
function byPlace(a: Placed, b: Placed): number {
  const place = a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end;
  const isEnd = ({ edit, from }: Placed): boolean => edit.span.start > from;
  return place || Number(isEnd(b)) - Number(isEnd(a)) || (isEnd(a) ? b.from - a.from : 0);
}

/** Touching is no overlap, nor are two insertions at one place. */
function overlap(a: EditLike, b: EditLike): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
