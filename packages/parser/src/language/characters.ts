/** What most texts are made of. A pattern with properties of characters takes half a millisecond to make: so that is left for the others. */
const PLAIN = /^[ -~]*$/;

/**
 * The first character of `text` that no text and no name can hold ([R6], [R7]): a control character or a lone surrogate.
 *
 * @returns its UTF-16 offset and itself, or undefined when all can be written
 */
export function firstUnwritable(text: string): { index: number; character: string } | undefined {
  if (PLAIN.test(text)) return undefined;
  const match = /[\u0000-\u001f\u007f]|\p{Surrogate}/u.exec(text);
  return match === null ? undefined : { index: match.index, character: match[0] };
}

/** Whether `text` is of printable ASCII without quotes: then it can stand in quotes and in brackets, and nobody has to look closer. */
export function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === 0x22) return false;
  }
  return true;
}

/** White space that means nothing between tokens ([R5]). */
export const PLAIN_SPACE = " \t\r\n";

/** Whether `text` is made of characters only that take no room on the screen: zero-width, soft hyphen, direction marks, byte-order mark. */
export function isInvisible(text: string): boolean {
  return !PLAIN.test(text) && /^\p{Default_Ignorable_Code_Point}+$/u.test(text);
}

const NAMES_OF_SPACES: ReadonlyMap<string, string> = new Map([
  ["\u000b", "a vertical tab"],
  ["\u000c", "a form feed"],
  ["\u0085", "a next-line character"],
  ["\u00a0", "a no-break space"],
  ["\u00ad", "a soft hyphen"],
  ["\u200b", "a zero-width space"],
  ["\u200c", "a zero-width non-joiner"],
  ["\u200d", "a zero-width joiner"],
  ["\u200e", "a left-to-right mark"],
  ["\u200f", "a right-to-left mark"],
  ["\u2028", "a line separator"],
  ["\u2029", "a paragraph separator"],
  ["\u202f", "a narrow no-break space"],
  ["\u2060", "a word joiner"],
  ["\u3000", "an ideographic space"],
  ["\ufeff", "a byte-order mark"],
]);

/** A character that cannot be shown, in words: `a no-break space (U+00A0)`. */
export function describeCharacter(character: string): string {
  const name = NAMES_OF_SPACES.get(character);
  const code = codePoint(character);
  if (name !== undefined) return `${name} (${code})`;
  if (/^\p{Surrogate}$/u.test(character)) return `half a character, a lone surrogate (${code})`;
  if (/^[\u0000-\u001f\u007f-\u009f]$/.test(character)) return `a control character (${code})`;
  return `the character ${code}`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * A text with something else in the place of each character that a terminal obeys, or that turns the direction of a text: they move the
 * cursor, ring, colour, hide, and no report hands one out. Line breaks and tabs stay.
 *
 * @param write - what comes into its place
 */
export function replaceControls(text: string, write: (character: string) => string): string {
  if (/^[ -~\n\t]*$/.test(text)) return text;
  return text.replaceAll(/(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/gu, (character) =>
    write(character),
  );
}

/**
 * The same for line breaks, tabs and characters that show as nothing as well; what chooses the look of the sign before it (❤️) shows by
 * that.
 */
export function replaceUnshowable(text: string, write: (character: string) => string): string {
  if (PLAIN.test(text)) return text;
  const unshowable = /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Surrogate}]/gu;
  return text.replaceAll(unshowable, (character) => write(character));
}

const LONGEST_QUOTE = 60;

/**
 * Source text as a message quotes it: between backticks, unshowable characters as `<U+…>`, long texts cut.
 *
 * @param text - any text out of the source
 */
export function quote(text: string): string {
  return `\`${showable(shorten(text, LONGEST_QUOTE))}\``;
}

/** A text with `<U+…>` in the place of what a terminal must not get or cannot show. */
export function showable(text: string): string {
  return replaceUnshowable(text, (character) => `<${codePoint(character)}>`);
}

/** A character as JSON can write it in a text: `\u200e`. */
export function jsonEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}

/**
 * A text that is no longer than fits; no character is cut in half.
 *
 * @param length - in UTF-16 units; a text field holds up to 10,000, a table far less
 */
export function shorten(text: string, length: number = 40): string {
  return text.length > length ? `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
}
