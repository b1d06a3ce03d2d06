import type { ParquetWriter } from "hyparquet-writer";
import type { SampledRow } from "./row.js";
import { type Cell, type Column, flatColumns } from "./transactions.js";
import { type Shape, wantedColumns } from "./formats.js";

/** Rows that are held at a time: a row group of the file. */
const GROUP = 10_000;

/** The columns that hold numbers; all others hold texts. */
const numbers: Readonly<Record<string, "INT64" | "INT32">> = { start_time_utc: "INT64", duration: "INT32" };

/** The transactions as Parquet with flat columns, row group by row group. */
export async function* parquetBytes(rows: Iterable<SampledRow>, shape: Shape): AsyncGenerator<Uint8Array> {
  const { ByteWriter, ParquetWriter: Writer } = await import("hyparquet-writer");
  const columns = wantedColumns(flatColumns(shape.campaign, shape.fields), shape);
  const bytes = new ByteWriter();
  const writer = new Writer({ writer: bytes, schema: schemaOf(columns) });
  /** What was written since; the places in the file go on counting. */
  const take = (): Uint8Array => {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  };
  for (const group of groupsOf(rows)) {
    const columnData = columns.map(({ name, cell }) => ({
      name,
      data: group.map((row) => parquetValue(name, cell(row))),
      // Nobody looks for texts between two texts.
      statistics: Object.hasOwn(numbers, name),
    }));
    // Done at once, as what it writes to has no use for waiting.
    void writer.write({ columnData, rowGroupSize: GROUP });
    yield take();
  }
  void writer.finish();
  yield take();
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

type Schema = ConstructorParameters<typeof ParquetWriter>[0]["schema"];

function schemaOf(columns: readonly Column[]): Schema {
  const fields: Schema = columns.map(({ name }) => {
    const type = numbers[name];
    return type === undefined
      ? { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" }
      : { name, type, repetition_type: "OPTIONAL" };
  });
  return [{ name: "root", num_children: columns.length }, ...fields];
}

function parquetValue(name: string, cell: Cell): string | number | bigint | null {
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
