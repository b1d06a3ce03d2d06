import { textWidth } from "@recond/parser";
import { MARK } from "./style.js";

const GAP = "  ";

const MARKS = new RegExp(MARK, "g");

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
