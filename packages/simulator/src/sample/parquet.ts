import { createParquetTable, type ParquetColumn, type ParquetValue } from "../logs/parquet-table.js";
import type { SampledRow } from "./row.js";
import type { Cell, Column } from "./transactions.js";

/** Rows that are held at a time: a row group of the file. */
const GROUP = 10_000;

/** The columns that hold numbers; all others hold texts. */
const numbers: Readonly<Record<string, "INT64" | "INT32">> = { start_time_utc: "INT64", duration: "INT32" };

/** The transactions as Parquet with flat columns, row group by row group. */
export async function* parquetBytes(
  rows: Iterable<SampledRow>,
  columns: readonly Column[],
): AsyncGenerator<Uint8Array> {
  const typed = columns.map(({ name }): ParquetColumn => ({ name, type: numbers[name] ?? "text" }));
  const table = await createParquetTable(typed);
  for (const group of groupsOf(rows)) {
    yield table.write(group.map((row) => columns.map(({ name, cell }) => parquetValue(name, cell(row)))));
  }
  yield table.end();
}

function* groupsOf(rows: Iterable<SampledRow>): Generator<readonly SampledRow[]> {
  let group: SampledRow[] = [];
  for (const row of rows) {
    group.push(row);
    if (group.length < GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function parquetValue(name: string, cell: Cell): ParquetValue {
  if (cell === null) return null;
  switch (numbers[name]) {
    case "INT64":
      return BigInt(cell);
    case "INT32":
      return Number(cell);
    default:
      return String(cell);
  }
}
