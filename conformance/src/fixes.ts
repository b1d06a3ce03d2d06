import type { DiagnosticLike, EditLike, FixLike } from "./implementation.js";

/** The source after the first fix of every diagnostic that has one; a fix that overlaps an earlier one is skipped. */
export function applyFirstFixes(source: string, diagnostics: readonly DiagnosticLike[]): string {
  return applyFixes(
    source,
    diagnostics.flatMap(({ fixes }) => fixes.slice(0, 1)),
  );
}

/** The source after the first safe fix of every diagnostic that has one. */
export function applySafeFixes(source: string, diagnostics: readonly DiagnosticLike[]): string {
  return applyFixes(
    source,
    diagnostics.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).slice(0, 1)),
  );
}

function applyFixes(source: string, fixes: readonly FixLike[]): string {
  const edits: EditLike[] = [];
  for (const fix of fixes) {
    if (!fix.edits.some((edit) => edits.some((applied) => overlap(edit, applied)))) edits.push(...fix.edits);
  }
  let text = "";
  let position = 0;
  // The sort is stable: insertions at one place stay in the order of their diagnostics.
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    text += source.slice(position, edit.span.start) + edit.text;
    position = edit.span.end;
  }
  return text + source.slice(position);
}

/** Touching is no overlap, nor are two insertions at one place. */
function overlap(a: EditLike, b: EditLike): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
