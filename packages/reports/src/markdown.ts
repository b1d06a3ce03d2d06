import { showable } from "@recond/parser";

/** A text on one line in which Markdown, GitHub and HTML see nothing of their own: no marks and links. */
export function markdownPlain(text: string): string {
  return showable(text)
    .replaceAll(/[^\p{L}\p{N}\p{M} .,;'"/=+→%()-]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll("www.", "www&#46;");
}

/**
 * The same as code: within an element every character can be written, as it cannot between backticks, and nothing is a mention, which
 * GitHub sees in other text even if it is escaped.
 */
export function markdownCode(text: string): string {
  return `<code>${markdownPlain(text)}</code>`;
}
