import type { Mark, MarkFinder } from "./marks.js";

const NEWLINE = 0x0a;

/** NDJSON: one record a line. Empty lines separate records as line breaks do. */
export function lineMarks(): MarkFinder {
  return {
    find(bytes) {
      const marks: Mark[] = [];
      for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) {
        marks.push({ start: at, end: at + 1 });
      }
      return marks;
    },
    isOver: () => false,
    ending: () => "whole",
  };
}
