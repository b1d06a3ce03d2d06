import { type LogFile, readLog, type ReadLogOptions, type RejectedRow } from "@recond/simulator";

/** What all of a log holds, put together. */
export interface WholeLog {
  readonly kind: string;
  /** The columns that each row has, where it has any. */
  readonly columns: readonly (readonly string[] | null)[];
  readonly rows: readonly unknown[];
  readonly lines: readonly number[];
  readonly rejected: readonly RejectedRow[];
  readonly read: number;
}

/** A file that comes in pieces of a size. */
export function logFile(content: string | Buffer, size = 64 * 1024, name = "log"): LogFile {
  const bytes = Buffer.from(content);
  return {
    name,
    bytes: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    },
  };
}

/** Reads all of a log. */
export async function readAll(file: LogFile, options?: ReadLogOptions): Promise<WholeLog> {
  const kinds = new Set<string>();
  const all = {
    columns: new Array<readonly string[] | null>(),
    rows: new Array<unknown>(),
    lines: new Array<number>(),
  };
  const rejected: RejectedRow[] = [];
  let read = 0;
  for await (const some of readLog([file], options)) {
    kinds.add([some.format, some.container, some.compression, some.separator].filter(Boolean).join(" "));
    all.columns.push(...some.rows.map(() => some.columns));
    all.rows.push(...some.rows);
    all.lines.push(...some.lines);
    rejected.push(...some.rejected);
    read += some.read;
  }
  return { kind: [...kinds].join(" and "), ...all, rejected, read };
}
