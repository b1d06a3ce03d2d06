import type { ParquetWriter } from "hyparquet-writer";

/** A column of a Parquet file; every value may be null. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: "text" | "INT32" | "INT64";
}

/** A value of a column: texts as texts, `INT64` as bigints. */
export type ParquetValue = string | number | bigint | null;

/** The bytes of a Parquet file, as its rows come. */
export interface ParquetTable {
  /** Writes rows as a group of the file: some ten thousand at once are well. */
  readonly write: (rows: readonly (readonly ParquetValue[])[]) => Uint8Array;
  /** The end of the file. */
  readonly end: () => Uint8Array;
}

/** A Parquet file without rows. What writes it is loaded by this, as hardly anybody needs it. */
export async function createParquetTable(columns: readonly ParquetColumn[]): Promise<ParquetTable> {
  const { ByteWriter, ParquetWriter: Writer } = await import("hyparquet-writer");
  const bytes = new ByteWriter();
  const writer = new Writer({ writer: bytes, schema: schemaOf(columns) });
  /** What was written since; the places in the file go on counting. */
  const take = (): Uint8Array => {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  };
  return {
    write(rows) {
      const columnData = columns.map(({ name, type }, index) => ({
        name,
        data: rows.map((row) => row[index] ?? null),
        // Nobody looks for texts between two texts.
        statistics: type !== "text",
      }));
      // Done at once, as what it writes to has no use for waiting.
      void writer.write({ columnData, rowGroupSize: Math.max(1, rows.length) });
      return take();
    },
    end() {
      void writer.finish();
      return take();
    },
  };
}

type Schema = ConstructorParameters<typeof ParquetWriter>[0]["schema"];

function schemaOf(columns: readonly ParquetColumn[]): Schema {
  const fields: Schema = columns.map(({ name, type }) =>
    type === "text"
      ? { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" }
      : { name, type, repetition_type: "OPTIONAL" },
  );
  return [{ name: "root", num_children: columns.length }, ...fields];
}
