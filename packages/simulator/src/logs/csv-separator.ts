import { codesOf, createCsvScanner } from "./csv-scanner.js";
import { knownNames } from "./log-format.js";
import type { ReadLogOptions } from "./log-rows.js";

const SEPARATORS = [",", ";", "\t", "|"];

/** What spreadsheets write in the first line to say what separates the cells. */
const DIRECTIVE = /^sep=(.)(?:\r\n|\n|\r)/;

const known: ReadonlySet<string> = new Set(knownNames());

/**
 * The separator of a table, and the cells of its first row: the separator that gives the first row the most known names or as many cells as
 * there should be; among those, the most cells.
 *
 * @param text - the beginning of the table
 */
export function separatorOf(
  text: string,
  { separator, header }: ReadLogOptions,
): { readonly separator: string; readonly cells: readonly string[] } {
  const directive = DIRECTIVE.exec(text);
  const said = separator ?? directive?.[1];
  const table = text.slice(directive?.[0].length ?? 0);
  const candidates = said === undefined ? SEPARATORS : [said];
  const rows = candidates.map((each) => ({ separator: each, cells: firstRow(table, each) }));
  const worth = (cells: readonly string[]): number => {
    if (header !== undefined && cells.length === header.length) return Number.POSITIVE_INFINITY;
    return cells.filter((cell) => known.has(cell)).length * 1000 + cells.length;
  };
  return rows.reduce((best, row) => (worth(row.cells) > worth(best.cells) ? row : best));
}

/** Whether the cells of the first line are no row, but say what separates the cells. */
export function isDirective(cells: readonly string[]): boolean {
  return cells.length === 2 && cells[0] === "sep=" && cells[1] === "";
}

function firstRow(text: string, separator: string): readonly string[] {
  const scanner = createCsvScanner(separator);
  scanner.scan(codesOf(text), 0, true, Number.POSITIVE_INFINITY);
  return Array.from({ length: scanner.row.count }, (_, index) => scanner.cell(text, index).trim());
}
