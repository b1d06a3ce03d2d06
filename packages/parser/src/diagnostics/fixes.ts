import { requireList, requireObject, requireText } from "../language/require.js";
import type { Diagnostic, Edit, Fix } from "./diagnostics.js";
import { firstBehind } from "../language/search.js";
import type { Span } from "../language/tree.js";

/** Which fixes are wanted. */
export interface FixOptions {
  /** Suggested ones too; otherwise only safe ones. */
  readonly suggested?: boolean | undefined;
}

/**
 * The text with the first fix of each diagnostic applied. A fix that overlaps one already applied is skipped as a whole: run again on
 * the result to apply it too. A single fix, or one of the alternatives: `applyFixes(text, [{ ...diagnostic, fixes: [fix] }], { suggested: true })`.
 *
 * @param found - diagnostics with offsets into `text`, in the order in which their fixes count
 * @param options - `suggested: true` applies suggested fixes too; otherwise only safe ones are
 */
export function applyFixes(text: string, found: readonly Diagnostic[], options: FixOptions = {}): string {
  requireText("The text is a string", text);
  const parts: string[] = [];
  let position = 0;
  for (const { span, text: replacement } of editsToApply(found, options)) {
    parts.push(text.slice(position, span.start), replacement);
    position = Math.max(position, span.end);
  }
  return parts.join("") + text.slice(position);
}

/** The edits that `applyFixes` makes, in the order of the text. */
export function editsToApply(found: readonly Diagnostic[], options: FixOptions = {}): readonly Edit[] {
  return chosenFixes(found, options)
    .flatMap(({ fix, part }) => fix.edits.map((edit) => ({ ...edit, part })))
    .toSorted(inOrder);
}

/**
 * The fixes that `applyFixes` applies: the first one of each diagnostic, without those that overlap one before.
 *
 * @param found - diagnostics of one text, in the order in which their fixes count
 * @param options - `suggested: true` takes suggested fixes too; otherwise only safe ones are
 */
export function fixesToApply(found: readonly Diagnostic[], options: FixOptions = {}): readonly Fix[] {
  return chosenFixes(found, options).map(({ fix }) => fix);
}

/** A fix that is applied, and the part of the text that it is about. */
interface ChosenFix {
  readonly fix: Fix;
  readonly part: Span;
}

function chosenFixes(found: readonly Diagnostic[], options: FixOptions): readonly ChosenFix[] {
  requireList("The diagnostics are a list", found);
  requireObject("The options are an object", options);
  const { suggested = false } = options;
  const chosen: ChosenFix[] = [];
  const taken: Span[] = [];
  for (const { fixes, span } of found) {
    const fix = fixes.find(({ safe }) => safe || suggested);
    if (fix === undefined || fix.edits.some((edit) => isTaken(taken, edit.span))) continue;
    const [first = span, last = span] = [fix.edits[0]?.span, fix.edits.at(-1)?.span];
    const part = { start: Math.min(span.start, first.start), end: Math.max(span.end, last.end) };
    chosen.push({ fix, part });
    for (const { span: place } of fix.edits) take(taken, place);
  }
  return chosen;
}

/** An edit, and the part of the text that its fix is about. */
interface PlacedEdit extends Edit {
  readonly part: Span;
}

/**
 * Whether a range shares a unit with one that is taken, or one inserts inside the other; insertions at an edge do not disturb each other.
 * As those that are taken do not overlap, only the first that ends behind the start can.
 */
function isTaken(taken: readonly Span[], { start, end }: Span): boolean {
  const next = taken[firstBehind(taken, (other) => other.end > start)];
  return next !== undefined && next.start < end;
}

/** Keeps them in order. Mostly they come in order, and this appends. */
function take(taken: Span[], span: Span): void {
  taken.splice(
    firstBehind(taken, ({ end }) => end > span.start),
    0,
    span,
  );
}

/**
 * Edits by their place. Of insertions at one place, those that end what they belong to come first, the inner before the outer, so that
 * the quote that closes a text stands in front of the parenthesis that closes its group; then what is missing there, an operator; then
 * those that start it, the outer first, so that the `not` of a whole condition stands in front of the one of its first term.
 */
function inOrder(a: PlacedEdit, b: PlacedEdit): number {
  const rank = endingRank(a);
  const width = (a.part.end - b.part.end) * (rank > 0 ? 1 : -1);
  const gap = Number(isEmpty(b.part)) - Number(isEmpty(a.part));
  return a.span.start - b.span.start || a.span.end - b.span.end || endingRank(b) - rank || gap || width;
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

/** Higher for an edit that ends a part of the text, the later that starts. */
function endingRank({ span, part }: PlacedEdit): number {
  return span.start > part.start ? part.start + 1 : 0;
}
