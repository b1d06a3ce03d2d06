import { showable } from "@recond/parser";
import { ESCAPE } from "./style.js";

/** Characters that move the cursor, ring, colour, or turn the direction of a text; line breaks and tabs are ours to print. */
const UNSAFE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** What a style puts round a text; in brackets, so that splitting a text keeps it. */
const COLOR = new RegExp(`(${ESCAPE.replace("[", String.raw`\[`)}\\d+(?:;\\d+)*m)`);

/**
 * A text that may be printed on a terminal, whatever input is quoted in it.
 *
 * @param text - for people
 * @param colors - whether the text was coloured: escape sequences that colour pass then
 * @returns the text with `<U+…>` in the place of control characters
 */
export function safeText(text: string, colors: boolean): string {
  if (!colors) return escapeUnsafe(text);
  return text
    .split(COLOR)
    .map((part, index) => (index % 2 === 1 ? part : escapeUnsafe(part)))
    .join("");
}

function escapeUnsafe(text: string): string {
  return text.replaceAll(UNSAFE, (character) => showable(character));
}
