// The little Markdown that the generated pages and the checks need.

/**
 * A table, its columns aligned as the formatter of the project wants them.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
  const lines = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((row) => (row[column] ?? "").length)));
  const [first = "", ...rest] = lines.map(
    (row) => `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`,
  );
  return [first, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rest].join("\n");
}

/**
 * A code block.
 *
 * @param {string} language
 * @param {string} text
 */
export function block(language, text) {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/**
 * The code blocks of a page.
 *
 * @param {string} page
 * @returns {{ language: string, text: string, line: number }[]} `line` is that of the opening fence, from 1
 */
export function blocksOf(page) {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? "",
    text: match[2] ?? "",
    line: page.slice(0, match.index).split("\n").length,
  }));
}

/**
 * A page without its code, for looking at its prose. Lines stay where they are.
 *
 * @param {string} page
 */
export function proseOf(page) {
  return page
    .replaceAll(/^```[\s\S]*?^```$/gm, (code) => code.replaceAll(/[^\n]/g, ""))
    .replaceAll(/`[^`\n]*`/g, (code) => "x".repeat(code.length));
}

/**
 * What one can link to on a page: the names of its headings, as GitHub makes them.
 *
 * @param {string} page
 * @returns {Set<string>}
 */
export function anchorsOf(page) {
  const headings = page.replaceAll(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.*)$/gm);
  return new Set(Array.from(headings, ([, heading = ""]) => anchor(heading)));
}

/** @param {string} heading */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
}
