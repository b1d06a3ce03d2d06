import { createCallReader } from "../calls/call-reader.js";
import type { StreamShape } from "../records/marks.js";
import type { Piece } from "../records/splitter.js";
import type { LogRow, RejectedRow, RowsOfFile } from "./log-rows.js";

/** Reads the records of JSON as rows. */
export interface JsonReader {
  readonly read: (piece: Piece) => RowsOfFile;
  /**
   * What is said of a file that could not be read to its end.
   *
   * @param cut - why, if so
   */
  readonly end: (cut: string | undefined) => RowsOfFile;
}

/** @param shape - what separates the records */
export function createJsonReader(shape: StreamShape): JsonReader {
  const reader = createCallReader(shape);
  return {
    read(piece) {
      const rows: LogRow[] = [];
      const lines: number[] = [];
      const rejected: RejectedRow[] = [];
      for (const call of reader.read(piece)) {
        if ("problem" in call) {
          rejected.push({ line: call.line, isRow: call.number !== null, problem: call.problem });
        } else {
          rows.push(call.value);
          lines.push(call.line);
        }
      }
      return { columns: null, rows, lines, rejected };
    },
    end: (cut) => ({
      columns: null,
      rows: [],
      lines: [],
      rejected: cut === undefined ? [] : [{ line: reader.line(), isRow: false, problem: cut }],
    }),
  };
}
