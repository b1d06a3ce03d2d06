import { tooDeepAt } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { decodeText, foreignEncoding, nameOf, openBytes, readBytes, type TextFile } from "../input/read-text.js";
import { createArrayParts } from "../records/array-parts.js";
import { createLineParts } from "../records/line-parts.js";
import type { Part } from "../records/parts.js";
import { isSpread } from "../records/spread.js";

/** A file or standard input, as it is to be linted. */
export type Source = WholeSource | RecordsSource;

/** A text that is read at once. */
export interface WholeSource {
  readonly shape: "whole";
  readonly kind: "condition" | "payload";
  readonly file: TextFile;
  /** Its size. */
  readonly bytes: number;
}

/** One campaign after the other, of any number: NDJSON, or an array too large to be read at once. */
export interface RecordsSource {
  readonly shape: "lines" | "array";
  readonly name: string;
  /** A byte-order mark before everything else, or nothing. */
  readonly mark: Buffer;
  readonly pieces: AsyncIterable<RecordsPiece>;
}

/** What the next piece of a file completes, and how large the piece was. */
export interface RecordsPiece {
  readonly parts: readonly Part[];
  readonly bytes: number;
}

/** An array up to this size is read at once; a larger one element by element, so that the memory stays flat. */
const WHOLE_BYTES = 1024 * 1024;

/** With `--diff` a larger one: a difference shows whole lines, and those around them. */
const WHOLE_BYTES_OF_DIFF = 16 * 1024 * 1024;

/**
 * Opens a file or standard input, and finds out what it holds.
 *
 * @param argument - a path, or `-`
 * @param isDiff - whether differences are to be shown
 * @param environment - supplies standard input
 * @throws UserError when it cannot be read, is no UTF-8, or is too large for what it is
 */
export async function openSource(argument: string, isDiff: boolean, environment: Environment): Promise<Source> {
  const name = nameOf(argument);
  const limit = isDiff ? WHOLE_BYTES_OF_DIFF : WHOLE_BYTES;
  const pieces = fromBeginning(await openBytes(argument, environment), limit);
  const { value: first } = await pieces.next();
  const beginning = first ?? Buffer.alloc(0);
  const isAll = beginning.length < limit;
  requireText(name, beginning);
  const shape = shapeOf(name, beginning, isAll);
  if (shape === "condition" || shape === "payload") {
    const bytes = isAll ? beginning : await readBytes(name, joined(beginning, pieces), "lists of campaigns");
    return { shape: "whole", kind: shape, file: decodeText(name, bytes), bytes: bytes.length };
  }
  if (isDiff && shape === "array") {
    await pieces.return(undefined);
    throw new UserError(
      `\`${name}\` is a list of more than ${limit / 1024 / 1024} MB, which is too large for \`--diff\`. \`--fix\` takes it.`,
    );
  }
  const mark = beginning.subarray(0, markLength(beginning));
  return { shape, name, mark, pieces: partsOf(shape, joined(beginning.subarray(mark.length), pieces)) };
}

/** The same bytes in pieces of which the first has a given size, unless there is less. */
async function* fromBeginning(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer, undefined> {
  let kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (length >= size) {
      yield piece;
      continue;
    }
    kept.push(piece);
    length += piece.length;
    if (length < size) continue;
    yield Buffer.concat(kept);
    kept = [];
  }
  if (length < size) yield Buffer.concat(kept);
}

async function* joined(first: Buffer, others: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* others;
}

async function* partsOf(shape: "lines" | "array", pieces: AsyncIterable<Buffer>): AsyncGenerator<RecordsPiece> {
  const splitter = shape === "lines" ? createLineParts() : createArrayParts();
  for await (const piece of pieces) yield { parts: splitter.push(piece), bytes: piece.length };
  yield { parts: splitter.end(), bytes: 0 };
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function markLength(beginning: Buffer): number {
  return beginning.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}

function requireText(name: string, beginning: Buffer): void {
  const encoding = foreignEncoding(beginning);
  if (encoding !== undefined) throw new UserError(`\`${name}\` is written in ${encoding}. Save it as UTF-8.`);
  if (beginning[0] === 0x1f && beginning[1] === 0x8b) {
    throw new UserError(`\`${name}\` is compressed (gzip). Unpack it first.`);
  }
}

/** What a file holds, told from its beginning and from its name. */
function shapeOf(name: string, beginning: Buffer, isAll: boolean): "condition" | "payload" | "lines" | "array" {
  const isLines = /\.(?:ndjson|jsonl)$/i.test(name);
  const text = beginning.subarray(markLength(beginning)).toString("utf8").trimStart();
  if (/^[[{]/.test(text)) return jsonShape(text, isLines, isAll);
  if (isLines) return "lines";
  return /\.json$/i.test(name) ? "payload" : "condition";
}

function jsonShape(text: string, isLines: boolean, isAll: boolean): "payload" | "lines" | "array" {
  if (isAll && isJson(text)) return "payload";
  const [first = ""] = text.split("\n", 1);
  const isWhole = first.length < text.length;
  if (isWhole && isJson(first) && /^\s*[[{]/.test(text.slice(first.length))) return "lines";
  if (isLines && (!isWhole || !isSpread(first)) && first.trim() !== "[") return "lines";
  return text.startsWith("[") && !isAll ? "array" : "payload";
}

function isJson(text: string): boolean {
  if (tooDeepAt(text) !== undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
