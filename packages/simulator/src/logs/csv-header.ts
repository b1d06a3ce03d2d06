import { quote } from "@recond/parser";
import { InvalidCallLogError } from "./errors.js";
import { knownNames } from "./log-format.js";

/** The columns of a table, and what to look at to tell a row from a header that stands between rows. */
export interface CsvHeader {
  readonly columns: readonly string[];
  /** Cells that begin with a small letter in a header alone. */
  readonly signs: readonly number[];
  /** Columns whose cells are needed. */
  readonly needed: readonly number[];
  /** A row without any cell. */
  readonly empty: readonly undefined[];
}

const known: ReadonlySet<string> = new Set(knownNames());

/** Names that no cell of a row has. */
const distinctive: ReadonlySet<string> = new Set([...known].filter((name) => name.includes("_")));

/** Columns of ids, times and numbers. */
const NEVER_LETTERS = [
  "transaction_id",
  "complete_call_id",
  "call_record_id",
  "start_time_utc",
  "start_time",
  "calling_phone_number",
  "transaction_type",
];

/** A header by the names in it. */
export function createHeader(cells: readonly string[], needs: ReadonlySet<string> | undefined): CsvHeader {
  const columns = cells.map((cell) => cell.trim());
  return {
    columns,
    signs: [...new Set([0, ...signsOf(columns)])],
    needed: [...columns.keys()].filter((index) => needs?.has(columns[index] ?? "") !== false),
    empty: columns.map(() => undefined),
  };
}

/** A few columns of ids, times and numbers: what stands there in a header stands in no row. */
export function signsOf(columns: readonly string[]): readonly number[] {
  const signs = NEVER_LETTERS.map((name) => columns.indexOf(name)).filter((index) => index !== -1);
  return signs.slice(0, 3);
}

/** Whether these cells are a header that stands between rows, as where pages were put together. */
export function isHeader(cells: readonly string[], header: CsvHeader | undefined): boolean {
  if (header !== undefined && isSame(cells, header)) return true;
  const names = cells.map((cell) => cell.trim());
  return names.some((name) => distinctive.has(name)) && names.filter((name) => known.has(name)).length > 1;
}

/** Whether these cells are the names of a header. */
export function isSame(cells: readonly string[], { columns }: CsvHeader): boolean {
  return cells.length === columns.length && cells.every((cell, index) => cell.trim() === columns[index]);
}

/**
 * The columns that appear twice.
 *
 * @param needs - undefined: all that are known
 * @param name - what messages call the file
 * @throws InvalidCallLogError when one of them is needed
 */
export function twiceIn(
  { columns }: Pick<CsvHeader, "columns">,
  needs: ReadonlySet<string> | undefined,
  name: string,
): readonly string[] {
  const twice = [...new Set(columns.filter((column, index) => column !== "" && columns.indexOf(column) !== index))];
  const wrong = twice.find((column) => (needs ?? known).has(column));
  if (wrong === undefined) return twice;
  throw new InvalidCallLogError(
    `${quote(name)} has the column ${quote(wrong)} twice. Give one of them another name, so that it is clear which of them counts.`,
  );
}
