import { quote } from "@recond/parser";
import type { DecodedArray, ParquetRowRange, ParquetScan, SchemaElement } from "hyparquet";
import { InvalidCallLogError } from "./errors.js";
import { twiceIn } from "./csv-header.js";
import type { LogFile, ReadLogOptions, RowsOfFile } from "./log-rows.js";
import { parsers, plainValues } from "./parquet-values.js";

/** A Parquet file whose end has been read, where it says what is in it. */
export interface ParquetFile {
  readonly columns: readonly string[];
  readonly rows: () => AsyncGenerator<RowsOfFile & { readonly read: number }>;
}

/** A group of rows that is decoded as a whole, and the rows that are decoded at a time of a larger one: for each part all of its bytes are read. */
const MOST_DECODED = 128 * 1024;
const PART = 64 * 1024;

/** Rows that go through a program together. */
const MOST_ROWS = 4096;

/** Whether a file is Parquet, by its first bytes. */
export function isParquet(beginning: Buffer): boolean {
  return beginning.toString("latin1", 0, 4) === "PAR1";
}

/**
 * Opens a Parquet file. What reads it is loaded when there is one.
 *
 * @throws InvalidCallLogError when it is not whole, or has no path
 */
export async function openParquet({ name, path }: LogFile, { needs }: ReadLogOptions): Promise<ParquetFile> {
  if (path === undefined) throw new InvalidCallLogError(`${quote(name)} ${NO_PATH}`);
  const [{ asyncBufferFromFile, parquetMetadataAsync, parquetScan, parquetSchema }, { compressors }] =
    await Promise.all([import("hyparquet"), import("hyparquet-compressors")]);
  const file = await asyncBufferFromFile(path);
  const metadata = await readable(name, async () => parquetMetadataAsync(file));
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  const columns = elements.map((element) => element.name);
  twiceIn({ columns }, needs, name);
  const needed = elements.filter((element) => needs?.has(element.name) !== false);
  const scan = await readable(name, async () =>
    parquetScan({ file, metadata, columns: needed.map((element) => element.name), compressors, parsers }),
  );
  const total = Math.max(Number(metadata.num_rows), 1);
  const bytesUntil = (row: number): number => Math.round((file.byteLength * row) / total);
  return {
    columns,
    async *rows() {
      let read = 0;
      for (const slice of slices(scan)) {
        const before = read;
        read = bytesUntil(slice.rowEnd);
        yield* withRead(rowsIn(slice, scan, columns, needed, name), read - before);
      }
      if (read === 0) yield { columns, rows: [], lines: [], rejected: [], read: file.byteLength };
    },
  };
}

/** Reads some rows, so few at a time that memory does not grow with the groups of the file. */
async function* rowsIn(
  { rowStart, rowEnd }: ParquetRowRange,
  scan: ParquetScan,
  columns: readonly string[],
  needed: readonly SchemaElement[],
  name: string,
): AsyncGenerator<RowsOfFile> {
  // One column after the other: a page of one may be as large as the group.
  const decoded = await readable(name, async () =>
    Array.fromAsync(needed, async (element) => scan.readColumn({ column: element.name, rowStart, rowEnd })),
  );
  const empty = columns.map(() => undefined);
  for (let first = rowStart; first < rowEnd; first += MOST_ROWS) {
    const count = Math.min(MOST_ROWS, rowEnd - first);
    const rows = Array.from({ length: count }, (): unknown[] => empty.slice());
    for (const [index, element] of needed.entries()) {
      fill(rows, columns.indexOf(element.name), element, decoded[index] ?? [], first - rowStart);
    }
    yield { columns, rows, lines: rows.map((_, index) => first + index + 1), rejected: [] };
  }
}

/** Puts the cells of a column into rows. */
function fill(
  rows: readonly unknown[][],
  place: number,
  element: SchemaElement,
  cells: DecodedArray,
  from: number,
): void {
  const toPlain = plainValues(element);
  let index = from;
  for (const row of rows) {
    row[place] = toPlain(cells[index]);
    index += 1;
  }
}

/** The bytes that rows stand for are read for the first of them. */
async function* withRead(
  all: AsyncIterable<RowsOfFile>,
  read: number,
): AsyncGenerator<RowsOfFile & { readonly read: number }> {
  let left = read;
  for await (const rows of all) {
    yield { ...rows, read: left };
    left = 0;
  }
}

/** The groups of rows of a file, the large ones in parts. */
function slices({ ranges }: ParquetScan): readonly ParquetRowRange[] {
  return ranges.flatMap(({ rowStart, rowEnd }) => {
    const size = rowEnd - rowStart > MOST_DECODED ? PART : MOST_DECODED;
    return Array.from({ length: Math.ceil((rowEnd - rowStart) / size) }, (_, index) => {
      const start = rowStart + index * size;
      return { rowStart: start, rowEnd: Math.min(start + size, rowEnd) };
    });
  });
}

/** What a library says of a file that it cannot read, as an error of ours. */
async function readable<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new InvalidCallLogError(`${quote(name)} is a Parquet file that cannot be read: ${problem}. Is it whole?`, {
      cause: error,
    });
  }
}

const NO_PATH = "is Parquet, which cannot be read from a stream. Give the file itself.";
