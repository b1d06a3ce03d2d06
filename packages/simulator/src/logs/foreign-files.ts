/** Files that are no log, by their first bytes, and what to do with them. */
const signatures: readonly (readonly [string, string])[] = [
  ["PK\u0003\u0004", "is a ZIP archive or an Excel workbook. Unpack it, or save the sheet as CSV."],
  ["\u00D0\u00CF\u0011\u00E0", "is an Excel workbook. Save the sheet as CSV."],
  ["BZh", "is packed with bzip2. Unpack it first."],
  ["\u00FD7zXZ", "is packed with xz. Unpack it first."],
  ["7z\u00BC\u00AF", "is a 7z archive. Unpack it first."],
  ["%PDF", "is a PDF document. Export the calls as CSV or JSON."],
  ["\u0089PNG", "is an image. Export the calls as CSV or JSON."],
  ["\u00FF\u00D8\u00FF", "is an image. Export the calls as CSV or JSON."],
  ["GIF8", "is an image. Export the calls as CSV or JSON."],
  ["RIFF", "is a sound or an image. Give the log of the calls, not their recordings."],
  ["ID3", "is a sound. Give the log of the calls, not their recordings."],
  ["SQLite format 3", "is a SQLite database. Export the calls as CSV or JSON."],
  ["\u00FF\u00FE\u0000\u0000", "is written in UTF-32. Save it as UTF-8."],
  ["\u0000\u0000\u00FE\u00FF", "is written in UTF-32. Save it as UTF-8."],
];

/**
 * What a file is that is known by its first bytes.
 *
 * @returns what follows its name in a message
 */
export function foreignFile(beginning: Buffer): string | undefined {
  const first = beginning.toString("latin1", 0, 16);
  return signatures.find(([signature]) => first.startsWith(signature))?.[1];
}

/**
 * What a text is that is neither JSON nor CSV.
 *
 * @returns what follows its name in a message
 */
export function foreignText(text: string): string | undefined {
  if (text.includes("\0")) return "is no text. A call log is CSV, JSON or Parquet.";
  if (/^<(?:!doctype\s+)?html/i.test(text)) return "is a web page (HTML). Download the calls again, as CSV or JSON.";
  return text.startsWith("<") ? "is XML, which is not read. Export the calls as CSV or JSON." : undefined;
}
