import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { foreignEncoding, nameOf, openBytes } from "../input/read-text.js";
import { countBlanks } from "../records/blanks.js";
import { foreignShape, SHAPE_BYTES } from "./log-shape.js";
import type { CallRecord, RecordSplitter } from "./records.js";
import { createArraySplitter } from "./split-array.js";
import { createLineSplitter } from "./split-lines.js";

/** A log as it comes in: the calls that a piece of it completes, and how far reading has come. */
export interface LogPiece {
  readonly records: readonly CallRecord[];
  /** Bytes read so far. */
  readonly bytes: number;
}

/** White space that is kept while waiting for the first character. */
const MAX_BLANK_BYTES = 1024 * 1024;

/**
 * Reads a call log piece by piece, never holding more than a piece of it. The first character tells a JSON array from NDJSON.
 *
 * @param argument - a path, or `-` for standard input
 * @param environment - supplies standard input
 * @throws UserError when the log cannot be read, is empty, is written in UTF-16 or is something else as a whole
 */
export async function* readLog(argument: string, environment: Environment): AsyncGenerator<LogPiece> {
  const name = nameOf(argument);
  let splitter: RecordSplitter | undefined;
  let beginning: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of await openBytes(argument, environment)) {
    bytes += chunk.length;
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (splitter !== undefined) {
      yield { records: splitter.push(piece), bytes };
      continue;
    }
    beginning = Buffer.concat([beginning, piece]);
    if (!isEnough(beginning)) continue;
    splitter = recognise(name, beginning);
    yield { records: splitter.push(withoutMark(beginning)), bytes };
  }
  if (splitter !== undefined) {
    yield { records: splitter.end(), bytes };
    return;
  }
  splitter = recognise(name, beginning);
  yield { records: [...splitter.push(withoutMark(beginning)), ...splitter.end()], bytes };
}

/** Whether a log has come far enough to tell its shape. */
function isEnough(beginning: Buffer): boolean {
  return beginning.length - countBlanks(beginning) >= SHAPE_BYTES || beginning.length >= MAX_BLANK_BYTES;
}

/** The splitter for what a log begins with. */
function recognise(name: string, beginning: Buffer): RecordSplitter {
  const encoding = foreignEncoding(beginning);
  if (encoding !== undefined) throw new UserError(`\`${name}\` is written in ${encoding}. Save it as UTF-8.`);
  const text = withoutMark(beginning);
  const start = text.subarray(countBlanks(text));
  if (start.length === 0 && beginning.length < MAX_BLANK_BYTES) {
    throw new UserError(`\`${name}\` is empty. A call log has a JSON object a line, or all of them in one array.`);
  }
  const shape = foreignShape(start);
  if (shape !== undefined) throw new UserError(`\`${name}\` ${shape}`);
  return start.toString("latin1", 0, 1) === "[" ? createArraySplitter() : createLineSplitter();
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? bytes.subarray(BYTE_ORDER_MARK.length)
    : bytes;
}
