import { type BegunStream, beginStream } from "../records/begin-stream.js";
import type { LogCompression, LogFile } from "./log-rows.js";

/** How much of a log is looked at to tell what it is. */
export const BEGINNING_BYTES: number = 64 * 1024;

/** A log that is being read. */
export interface ByteSource extends BegunStream {
  readonly compression: LogCompression | null;
  /** How many bytes of the file were read since this was asked last. */
  readonly readSince: () => number;
  /** Why nothing more could be read, once all of the bytes have come. */
  readonly cut: () => string | undefined;
}

/** Begins to read a file: what comes out is text, however the file is packed. */
export async function openLog(file: LogFile): Promise<ByteSource> {
  let read = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const bytes of file.open()) {
      read += bytes.length;
      yield bytes;
    }
  }
  const stream = await beginStream(counted(), BEGINNING_BYTES);
  return {
    ...stream,
    compression: null,
    readSince() {
      const since = read;
      read = 0;
      return since;
    },
    cut: () => undefined,
  };
}
