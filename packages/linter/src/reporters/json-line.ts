/** Control characters that JSON allows in texts and that a terminal would obey. */
const UNSAFE = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/**
 * A value as JSON in one line that a terminal can show.
 *
 * @param value - plain data; what is undefined is left out
 */
export function jsonLine(value: object): string {
  return JSON.stringify(value).replaceAll(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
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
