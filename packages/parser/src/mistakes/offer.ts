import type { Diagnostic, Edit } from "../diagnostics/diagnostics.js";
import { editsToApply } from "../diagnostics/fixes.js";
import { firstBehind } from "../language/search.js";
import { childrenOf, type Condition, type Span } from "../language/tree.js";

/** A text that fixes were applied to, with the way back to the text before. */
interface Rewritten {
  readonly text: string;
  /** The part of the text before that a part of this one stands for. */
  readonly origin: (span: Span) => Span;
}

/** What is found wrong with a text, and its tree as far as it can be read as it stands. */
export interface Attempt {
  readonly diagnostics: readonly Diagnostic[];
  /** Null where no term is in it, so that fixes can lead to the empty condition only. */
  readonly rest: null | undefined;
  readonly condition: () => Condition | null | undefined;
}

/** So many rounds of fixes are tried: one makes room for another. */
const MOST_ROUNDS = 10;

/**
 * The tree of the text that the first fixes lead to, with its spans in the source: what is read out of a broken condition is what its
 * fixes say, by construction (the first law of repair).
 *
 * @param first - what is found in the source
 * @param read - reads a text; gives no diagnostics for one that is well-formed
 * @returns where errors remain, the tree without what cannot be read; undefined when nothing can be
 */
export function treeOfOffer(
  source: string,
  first: Attempt,
  read: (text: string) => Attempt,
): Condition | null | undefined {
  const steps: Rewritten[] = [];
  let attempt = first;
  for (let text = source; mayBeMended(attempt) && steps.length < MOST_ROUNDS;) {
    const step = rewrite(text, editsToApply(attempt.diagnostics, { suggested: true }));
    if (step.text === text) break;
    steps.push(step);
    ({ text } = step);
    attempt = read(text);
  }
  const condition = attempt.condition();
  return condition === null || condition === undefined ? condition : relocate(condition, steps.toReversed());
}

/** Whether fixes may lead on: no fix makes a condition flatter. */
function mayBeMended({ diagnostics }: Attempt): boolean {
  return diagnostics.length > 0 && !diagnostics.some(({ code }) => code === "nesting-too-deep");
}

/** Applies edits that stand in order. */
function rewrite(source: string, edits: readonly Edit[]): Rewritten {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let position = 0;
  let length = 0;
  for (const { span, text } of edits) {
    const kept = source.slice(position, span.start);
    parts.push(kept, text);
    length += kept.length;
    pieces.push({ start: length, end: length + text.length, source: span });
    length += text.length;
    position = Math.max(position, span.end);
  }
  return { text: parts.join("") + source.slice(position), origin: (span) => originOf(pieces, span) };
}

/** Where an edit's text stands, and what it took the place of. */
interface Piece extends Span {
  readonly source: Span;
}

function originOf(pieces: readonly Piece[], { start, end }: Span): Span {
  const before = pieces[lastIndexBefore(pieces, start)];
  const last = pieces[lastIndexBefore(pieces, end - 1)];
  const from = before !== undefined && start < before.end ? before.source.start : shifted(before, start);
  const to = last !== undefined && end <= last.end ? last.source.end : shifted(last, end);
  return { start: from, end: Math.max(from, to) };
}

function shifted(piece: Piece | undefined, offset: number): number {
  return piece === undefined ? offset : piece.source.end + offset - piece.end;
}

/** The index of the last piece that starts at an offset or in front of it; -1 when none does. */
function lastIndexBefore(pieces: readonly Piece[], offset: number): number {
  return firstBehind(pieces, ({ start }) => start > offset) - 1;
}

/** The tree with each span taken back through all steps. */
function relocate(node: Condition, steps: readonly Rewritten[]): Condition {
  const { span } = node;
  const own = span === undefined ? {} : { span: steps.reduce((part, { origin }) => origin(part), span) };
  if (node.kind === "not") return { ...node, ...own, operand: relocate(node.operand, steps) };
  if (node.kind === "and" || node.kind === "or") {
    return { ...node, ...own, operands: childrenOf(node).map((child) => relocate(child, steps)) };
  }
  return { ...node, ...own };
}
