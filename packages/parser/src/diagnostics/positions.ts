import { firstBehind } from "../language/search.js";

/** A place in a text as people count it. */
export interface LineAndColumn {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/**
 * From offsets to lines and columns. The lines are found once, when first asked: a text may have a thousand mistakes, a million lines, or a
 * hundred thousand conditions without any mistake.
 *
 * @param text - the text; its lines end with LF, CR LF or CR
 * @returns line and column of an offset in UTF-16 units
 */
export function positionsIn(text: string): (offset: number) => LineAndColumn {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const index = lineIndexAt(starts, offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
  };
}

/** The offsets at which the lines of a text start. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\r\n]/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Index of the line that an offset lies in; an offset inside a line break belongs to the line that it ends. */
export function lineIndexAt(starts: readonly number[], offset: number): number {
  return Math.max(0, firstBehind(starts, (start) => start > offset) - 1);
}
