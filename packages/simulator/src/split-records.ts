import { arrayMarks } from "./records/array-marks.js";
import type { BegunStream } from "./records/begin-stream.js";
import { lineMarks } from "./records/line-marks.js";
import type { StreamShape } from "./records/marks.js";
import { createSplitter, type Piece } from "./records/splitter.js";

/** The next piece of a stream. */
export interface StreamPiece extends Piece {
  /** How many bytes were read for it. A piece is made when a record is whole, so this is not their length. */
  readonly read: number;
}

/**
 * Cuts a stream of JSON into records, never holding more than one of them and a piece.
 *
 * @param stream - its byte-order mark is no part of it
 * @param shape - what separates the records
 */
export async function* splitRecords({ bytes, mark }: BegunStream, shape: StreamShape): AsyncGenerator<StreamPiece> {
  const splitter = createSplitter(shape === "lines" ? lineMarks() : arrayMarks(shape === "pages"));
  let skipped = mark.length;
  for await (const piece of bytes) {
    yield { ...splitter.push(piece.subarray(skipped)), read: piece.length };
    skipped = 0;
  }
  yield { ...splitter.end(), read: 0 };
}
