import { jsonEscape, replaceControls } from "@recond/parser";

/** One value as lines of JSON. */
export function jsonText(value: unknown): string {
  return `${safeJson(JSON.stringify(value, undefined, 2))}\n`;
}

/** A value as JSON in one line. */
export function jsonLine(value: unknown): string {
  return safeJson(JSON.stringify(value));
}

/** The same JSON with escapes in the place of characters that JSON allows in texts and that a terminal would obey. */
export function safeJson(json: string): string {
  // Below the blank, only blanks and line breaks between values are there as they are.
  return replaceControls(json, (character) => (character < " " ? character : jsonEscape(character)));
}

/** Writes the items of a JSON list one after the other, a line each, with commas between them. */
export function jsonItems(): (items: readonly object[]) => string {
  let comma = "";
  return (items) =>
    items
      .map((item) => {
        const text = `${comma}\n${jsonLine(item)}`;
        comma = ",";
        return text;
      })
      .join("");
}
