import type { Span } from "@recond/parser";
import type { Document } from "yaml";

/** A mistake at a place in a text. */
export interface Mistake {
  readonly message: string;
  readonly span: Span;
}

/** The mistakes that the library found, in our words. */
export function syntaxMistakes({ errors }: Document.Parsed): readonly Mistake[] {
  return errors.map(({ code, message, pos: [start, end] }) => ({
    message: messages.get(code) ?? `${message}.`,
    span: { start, end },
  }));
}

/** What is said of the library's error codes, where its own messages are about its grammar. */
const messages: ReadonlyMap<string, string> = new Map([
  ["BAD_DQ_ESCAPE", "In double quotes a `\\` must be written twice: `\\\\`. Single quotes need none of that."],
  ["BAD_INDENT", "This line is not indented like the lines that it belongs to."],
  ["BAD_SCALAR_START", "A text cannot begin with this character. Put it in quotes."],
  ["BLOCK_AS_IMPLICIT_KEY", "A text with `: ` in it must be in quotes."],
  ["BLOCK_IN_FLOW", "Inside `[ ]` and `{ }` everything is written with `[ ]`, `{ }` and commas."],
  ["KEY_OVER_1024_CHARS", "This key is too long, or its `:` is missing."],
  ["MULTILINE_IMPLICIT_KEY", "A key must be on one line, and its `:` too."],
  ["TAB_AS_INDENT", "A line is indented with spaces, not with tabs."],
]);
