import { type ByteSource, openLog } from "./byte-source.js";
import { createCsvReader } from "./csv-reader.js";
import { createJsonReader } from "./json-reader.js";
import type { LogFile, LogRows, ReadLogOptions, RowsOfFile } from "./log-rows.js";
import { isParquet, openParquet } from "./parquet-reader.js";
import type { Joint, RowsReader } from "./rows-reader.js";
import { notLog, tellColumns, tellLog } from "./tell-log.js";

/** What is the same for all rows of a file. */
export type SameOfFile = Pick<LogRows, "file" | "format" | "container" | "compression" | "isUtf16" | "separator">;

/** A text of which it is known what it is, and what reads its rows. */
export interface BegunText {
  readonly source: ByteSource;
  readonly reader: RowsReader;
  readonly same: SameOfFile;
}

/** Rows with the bytes that they stand for, where those are not the ones that were read last; or what somebody made of rows already. */
export type SomeRows<Made> = (RowsOfFile & { readonly read?: number }) | { readonly made: Made };

/** How the rows of a text are read. */
export type ReadText<Made> = (text: BegunText) => AsyncIterable<SomeRows<Made>>;

/**
 * Reads the rows of a file. What it is, is told from its content.
 *
 * @returns at least once
 * @throws InvalidCallLogError when it is no call log as a whole
 */
export async function* readFile<Made>(
  file: LogFile,
  index: number,
  options: ReadLogOptions,
  readText: ReadText<Made>,
): AsyncGenerator<LogRows | Made> {
  const source = await openLog(file);
  try {
    const { same, rows } = isParquet(source.beginning)
      ? await beginParquet(file, index, source, options)
      : beginText(file, index, source, options, readText);
    let isWithout = true;
    let columns: readonly string[] | null = null;
    for await (const some of rows) {
      if ("made" in some) yield some.made;
      else {
        ({ columns } = some);
        if (some.rows.length + some.rejected.length === 0) continue;
        yield { ...same, read: source.readSince(), ...some };
      }
      isWithout = false;
    }
    if (isWithout) yield { ...same, columns, rows: [], lines: [], rejected: [], read: source.readSince() };
  } finally {
    await source.close();
  }
}

/** A file of which it is known what it is. */
interface BegunLog<Made> {
  readonly same: SameOfFile;
  readonly rows: AsyncIterable<SomeRows<Made>>;
}

/** Where rows are not read from front to back. */
async function beginParquet(
  file: LogFile,
  index: number,
  { compression }: ByteSource,
  options: ReadLogOptions,
): Promise<BegunLog<never>> {
  if (compression !== null) throw notLog(file.name, PACKED_PARQUET);
  const { columns, rows } = await openParquet(file, options);
  const format = tellColumns(columns, file.name, options);
  return { same: { file: index, container: "parquet", format, compression }, rows: rows() };
}

function beginText<Made>(
  { name }: LogFile,
  index: number,
  source: ByteSource,
  options: ReadLogOptions,
  readText: ReadText<Made>,
): BegunLog<Made> {
  const kind = tellLog(source.beginning.subarray(source.mark.length), name, options);
  const same = { file: index, ...kind, compression: source.compression, ...(source.isUtf16 && { isUtf16: true }) };
  const text = { source, same, reader: createRowsReader(name, same, options) };
  // A list within a text can only be read from front to back.
  return { same, rows: same.container === "json" ? pieceByPiece(text) : readText(text) };
}

/**
 * What reads the rows of a text.
 *
 * @param name - what messages call the file
 * @param from - where another reader has come to
 */
export function createRowsReader(
  name: string,
  { container, separator = "," }: Pick<SameOfFile, "container" | "separator">,
  options: ReadLogOptions,
  from?: Joint,
): RowsReader {
  if (container === "csv") return createCsvReader(name, separator, options, from);
  return createJsonReader(container === "ndjson" ? "lines" : "pages", from);
}

/** Reads a text from front to back. */
export async function* pieceByPiece({ source, reader }: BegunText): AsyncGenerator<RowsOfFile> {
  for await (const bytes of piecesOf(source)) yield* reader.push(bytes);
  yield* reader.end(source.cut());
}

/** The pieces of a text behind its byte-order mark. */
export async function* piecesOf({ bytes, mark }: ByteSource): AsyncGenerator<Buffer> {
  let skipped = mark.length;
  for await (const piece of bytes) {
    yield piece.subarray(skipped);
    skipped = 0;
  }
}

const PACKED_PARQUET = "is a Parquet file that was packed once more. Unpack it first.";
