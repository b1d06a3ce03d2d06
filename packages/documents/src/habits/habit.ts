import type { Span } from "@recond/parser";

/** A mistake that people make in JSON by a habit from elsewhere, so that it is clear what they mean. */
export interface Habit {
  /** One sentence saying what is wrong; a second, if any, says what to do. */
  readonly message: string;
  /** What is underlined. */
  readonly span: Span;
  /** The part of the text that was meant as one value, name or sign. */
  readonly whole: Span;
  /** JSON to put in its place, so that the rest can be read; of the same length, but for what is shorter than two quotes. */
  readonly standIn: string;
}

/** A text that is being looked through. */
export interface Cursor {
  readonly text: string;
  /** How many more characters may be looked at ahead: lines that are all quotes would be looked through again and again. */
  ahead: number;
}

/** A JSON text or name of a length, of two at least, whatever it says. */
export function anyText(length: number): string {
  return `"${"_".repeat(Math.max(0, length - 2))}"`;
}

/**
 * Whether a value may end before an offset: a comma, a closing bracket or the end of the line follows.
 *
 * @param offset - the first offset behind blanks
 */
export function endsValue(text: string, offset: number): boolean {
  return offset >= text.length || ",}];\r\n".includes(text[offset] ?? "");
}
