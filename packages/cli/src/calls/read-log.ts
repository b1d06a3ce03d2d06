import type { Environment } from "../environment.js";
import { UserError } from "../errors.js";
import { foreignEncoding, nameOf, openBytes } from "../input/read-text.js";
import type { CallRecord, RecordSplitter } from "./records.js";
import { createArraySplitter } from "./split-array.js";
import { createLineSplitter } from "./split-lines.js";

/** A log as it comes in: the calls that a piece of it completes, and how far reading has come. */
export interface LogPiece {
  readonly records: readonly CallRecord[];
  /** Bytes read so far. */
  readonly bytes: number;
}

/** Fewer bytes may be half a byte-order mark. */
const BYTES_TO_RECOGNISE = 4;

/** White space that is kept while waiting for the first character. */
const MAX_BLANK_BYTES = 1024 * 1024;

/**
 * Reads a call log piece by piece, never holding more than a piece of it. The first character tells a JSON array from NDJSON.
 *
 * @param argument - a path, or `-` for standard input
 * @param environment - supplies standard input
 * @throws UserError when the log cannot be read, is empty or is written in UTF-16
 */
export async function* readLog(argument: string, environment: Environment): AsyncGenerator<LogPiece> {
  const name = nameOf(argument);
  let splitter: RecordSplitter | undefined;
  let blanks: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of await openBytes(argument, environment)) {
    bytes += chunk.length;
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (splitter !== undefined) {
      yield { records: splitter.push(piece), bytes };
      continue;
    }
    blanks = Buffer.concat([blanks, piece]);
    if (blanks.length < BYTES_TO_RECOGNISE) continue;
    splitter = recognise(name, blanks);
    if (splitter !== undefined) yield { records: splitter.push(withoutMark(blanks)), bytes };
  }
  if (splitter === undefined) splitter = recognise(name, blanks);
  else blanks = Buffer.alloc(0);
  if (splitter === undefined) {
    throw new UserError(`\`${name}\` is empty. A call log has a JSON object a line, or all of them in one array.`);
  }
  yield { records: [...(blanks.length > 0 ? splitter.push(withoutMark(blanks)) : []), ...splitter.end()], bytes };
}

/** The splitter for what a log begins with; undefined as long as it begins with nothing but white space. */
function recognise(name: string, beginning: Buffer): RecordSplitter | undefined {
  const encoding = foreignEncoding(beginning);
  if (encoding !== undefined) throw new UserError(`\`${name}\` is written in ${encoding}. Save it as UTF-8.`);
  const first = withoutMark(beginning).toString("latin1").trimStart().at(0);
  if (first === undefined && beginning.length < MAX_BLANK_BYTES) return undefined;
  return first === "[" ? createArraySplitter() : createLineSplitter();
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? bytes.subarray(BYTE_ORDER_MARK.length)
    : bytes;
}
