/** One line of a table: the first cell is text, the others are figures. */
export type Row = readonly string[];

/** A table for the terminal: the first column to the left, all others to the right. */
export function drawTable(head: Row, rows: readonly Row[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row): string =>
    widths
      .map((width, column) => pad(row[column] ?? "", width, column))
      .join("  ")
      .trimEnd();
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map((row) => line(row))].join("\n");
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** A ratio as people read it: `1.23`, `12.3`, `123`. */
export function ratio(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0);
}

/** Milliseconds as people read them. */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

/** Bytes in thousands. */
export function kilobytes(value: number): string {
  return `${(value / 1000).toFixed(1)} kB`;
}

/** Bytes in millions. */
export function megabytes(value: number): string {
  return `${(value / 1_000_000).toFixed(0)} MB`;
}
