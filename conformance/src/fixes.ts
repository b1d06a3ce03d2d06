import type { DiagnosticLike, EditLike, FixLike } from "./implementation.js";

/** The source after the first fix of every diagnostic that has one; a fix that overlaps an earlier one is skipped. */
export function applyFirstFixes(source: string, diagnostics: readonly DiagnosticLike[]): string {
  return applyFixes(source, diagnostics, ([first]) => first);
}

/** The source after the first safe fix of every diagnostic that has one. */
export function applySafeFixes(source: string, diagnostics: readonly DiagnosticLike[]): string {
  return applyFixes(source, diagnostics, (fixes) => fixes.find(({ safe }) => safe));
}

/** An edit, and the part of the source that its fix is about. */
interface Placed {
  readonly edit: EditLike;
  readonly from: number;
  readonly to: number;
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
    const from = Math.min(span.start, ...edits.map((edit) => edit.span.start));
    const to = Math.max(span.end, ...edits.map((edit) => edit.span.end));
    placed.push(...edits.map((edit) => ({ edit, from, to })));
  }
  let text = "";
  let position = 0;
  for (const { edit } of placed.toSorted(byPlace)) {
    text += source.slice(position, edit.span.start) + edit.text;
    position = edit.span.end;
  }
  return text + source.slice(position);
}

/** By place; of insertions at one place those that end a part come first, the inner before the outer, then the outer before the inner. */
function byPlace(a: Placed, b: Placed): number {
  const place = a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end;
  const end = ({ edit, from }: Placed): number => (edit.span.start > from ? from + 1 : 0);
  return place || end(b) - end(a) || (end(a) > 0 ? a.to - b.to : b.to - a.to);
}

/** Touching is no overlap, nor are two insertions at one place. */
function overlap(a: EditLike, b: EditLike): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
