import { showable } from "../language/characters.js";

/** A piece of a line as a terminal shows it: one character to the eye. */
export interface Cell {
  /** Offset of its first unit in the line. */
  readonly start: number;
  /** Offset behind its last unit. */
  readonly end: number;
  readonly text: string;
  /** Columns that it takes. */
  readonly width: number;
}

const TAB = "    ";

/** Characters that terminals show two columns wide: East Asian wide and full-width ones, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Characters that take no column of their own: they change the one before them. */
const COMBINING = /^[\p{Mn}\p{Me}]+$/u;

/** Made on first use: it takes longer than parsing a condition. */
let segmenter: Intl.Segmenter | undefined;

/**
 * The characters of a line as a terminal shows them: tabs as blanks, what cannot be shown as `<U+…>`.
 *
 * @param line - a line, or a part of one, without line breaks
 */
export function cellsOf(line: string): readonly Cell[] {
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    const text = segment === "\t" ? TAB : showable(segment);
    return {
      start: index,
      end: index + segment.length,
      text,
      width: text === segment ? widthOf(segment) : text.length,
    };
  });
}

/** Columns of one character to the eye. */
function widthOf(grapheme: string): number {
  if (WIDE.test(grapheme) || grapheme.includes("\ufe0f")) return 2;
  return COMBINING.test(grapheme) ? 0 : 1;
}
