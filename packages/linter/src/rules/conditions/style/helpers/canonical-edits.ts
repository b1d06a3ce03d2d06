import { format } from "@recond/formatter";
import { type Condition, type Edit, parse, predicatesOf } from "@recond/parser";
import { type ConditionSubject, placeOf } from "../../../../rule/condition-subject.js";

/** An edit on the way to the canonical form. */
export interface Deviation extends Edit {
  /** Whether a predicate is written another way; otherwise, what stands between words. */
  readonly isPredicate: boolean;
}

/** Blanks, parentheses and words between predicates. */
const BETWEEN = /\s+|[()]|\w+/g;

const LINE_BREAK = /[\r\n]/;

/** The end of a file's last line. */
const LAST_LINE_BREAK = /^\r?\n$/;

/**
 * What makes a condition canonical but for its parentheses and its line breaks.
 *
 * @returns edits in the order of the text; none when there is nothing to do
 */
export function canonicalEdits(subject: ConditionSubject, condition: Condition): readonly Deviation[] {
  const { source } = subject;
  const canonical = format(condition);
  if (canonical === source) return [];
  const written = predicatesOf(condition);
  const wanted = canonicalPredicates(subject, canonical);
  const walk: Walk = { source, previous: undefined, blanksFrom: 0, deviations: [] };
  let position = 0;
  for (const [index, predicate] of written.entries()) {
    const span = placeOf(predicate);
    walkBetween(walk, position, span.start);
    closeGap(walk, "predicate", span.start);
    const text = withPlainLength(source.slice(span.start, span.end), wanted[index] ?? "");
    if (source.slice(span.start, span.end) !== text) walk.deviations.push({ span, text, isPredicate: true });
    walk.blanksFrom = span.end;
    position = span.end;
  }
  walkBetween(walk, position, source.length);
  const rest = source.slice(walk.blanksFrom);
  if (rest !== "" && !LAST_LINE_BREAK.test(rest)) replaceBlanks(walk, source.length, "");
  return walk.deviations;
}

/** A length without a unit, well written otherwise, is left alone: the documents write `duration > 60`. */
function withPlainLength(written: string, canonical: string): string {
  const isPlain = /[<>=] \d+$/.test(written) && written.replace(/\d+$/, "") === canonical.replace(/[^=<>]*$/, " ");
  return isPlain ? written : canonical;
}

/** How far the text has been looked through. */
interface Walk {
  readonly source: string;
  /** What stands in front of the blanks; undefined at the start. */
  previous: string | undefined;
  /** The beginning of the blanks that were met last. */
  blanksFrom: number;
  readonly deviations: Deviation[];
}

function walkBetween(walk: Walk, start: number, end: number): void {
  for (const { 0: piece, index } of walk.source.slice(start, end).matchAll(BETWEEN)) {
    if (piece.trim() === "") continue;
    closeGap(walk, piece, start + index);
    walk.blanksFrom = start + index + piece.length;
  }
}

/** Looks at the blanks in front of a word, a parenthesis or a predicate. */
function closeGap(walk: Walk, next: string, end: number): void {
  const blanks = walk.source.slice(walk.blanksFrom, end);
  const isInside = walk.previous === undefined || walk.previous === "(" || next === ")";
  const wanted = isInside ? "" : " ";
  const isLaidOut = walk.previous !== undefined && LINE_BREAK.test(blanks);
  if (blanks !== wanted && !isLaidOut) replaceBlanks(walk, end, wanted);
  walk.previous = next;
}

function replaceBlanks(walk: Walk, end: number, text: string): void {
  walk.deviations.push({ span: { start: walk.blanksFrom, end }, text, isPredicate: false });
}

function canonicalPredicates({ vocabulary }: ConditionSubject, canonical: string): readonly string[] {
  const { condition = null } = parse(canonical, { vocabulary });
  return predicatesOf(condition).map((predicate) => {
    const { start, end } = placeOf(predicate);
    return canonical.slice(start, end);
  });
}
