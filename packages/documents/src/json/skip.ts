/**
 * The quote that closes a text. A text that has none on its line ends with the line, as JSON has no texts of several lines.
 *
 * @param text - a JSON text, valid or not
 * @param open - the offset of the opening quote
 * @returns the offset of the closing quote, of the line break, or the end of the text
 */
export function closingQuote(text: string, open: number): number {
  let index = open + 1;
  while (index < text.length && text[index] !== '"' && !isLineBreak(text[index])) {
    index += text[index] === "\\" && !isLineBreak(text[index + 1]) ? 2 : 1;
  }
  return Math.min(index, text.length);
}

/** Whether a character ends a line. */
export function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

/**
 * The offset behind a comment, which JSON does not have but people write.
 *
 * @returns undefined where no comment begins
 */
export function commentEnd(text: string, start: number): number | undefined {
  if (text.startsWith("//", start)) return lineEnd(text, start);
  if (!text.startsWith("/*", start)) return undefined;
  const end = text.indexOf("*/", start + 2);
  return end === -1 ? text.length : end + 2;
}

/** The offset of the line break that ends the line of an offset, or the end of the text. */
function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isLineBreak(text[end])) end += 1;
  return end;
}

/** The first offset from `start` on whose character is no blank; line breaks are no blanks here. */
export function afterSpaces(text: string, start: number): number {
  let next = start;
  while (text[next] === " " || text[next] === "\t") next += 1;
  return next;
}
