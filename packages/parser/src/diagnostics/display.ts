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

/** Characters that terminals show two columns wide: what Unicode calls wide or full-width, which emoji are, and a pair that makes a flag. */
const WIDE =
  /(?!\p{RI})\p{Emoji_Presentation}|\p{RI}{2}|[\u3099-\u30ff\u1100-\u115f\u2329-\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-\u303e\u3041-\u3096\u3105-\u312f\u3131-\u318e\u3190-\u31e5\u31ef-\u321e\u3220-\u3247\u3250-\ua48c\ua490-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe52\ufe54-\ufe66\ufe68-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{16fe4}\u{16ff0}-\u{16ff6}\u{17000}-\u{18cda}\u{18cff}-\u{18d20}\u{18d80}-\u{18df2}\u{18e00}-\u{19191}\u{191a0}-\u{191d2}\u{1aff0}-\u{1aff3}\u{1aff5}-\u{1affb}\u{1affd}-\u{1affe}\u{1b000}-\u{1b128}\u{1b132}\u{1b150}-\u{1b152}\u{1b155}\u{1b164}-\u{1b168}\u{1b170}-\u{1b2fb}\u{1d300}-\u{1d356}\u{1d360}-\u{1d376}\u{1f1ae}\u{1f200}-\u{1f202}\u{1f210}-\u{1f23b}\u{1f240}-\u{1f248}\u{1f260}-\u{1f265}\u{1f6d9}\u{1f7da}\u{1fa8b}-\u{1fa8d}\u{1facc}-\u{1fadd}\u{1faeb}\u{1faf9}-\u{1fafa}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]/u;

/** Shows the character before it as an emoji. */
const EMOJI_STYLE = "\ufe0f";

/** Characters that take no column of their own: they change the one before them, or show as nothing. */
const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** Made on first use: it takes longer than parsing a condition. */
let segmenter: Intl.Segmenter | undefined;

/** What the eye takes as one character, with the offset of its first unit. */
interface Grapheme {
  readonly segment: string;
  readonly index: number;
}

/** Two plain characters are never one to the eye; so the segmenter, which is slow, need not be asked about where they stand side by side. */
function* graphemesOf(text: string): Generator<Grapheme> {
  for (let start = 0; start < text.length;) {
    const end = endOfStretch(text, start);
    if (end === start + 1 && isPlain(text, start)) yield { segment: text.charAt(start), index: start };
    else {
      segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
      for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
        yield { segment, index: start + index };
      }
    }
    start = end;
  }
}

/** Where next one plain character follows another. */
function endOfStretch(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !(isPlain(text, end - 1) && isPlain(text, end))) end += 1;
  return end;
}

/** Whether the character at an offset is one of ASCII's that can be seen, a blank, a Latin letter, or a dash, a quote or an ellipsis of typesetters. */
function isPlain(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xc0 && code <= 0x24f) || (code >= 0x2010 && code <= 0x2027);
}

/**
 * The characters of a line as a terminal shows them: tabs as blanks, what cannot be shown as `<U+…>`.
 *
 * @param line - a line, or a part of one, without line breaks
 * @param offset - of the part in its line
 */
export function cellsOf(line: string, offset = 0): readonly Cell[] {
  return Array.from(graphemesOf(line), ({ segment, index }) => {
    const start = offset + index;
    return { start, end: start + segment.length, ...shown(segment) };
  });
}

function shown(segment: string): Pick<Cell, "text" | "width"> {
  if (segment.length === 1 && isPlain(segment, 0)) return { text: segment, width: 1 };
  const text = segment === "\t" ? TAB : showable(segment);
  return { text, width: text === segment ? widthOf(segment) : text.length };
}

/** Columns of a terminal that a text takes, as it is. */
export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += widthOf(segment);
  return width;
}

/** Columns of one character to the eye. */
function widthOf(grapheme: string): number {
  if (WIDE.test(grapheme) || grapheme.indexOf(EMOJI_STYLE) > 0) return 2;
  return COMBINING.test(grapheme) ? 0 : 1;
}
