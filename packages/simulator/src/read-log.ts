import { type ByteSource, openLog } from "./logs/byte-source.js";
import { createCsvReader } from "./logs/csv-reader.js";
import { createJsonReader } from "./logs/json-reader.js";
import type { LogFile, LogRows, ReadLogOptions, RowsOfFile } from "./logs/log-rows.js";
import { type LogKind, tellLog } from "./logs/tell-log.js";
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
    const kind = tellLog(source.beginning.subarray(source.mark.length), file.name, options);
    const same = { file: index, ...kind, compression: source.compression };
    let isWithout = true;
    for await (const rows of rowsOf(source, kind, file.name, options)) {
      if (rows.rows.length + rows.rejected.length === 0) continue;
      isWithout = false;
      yield { ...same, ...rows, read: source.readSince() };
    }
    if (isWithout) yield { ...same, columns: null, rows: [], lines: [], rejected: [], read: source.readSince() };
  } finally {
    await source.close();
  }
}

async function* rowsOf(
  source: ByteSource,
  { container, separator = "," }: LogKind,
  name: string,
  options: ReadLogOptions,
): AsyncGenerator<RowsOfFile> {
  if (container === "csv") {
    const reader = createCsvReader(name, separator, options);
    let skipped = source.mark.length;
    for await (const bytes of source.bytes) {
      yield* reader.push(bytes.subarray(skipped));
      skipped = 0;
    }
    yield* reader.end(source.cut());
    return;
  }
  const shape = container === "ndjson" ? "lines" : "pages";
  const reader = createJsonReader(shape);
  for await (const piece of splitRecords(source, shape)) yield reader.read(piece);
  yield reader.end(source.cut());
}
