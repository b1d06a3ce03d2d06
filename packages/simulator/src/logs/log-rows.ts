/** What the rows of a log are. */
export type LogFormat = "call-contexts" | "transactions" | "current-calls";

/** A row of a log: its properties, or its cells in the order of the columns. */
export type LogRow = Readonly<Record<string, unknown>> | readonly unknown[];

/** Some rows of a file, in its order: a few thousand at most. */
export interface LogRows {
  /** The index of the file among those that are read. */
  readonly file: number;
  readonly format: LogFormat;
  readonly container: "ndjson" | "json" | "csv" | "parquet";
  readonly compression: "gzip" | "zstd" | null;
  /** What separates the cells of a CSV file. */
  readonly separator?: string;
  /** The names of the cells, the same array as long as they are the same; null for rows that are objects. */
  readonly columns: readonly string[] | null;
  readonly rows: readonly LogRow[];
  /** The line on which each row starts, from 1; of a Parquet file the number of the row. */
  readonly lines: readonly number[];
  /** What could not be read as a row. */
  readonly rejected: readonly RejectedRow[];
  /** How many bytes of the file were read for these. */
  readonly read: number;
}

/** What could not be read. */
export interface RejectedRow {
  readonly line: number;
  /** Whether it stands for a row, or lies between rows. */
  readonly isRow: boolean;
  readonly problem: string;
}
