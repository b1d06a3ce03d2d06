import { positionsIn, type Span } from "@recond/parser";
import type { LintedText } from "./report.js";

/** A part of a file as people count: from 1, columns in UTF-16 units, the end excluded. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a text starts in its file, in UTF-16 units; undefined when nobody counted. */
export function offsetOf({ firstLine, firstOffset }: LintedText): number | undefined {
  return firstOffset ?? (firstLine === 1 ? 0 : undefined);
}

/** From spans in a text to places in its file. */
export function regionsIn({ text, firstLine }: LintedText): (span: Span) => Region {
  const positionOf = positionsIn(text);
  return ({ start, end }) => {
    const from = positionOf(start);
    const to = positionOf(end);
    return {
      startLine: from.line + firstLine - 1,
      startColumn: from.column,
      endLine: to.line + firstLine - 1,
      endColumn: to.column,
    };
  };
}
