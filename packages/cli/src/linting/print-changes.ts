import type { Output } from "../terminal/output.js";

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** A unified difference. What makes it is loaded here, because most runs show none. */
export async function diffText(name: string, before: string, after: string): Promise<string> {
  const { FILE_HEADERS_ONLY, formatPatch, structuredPatch } = await import("diff");
  return formatPatch(structuredPatch(name, name, before, after, "", "", { context: CONTEXT }), FILE_HEADERS_ONLY);
}

/**
 * The difference of one line, without the lines around it.
 *
 * @param line - its number, from 1
 * @param before - the line with its line break, if it has one
 */
export async function lineDiff(line: number, before: string, after: string): Promise<string> {
  const { formatPatch, OMIT_HEADERS, structuredPatch } = await import("diff");
  const patch = structuredPatch("", "", before, after, "", "", { context: 0 });
  const hunks = patch.hunks.map((hunk) => ({ ...hunk, oldStart: line, newStart: line }));
  return formatPatch({ ...patch, hunks }, OMIT_HEADERS);
}

/** What stands before the differences of a file's lines. */
export async function diffHead(name: string): Promise<string> {
  const { FILE_HEADERS_ONLY, formatPatch, structuredPatch } = await import("diff");
  return formatPatch(structuredPatch(name, name, "", ""), FILE_HEADERS_ONLY);
}

/** Prints a difference: byte for byte for programs, coloured for people. */
export async function printDiff(text: string, output: Output): Promise<void> {
  if (!output.isTerminal) {
    await output.writeRaw(text);
    return;
  }
  const { style } = output;
  const paint = (line: string): string => {
    if (/^(?:---|\+\+\+) /.test(line)) return style.bold(line);
    if (line.startsWith("-")) return style.red(line);
    return line.startsWith("+") ? style.green(line) : line;
  };
  await output.write(
    text
      .split("\n")
      .map((line) => paint(line.replace(/\r$/, "")))
      .join("\n"),
  );
}

/**
 * Prints a text after its fixes.
 *
 * @param output - a terminal obeys control characters and does not get them; whatever else takes the text gets it byte for byte
 */
export async function printFixed(text: string | Buffer, output: Output): Promise<void> {
  await (output.isTerminal ? output.write(text.toString()) : output.writeRaw(text));
}
