import { withoutOuterBlanks } from "./blanks.js";

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
