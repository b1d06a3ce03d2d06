/** One value as the lines of JSON that every command prints under `--json`. */
export function jsonText(value: unknown): string {
  return `${escapeUnsafe(JSON.stringify(value, null, 2))}\n`;
}

/**
 * A value as JSON in one line.
 *
 * @param value - plain data
 */
export function jsonLine(value: unknown): string {
  return escapeUnsafe(JSON.stringify(value));
}

/** Control characters that JSON allows in texts and that a terminal would obey. */
const UNSAFE = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/**
 * The same JSON with escapes in the place of characters that a terminal would obey.
 *
 * @param json - a JSON text
 */
export function escapeUnsafe(json: string): string {
  return json.replaceAll(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
