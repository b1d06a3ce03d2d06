import { textWidth } from "@recond/parser";
import { MARK, type Style } from "./style.js";

const GAP = "  ";

const MARKS = new RegExp(MARK, "g");

/** A title and the lines beside it. */
export type Section = readonly [title: string, lines: readonly string[]];

/** Titles to the left, lines beside them. Sections without lines are left out. */
export function sectionsText(sections: readonly Section[], style: Style, titleWidth = 13): string {
  const lines = sections.flatMap(([title, texts]) =>
    texts.map((text, index) => `  ${style.dim((index === 0 ? title : "").padEnd(titleWidth))}${text}`),
  );
  return lines.join("\n");
}

/**
 * Lines of cells, one column under the other.
 *
 * @param rows - cells, which may be coloured
 */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  const measured = rows.map((row) => row.map((cell) => ({ cell, width: textWidth(cell.replaceAll(MARKS, "")) })));
  for (const row of measured) {
    for (const [index, { width }] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, width);
  }
  return measured.map((row) =>
    row
      .map(({ cell, width }, index) => cell + " ".repeat((widths[index] ?? 0) - width))
      .join(GAP)
      .trimEnd(),
  );
}
