import { createCallReader } from "./calls/call-reader.js";
import { InvalidCallLogError } from "./calls/errors.js";
import { foreignShape, SHAPE_BYTES } from "./calls/log-shape.js";
import type { LoggedCall } from "./calls/read-record.js";
import { type BegunStream, beginStream } from "./records/begin-stream.js";
import { behindBlanks } from "./records/blanks.js";
import { foreignBytes } from "./records/foreign-bytes.js";
import type { StreamShape } from "./records/marks.js";
import { splitRecords } from "./split-records.js";

/** A log as it comes in. */
export interface LogPiece {
  /** The calls that a piece of it completes. */
  readonly calls: readonly LoggedCall[];
  /** How many bytes were read for it. */
  readonly read: number;
}

/** White space that is kept while waiting for the first character. */
const MAX_BLANK_BYTES = 1024 * 1024;

/**
 * Reads a call log piece by piece, never holding more than a piece of it. The first character tells a JSON array from NDJSON.
 *
 * @param source - the log in UTF-8, in pieces of any size
 * @param name - what messages call it
 * @throws InvalidCallLogError when the log is empty, is written in UTF-16 or is something else as a whole
 */
export async function* readCalls(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<LogPiece> {
  const stream = await beginLog(source);
  const shape = shapeOf(stream, name);
  const reader = createCallReader(shape);
  for await (const piece of splitRecords(stream, shape)) yield { calls: reader.read(piece), read: piece.read };
}

/** A log of which enough has come to tell its shape. */
async function beginLog(source: AsyncIterable<Uint8Array>): Promise<BegunStream> {
  const stream = await beginStream(source, SHAPE_BYTES);
  const { beginning, isWhole, bytes } = stream;
  const isEnough = isWhole || beginning.length - behindBlanks(beginning, stream.mark.length) >= SHAPE_BYTES;
  return isEnough ? stream : beginStream(bytes, MAX_BLANK_BYTES);
}

function shapeOf({ beginning, isWhole, mark }: BegunStream, name: string): StreamShape {
  const start = beginning.subarray(behindBlanks(beginning, mark.length));
  const problem = start.length === 0 && isWhole ? EMPTY : (foreignBytes(beginning) ?? foreignShape(start));
  if (problem !== undefined) throw new InvalidCallLogError(`\`${name}\` ${problem}`);
  return start.toString("latin1", 0, 1) === "[" ? "array" : "lines";
}

const EMPTY = "is empty. A call log has a JSON object a line, or all of them in one array.";
