import { createHeader, type CsvHeader, isHeader, isSame, twiceIn } from "./csv-header.js";
import { isDirective } from "./csv-separator.js";
import { BYTE_ORDER_MARK, type CsvScanner } from "./csv-scanner.js";
import type { LogRow, ReadLogOptions, RejectedRow, RowsOfFile } from "./log-rows.js";

/** Collects the rows of a table: tells headers from rows, and leaves out cells that nobody needs. */
export interface CsvTable {
  /**
   * Takes the row that was scanned.
   *
   * @param textOf - what a cell says, where the characters of the text are bytes
   */
  readonly take: (scanner: CsvScanner, text: string, line: number, textOf?: (cell: string) => string) => void;
  readonly reject: (rejected: RejectedRow) => void;
  /** What came since; at the end of the file at least its columns. */
  readonly taken: (isEnd?: boolean) => readonly RowsOfFile[];
  /** The present columns; undefined before there is a row that has them. */
  readonly columns: () => readonly string[] | undefined;
}

/** Rows that go through a program together. */
const MOST_ROWS = 4096;

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/**
 * @param name - what messages call the file
 * @param known - the columns where another reader goes on
 */
export function createCsvTable(
  name: string,
  { header: given, needs }: ReadLogOptions,
  known?: readonly string[] | null,
): CsvTable {
  let header: CsvHeader | undefined = known ? { ...createHeader(known, needs), columns: known } : undefined;
  let hasRows = header !== undefined;
  let all: RowsOfFile[] = [];
  let [rows, lines, rejected] = [new Array<LogRow>(), new Array<number>(), new Array<RejectedRow>()];

  const flush = (isEnd = false): void => {
    if (rows.length + rejected.length === 0 && !isEnd) return;
    all.push({ columns: header?.columns ?? [], rows, lines, rejected });
    [rows, lines, rejected] = [[], [], []];
  };

  const change = (cells: readonly string[], line: number): void => {
    if (header !== undefined && isSame(cells, header)) return;
    flush();
    header = createHeader(cells, needs);
    hasRows = false;
    for (const column of twiceIn(header, needs, name)) {
      rejected.push({ line, isRow: false, problem: `The column \`${column}\` appears twice.` });
    }
  };
  if (given !== undefined && header === undefined) change(given, 1);

  /** Whether the row is none: a header, or one of another width. */
  const isOdd = (cells: readonly string[], line: number, isEnded: boolean): boolean => {
    if (line === 1 && isDirective(cells)) return true;
    if (header === undefined || isHeader(cells, header)) {
      change(cells, line);
      return true;
    }
    const { length } = header.columns;
    if (cells.length === length) return false;
    rejected.push({ line, isRow: true, problem: wrongWidth(cells.length, length, isEnded) });
    return true;
  };

  return {
    take(scanner, text, line, textOf = itself) {
      if (scanner.isBlank(text)) return;
      if (header === undefined || mayBeOdd(scanner, text, header)) {
        const cells = Array.from({ length: scanner.row.count }, (_, index) => textOf(scanner.cell(text, index)));
        if (isOdd(cells, line, scanner.row.isEnded)) return;
      }
      if (header === undefined) return;
      const row: (string | undefined)[] = header.empty.slice();
      for (const index of header.needed) row[index] = textOf(scanner.cell(text, index));
      rows.push(row);
      lines.push(line);
      hasRows = true;
      if (rows.length === MOST_ROWS) flush();
    },
    reject: (row) => void rejected.push(row),
    taken(isEnd) {
      flush(isEnd);
      const taken = all;
      all = [];
      return taken;
    },
    columns: () => (hasRows ? header?.columns : undefined),
  };
}

/** Whether a row has to be looked at: almost none has. */
function mayBeOdd({ row, firstOf }: CsvScanner, text: string, { columns, signs }: CsvHeader): boolean {
  if (row.count !== columns.length) return true;
  for (const sign of signs) {
    const code = firstOf(text, sign);
    if ((code >= SMALL_A && code <= SMALL_Z) || code === BYTE_ORDER_MARK) return true;
  }
  return false;
}

function wrongWidth(count: number, wanted: number, isEnded: boolean): string {
  if (!isEnded && count < wanted) return `The log ends within this row, which has ${count} of ${wanted} cells.`;
  return `This row has ${count} ${count === 1 ? "cell" : "cells"}, but there are ${wanted} columns.`;
}

function itself(text: string): string {
  return text;
}
