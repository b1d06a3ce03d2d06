import type { RowsOfFile } from "./log-rows.js";

/** Reads the rows of a text that comes in pieces of any size. */
export interface RowsReader {
  /** What the next bytes complete. */
  readonly push: (bytes: Buffer) => readonly RowsOfFile[];
  /**
   * What the end of the file completes.
   *
   * @param cut - why the file could not be read to its end, if it could not
   */
  readonly end: (cut: string | undefined) => readonly RowsOfFile[];
  /** Where the bytes so far end, if another reader can go on from there that knows no more than this. */
  readonly joint: () => Joint | undefined;
  /** Goes on behind lines that another reader has read from a joint to a joint. */
  readonly skip: (lines: number) => void;
}

/** A place between two rows that nothing before it reaches beyond. */
export interface Joint {
  /** The line that begins there. */
  readonly line: number;
  /** Of a table of which there was a row already: the same array as long as they are the same. */
  readonly columns: readonly string[] | null;
}
