import { parse } from "@recond/parser";
import { describe, expect, it } from "vitest";
import { growth, STEADY } from "../cpu-time.js";

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
  "mobile unless repeat or ",
  "no mobile, ",
  "-not mobile ",
  "mobile xor ",
  "mobile during hours ",
  "IF(mobile, ",
  "\u00a0",
  "\n",
  "\u0000",
  "\ud800",
  "😀",
] as const;

describe("the time grows with the length of the text, and no faster", () => {
  it.each(PIECES)("%j, repeated", (piece) => {
    const jobOf = (length: number): (() => unknown) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      return () => parse(text);
    };
    expect(growth(4000, jobOf, 0.02)).toBeLessThan(STEADY);
  });
});
