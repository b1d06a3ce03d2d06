import { eastAsianWidth } from "get-east-asian-width";
import { textWidth } from "@recond/parser";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const characters = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));

function isWide(character: string): boolean {
  return eastAsianWidth(character.codePointAt(0) ?? 0) === 2;
}

/** Those that may take no column, or that a line break would join with itself. */
const SPECIAL = /[\p{Cc}\p{Cf}\p{Mn}\p{Me}]/u;

/** Of many characters, each on a line of its own: one by one would take a minute. */
function widthOfAll(list: readonly string[]): number {
  const text = list.join("\n");
  return textWidth(text) - (list.length - 1);
}

describe("the columns that a text takes", () => {
  // None takes more than two, and none but the special ones less than one, so that the sum tells of each.
  it("are two where Unicode says so, for every character that there is or may be", () => {
    const special = characters.filter((character) => SPECIAL.test(character));
    const others = characters.filter((character) => !SPECIAL.test(character));
    const wide = others.filter(isWide);
    const narrow = others.filter((character) => !isWide(character));
    expect(widthOfAll(wide)).toBe(2 * wide.length);
    expect(widthOfAll(narrow)).toBe(narrow.length);
    expect(special.filter((character) => (textWidth(character) === 2) !== isWide(character))).toEqual([]);
  });

  it.each([
    ["", 0],
    ["abc", 3],
    ["e\u0301", 1],
    ["漢字", 4],
    ["\u2764\ufe0f", 2],
    ["🇩🇪", 2],
    ["👩‍👩‍👧", 2],
    ["a\u200bb", 2],
  ])("%j: %i", (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it("are those of what the eye takes as one character, whatever stands beside plain ones", () => {
    const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
    const unit = fc.constantFrom(
      "a",
      " ",
      "1",
      "é",
      "\u024f",
      "\u2010",
      "…",
      "\u0301",
      "\u0600",
      "\u200d",
      "\r",
      "\n",
      "\t",
      "漢",
      "👩",
      "🇩",
      "\ud83d",
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const segments = Array.from(segmenter.segment(text), ({ segment }) => segment);
        expect(textWidth(text)).toBe(segments.reduce((sum, segment) => sum + textWidth(segment), 0));
      }),
      { numRuns: 2000 },
    );
  });
});
