/** What the rows of a log are: our own call contexts, the platform's transactions, or its calls in progress. */
export type LogFormat = "call-contexts" | "transactions" | "current-calls";

/** How rows are written. */
export type LogContainer = "ndjson" | "json" | "csv" | "parquet";

/** How a file is packed. */
export type LogCompression = "gzip" | "zstd";

/** A file of a log, or standard input. */
export interface LogFile {
  readonly name: string;
  /** Its size, if that is known. */
  readonly bytes: number | undefined;
  /** Its bytes from the first on, anew at each call. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** For Parquet, which is not read from front to back. */
  readonly path?: string | undefined;
}

/** Some rows of a file, in its order: a few thousand at most. */
export interface LogRows {
  /** Index into the files. */
  readonly file: number;
  readonly format: LogFormat;
  readonly container: LogContainer;
  readonly compression: LogCompression | null;
  /** Whether the file is written in UTF-16: what is read here is UTF-8. */
  readonly isUtf16?: boolean | undefined;
  /** Between the cells of CSV. */
  readonly separator?: string | undefined;
  /** Names of cells (CSV, Parquet); null: rows are objects. The same array as long as the header is the same. */
  readonly columns: readonly string[] | null;
  /** Objects, or cells in the order of `columns`. CSV has texts, and "" for an empty cell; undefined is a cell that nobody needs. */
  readonly rows: readonly LogRow[];
  /** The line on which each row starts, from 1; the number of the row in Parquet. */
  readonly lines: readonly number[];
  /** What could not be read as a row: is counted, never dropped unseen. */
  readonly rejected: readonly RejectedRow[];
  /** How many bytes of the file were read for these. */
  readonly read: number;
}

/** A row as it came, before anybody looked at what it says. */
export type LogRow = Readonly<Record<string, unknown>> | readonly unknown[];

/** What could not be read. */
export interface RejectedRow {
  readonly line: number;
  /** Whether it stands for a row (counts as one), or lies between rows. */
  readonly isRow: boolean;
  readonly problem: string;
}

/** What is known of a log beforehand. */
export interface ReadLogOptions {
  /** The columns of CSV without a header row. */
  readonly header?: readonly string[] | undefined;
  /** The separator of CSV, where it is not to be told from the file. */
  readonly separator?: string | undefined;
  /** What the rows are, where it is not to be told from their names. */
  readonly format?: LogFormat | undefined;
  /** Names of columns that are needed: other cells may be left out. */
  readonly needs?: ReadonlySet<string> | undefined;
}

/** Rows of a file without what is the same for all of it. */
export type RowsOfFile = Pick<LogRows, "columns" | "rows" | "lines" | "rejected">;
