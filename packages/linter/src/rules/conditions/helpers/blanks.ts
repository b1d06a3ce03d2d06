/** White space, and characters that show as nothing wherever they stand. */
const BLANK = /[\s\u0085\u00ad\u180e\u200b\u2060-\u2064\ufeff]/;

/**
 * A text without the white space, and what shows as nothing, at its ends.
 *
 * @returns the empty text when nothing can be seen
 */
export function withoutOuterBlanks(text: string): string {
  let start = 0;
  while (start < text.length && BLANK.test(text.charAt(start))) start += 1;
  let end = text.length;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Whether nothing of a text can be seen. */
export function isBlank(text: string): boolean {
  return withoutOuterBlanks(text) === "";
}

/** What programs and exports write where there is no value. `none` and `n/a` are left out: forms offer them. */
const WORDS: ReadonlySet<string> = new Set([
  "null",
  "(null)",
  "<null>",
  "nil",
  "undefined",
  "nan",
  "#n/a",
  "[object object]",
  "(empty)",
  "(blank)",
  "''",
]);

/** No word is longer. */
const LONGEST = 30;

/** Whether a text is a word for "no value". */
export function saysNothing(text: string): boolean {
  return text.length <= LONGEST && WORDS.has(withoutOuterBlanks(text).toLowerCase());
}
