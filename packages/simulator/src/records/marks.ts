/** One record a line; an element of an array; or an element of several arrays, each of which may have an object around it. */
export type StreamShape = "lines" | "array" | "pages";

/** Bytes between records: the line break behind one, or a bracket or comma of the array around them. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** What is wrong if no record stands before it; left out where none needs to. */
  readonly mistake?: MarkMistake;
}

/** A comma without a record before it, a closing bracket behind a comma, and text behind that bracket. */
export type MarkMistake = "missing" | "trailing-comma" | "not-the-end";

/** Finds the marks of a stream that comes in pieces. */
export interface MarkFinder {
  /** The marks in the next bytes, by their places there. */
  readonly find: (bytes: Buffer) => readonly Mark[];
  /** Whether the records have ended, so that what follows the last mark is none. */
  readonly isOver: () => boolean;
  /** What it means that the stream ends here: it is whole, it was cut within a record, or the bracket behind the last one is missing. */
  readonly ending: () => Ending;
}

/** How a stream ends. */
export type Ending = "whole" | "cut" | "no-bracket";
