/** Characters that move the cursor, hide, or are half a character. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

const LONGEST_QUOTE = 60;

/** A text from outside in a message: between backticks, cut when long, with nothing in it that a terminal would obey. */
export function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return `\`${short.replaceAll(UNSHOWABLE, (character) => `<${codePoint(character)}>`)}\``;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What a value of the wrong type is: ``the text `true` ``, `the number 1`, `null`, `a list`, `an object`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the text ${quote(value)}`;
    case "number":
      return `the number ${String(value)}`;
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "a list" : "an object";
    default:
      return `a ${typeof value}`;
  }
}
