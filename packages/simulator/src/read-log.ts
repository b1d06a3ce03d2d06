import { type ByteSource, openLog } from "./logs/byte-source.js";
import { createCsvReader } from "./logs/csv-reader.js";
import { createJsonReader } from "./logs/json-reader.js";
import type { LogFile, LogRows, ReadLogOptions, RowsOfFile } from "./logs/log-rows.js";
import { isParquet, openParquet } from "./logs/parquet-reader.js";
import { type LogKind, notLog, tellColumns, tellLog } from "./logs/tell-log.js";
import { splitRecords } from "./split-records.js";

/**
 * Reads the rows of call logs, one file after the other, never holding more than a piece of a file. What a file is, is told from its content.
 *
 * @returns at least once for each file
 * @throws InvalidCallLogError when a file is no call log as a whole
 */
export async function* readLog(files: readonly LogFile[], options: ReadLogOptions = {}): AsyncGenerator<LogRows> {
  for (const [index, file] of files.entries()) yield* readFile(file, index, options);
}

async function* readFile(file: LogFile, index: number, options: ReadLogOptions): AsyncGenerator<LogRows> {
  const source = await openLog(file);
  try {
    const { kind, rows } = isParquet(source.beginning)
      ? await beginParquet(file, source, options)
      : beginText(file, source, options);
    const same = { file: index, ...kind, compression: source.compression };
    let isWithout = true;
    let columns: readonly string[] | null = null;
    for await (const some of rows) {
      ({ columns } = some);
      if (some.rows.length + some.rejected.length === 0) continue;
      isWithout = false;
      yield { ...same, read: source.readSince(), ...some };
    }
    if (isWithout) yield { ...same, columns, rows: [], lines: [], rejected: [], read: source.readSince() };
  } finally {
    await source.close();
  }
}

/** A file of which it is known what it is. */
interface BegunLog {
  readonly kind: LogKind;
  /** Where rows are not read from front to back, with the bytes that they stand for. */
  readonly rows: AsyncIterable<RowsOfFile & { readonly read?: number }>;
}

async function beginParquet(file: LogFile, source: ByteSource, options: ReadLogOptions): Promise<BegunLog> {
  if (source.compression !== null) throw notLog(file.name, PACKED_PARQUET);
  const { columns, rows } = await openParquet(file, options);
  return { kind: { container: "parquet", format: tellColumns(columns, file.name, options) }, rows: rows() };
}

function beginText(file: LogFile, source: ByteSource, options: ReadLogOptions): BegunLog {
  const kind = tellLog(source.beginning.subarray(source.mark.length), file.name, options);
  return { kind, rows: kind.container === "csv" ? csvRows(file, source, kind, options) : jsonRows(source, kind) };
}

async function* csvRows(
  { name }: LogFile,
  source: ByteSource,
  { separator = "," }: LogKind,
  options: ReadLogOptions,
): AsyncGenerator<RowsOfFile> {
  const reader = createCsvReader(name, separator, options);
  let skipped = source.mark.length;
  for await (const bytes of source.bytes) {
    yield* reader.push(bytes.subarray(skipped));
    skipped = 0;
  }
  yield* reader.end(source.cut());
}

async function* jsonRows(source: ByteSource, { container }: LogKind): AsyncGenerator<RowsOfFile> {
  const shape = container === "ndjson" ? "lines" : "pages";
  const reader = createJsonReader(shape);
  for await (const piece of splitRecords(source, shape)) yield reader.read(piece);
  yield reader.end(source.cut());
}

const PACKED_PARQUET = "is a Parquet file that was packed once more. Unpack it first.";
