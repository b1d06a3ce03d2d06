import type { Span } from "@recond/parser";

/** What may stand between words and means nothing ([R5]); a valid condition has no other there. */
const BLANKS = " \t\r\n";

/**
 * Whether a character means nothing between words.
 *
 * @param offset - of the character, not within a text
 */
function isBlankAt(source: string, offset: number): boolean {
  const character = source[offset];
  return character !== undefined && BLANKS.includes(character);
}

/** The next offset at which there is no blank. */
export function pastBlanks(source: string, offset: number): number {
  let at = offset;
  while (isBlankAt(source, at)) at += 1;
  return at;
}

/** The offset behind the last character before this one that is no blank. */
export function pastBlanksBackwards(source: string, offset: number): number {
  let at = offset;
  while (at > 0 && isBlankAt(source, at - 1)) at -= 1;
  return at;
}

/** What is written in the place of a part, with a blank where it would otherwise run together with what stands beside it. */
export function apart(source: string, { start, end }: Span, text: string): string {
  const joinsBefore = start === 0 || isBlankAt(source, start - 1) || source[start - 1] === "(";
  const joinsAfter = end === source.length || isBlankAt(source, end) || source[end] === ")";
  return (joinsBefore ? "" : " ") + text + (joinsAfter ? "" : " ");
}

/** Two parentheses that belong together, by their UTF-16 offsets. */
export interface Parentheses {
  readonly open: number;
  readonly close: number;
}

/** What hides parentheses: texts and names in brackets; and the parentheses themselves. */
const PARTS = /"[^"]*"|\[[^\]]*\]|[()]/g;

/** The parentheses of a condition, a pair before those inside it. */
export function parenthesesIn(source: string): readonly Parentheses[] {
  const open: number[] = [];
  const found: Parentheses[] = [];
  for (const { 0: part, index } of source.matchAll(PARTS)) {
    if (part === "(") open.push(index);
    if (part !== ")") continue;
    const start = open.pop();
    if (start !== undefined) found.push({ open: start, close: index });
  }
  return found.toSorted((a, b) => a.open - b.open);
}
