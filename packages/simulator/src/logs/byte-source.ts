import { quote } from "@recond/parser";
import { InvalidCallLogError } from "./errors.js";
import { type BegunStream, beginStream } from "../records/begin-stream.js";
import type { LogCompression, LogFile } from "./log-rows.js";
import { canUnpack, compressionOf, unpack } from "./unpack.js";
import { byteOrderOf } from "../records/foreign-bytes.js";
import { fromUtf16 } from "./utf16.js";

/** How much of a log is looked at to tell what it is. */
const BEGINNING_BYTES = 64 * 1024;

/** Enough to tell how a file is packed, and how its text is encoded. */
const FIRST_BYTES = 4;

/** A log that is being read, as UTF-8. */
export interface ByteSource extends BegunStream {
  readonly compression: LogCompression | null;
  /** Whether the file is written in UTF-16. */
  readonly isUtf16: boolean;
  /** How many bytes of the file were read since this was asked last. */
  readonly readSince: () => number;
  /** Why the log ends before its end, once all bytes have come. */
  readonly cut: () => string | undefined;
}

/**
 * Begins to read a file, however it is packed and encoded.
 *
 * @throws InvalidCallLogError when it cannot be unpacked
 */
export async function openLog(file: LogFile): Promise<ByteSource> {
  let [read, told] = [0, 0];
  let cut: string | undefined;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const bytes of file.open()) {
      read += bytes.length;
      yield bytes;
    }
  }
  const packed = await beginStream(counted(), FIRST_BYTES);
  const compression = compressionOf(packed.beginning);
  if (compression !== null && !canUnpack(compression)) {
    await packed.close();
    throw new InvalidCallLogError(`${quote(file.name)} ${NO_ZSTD}`);
  }
  const unpacked =
    compression === null
      ? packed
      : await beginStream(
          unpack(packed.bytes, compression, (problem) => {
            cut = problem;
          }),
          FIRST_BYTES,
        );
  const order = byteOrderOf(unpacked.beginning);
  const stream = await beginStream(
    order === undefined ? unpacked.bytes : fromUtf16(unpacked.bytes, order),
    BEGINNING_BYTES,
  );
  if (stream.beginning.length === 0 && cut !== undefined) {
    throw new InvalidCallLogError(`${quote(file.name)} has no rows that can be unpacked. ${cut}`);
  }
  return {
    ...stream,
    compression,
    isUtf16: order !== undefined,
    readSince() {
      const since = read - told;
      told = read;
      return since;
    },
    cut: () => cut,
  };
}

const NO_ZSTD =
  "is packed with zstd, which this version of Node cannot unpack. Use Node 22.15 or later, or unpack it first.";
