import { parse } from "@recond/parser";
import { describe, expect, it } from "vitest";

/** Pieces that, repeated, made some parser or other slow. */
const PIECES = [
  "mobile or ",
  "mobile and repeat or ",
  "not ",
  "(",
  ")",
  "()",
  "(mobile) or ",
  "[",
  "]",
  "custom_data[",
  "custom_data[a",
  "pressed[1 ",
  "pressed[112] or ",
  '"',
  '\\"',
  "'",
  "'a",
  "\u201c",
  "`",
  'media_type = "a" or ',
  'media_type = "a',
  "media_type = 'a' || ",
  'media_type = "a" or "b" or ',
  "mobile AND ",
  "mobile repeat ",
  "moblie or ",
  "a",
  "a ",
  "and ",
  "! ",
  "&",
  "=",
  ".",
  ";",
  "/*",
  "--",
  "#\n",
  "{",
  "1",
  "1 min ",
  "\u00a0",
  "\n",
  "\u0000",
  "\ud800",
  "😀",
] as const;

/** The least of several measurements, in milliseconds: what else the machine does only ever adds. */
function timeOf(source: string): number {
  let least = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    parse(source);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

describe("the time grows with the length of the text, and no faster", () => {
  it.each(PIECES)("%j, repeated", (piece) => {
    const times = (length: number): string => piece.repeat(Math.ceil(length / piece.length));
    parse(times(1000));
    const short = timeOf(times(12_000));
    const long = timeOf(times(96_000));
    // Eight times the length takes eight times as long, and 64 times when time grows with its square. What takes no time proves nothing.
    expect(long < 20 ? 1 : long / short).toBeLessThan(32);
  });
});
