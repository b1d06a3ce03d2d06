import type { Span } from "@recond/parser";
import type { Place } from "./test-file.js";

/**
 * From spans to lines and columns. The lines are found once.
 *
 * @param text - the text that the spans are about
 */
export function placesIn(text: string): (span: Span) => Place {
  const starts = [0];
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + lineBreak.length);
  return (span) => {
    const line = countUpTo(starts, span.start);
    return { span, line, column: span.start - (starts[line - 1] ?? 0) + 1 };
  };
}

/** How many of the ascending numbers are at most the limit, by bisection. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
