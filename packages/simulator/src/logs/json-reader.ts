import { createCallReader } from "../calls/call-reader.js";
import type { StreamShape } from "../records/marks.js";
import type { Piece } from "../records/splitter.js";
import type { LogRow, RejectedRow, RowsOfFile } from "./log-rows.js";

/** Reads the records of JSON as rows. */
export function createJsonReader(shape: StreamShape): (piece: Piece) => RowsOfFile {
  const read = createCallReader(shape);
  return (piece) => {
    const [rows, lines, rejected] = [new Array<LogRow>(), new Array<number>(), new Array<RejectedRow>()];
    for (const call of read(piece)) {
      if ("problem" in call) {
        rejected.push({ line: call.line, isRow: call.number !== null, problem: call.problem });
      } else {
        rows.push(call.value as LogRow);
        lines.push(call.line);
      }
    }
    return { columns: null, rows, lines, rejected };
  };
}
