import type { Diagnostic, Edit } from "./diagnostics.js";
import type { Span } from "./tree.js";

/**
 * The text with the first fix of each diagnostic applied. A fix that overlaps one already applied is skipped as a whole: run again on
 * the result to apply it too.
 *
 * @param text - the text that the diagnostics are about
 * @param found - diagnostics with offsets into `text`, in the order in which their fixes count
 * @param options - `suggested: true` applies suggested fixes too; otherwise only safe ones are
 */
export function applyFixes(
  text: string,
  found: readonly Diagnostic[],
  options: { readonly suggested?: boolean } = {},
): string {
  const applied: Edit[] = [];
  for (const diagnostic of found) {
    const fix = diagnostic.fixes.find((candidate) => candidate.safe || options.suggested === true);
    if (fix !== undefined && !overlapsAny(fix.edits, applied)) applied.push(...fix.edits);
  }
  return applyEdits(text, applied);
}

function overlapsAny(edits: readonly Edit[], applied: readonly Edit[]): boolean {
  return edits.some(({ span }) => applied.some((other) => overlap(span, other.span)));
}

/** Whether two ranges share a unit, or one inserts inside the other; insertions at an edge do not disturb each other. */
function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The text with the edits applied; edits must not overlap, insertions at one place come in the order given. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { span, text: replacement } of edits.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )) {
    parts.push(text.slice(position, span.start), replacement);
    position = Math.max(position, span.end);
  }
  return parts.join("") + text.slice(position);
}
