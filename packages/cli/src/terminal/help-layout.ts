/** A wider line is hard to read. */
const MOST_COLUMNS = 100;
const FEWEST_COLUMNS = 40;

/**
 * A help text for people: what it is about and examples first, lines as long as the terminal is wide. Usage lines are left out where there
 * are several commands.
 *
 * @param text - as the argument parser writes it: blocks with a blank line between them, some with a heading in capitals
 */
export function layOutHelp(text: string, columns: number): string {
  const width = Math.max(FEWEST_COLUMNS, Math.min(columns, MOST_COLUMNS));
  const blocks = text.trimEnd().split(/\n{2,}/);
  if (!blocks.some((block) => headingOf(block) === "FLAGS")) return text;
  const hasCommands = blocks.some((block) => headingOf(block) === "COMMANDS");
  const first = blocks.find((block) => headingOf(block) === undefined);
  const rankOf = (block: string): number => (block === first ? 0 : ORDER.indexOf(headingOf(block) ?? "") + 1);
  const laidOut = blocks
    .filter((block) => !hasCommands || headingOf(block) !== "USAGE")
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((block) => blockText(block, width));
  return `${laidOut.join("\n\n")}\n`;
}

/** Paragraphs without a heading, but for the first, stand where the empty one is. */
const ORDER: readonly string[] = ["COMMANDS", "EXAMPLES", "USAGE", "", "ARGUMENTS", "FLAGS", "EXIT CODES"];

function headingOf(block: string): string | undefined {
  const [line = ""] = block.split("\n", 1);
  return /^[A-Z ]+$/.test(line) ? line : undefined;
}

function blockText(block: string, width: number): string {
  const heading = headingOf(block);
  const [head = "", ...rows] = block.split("\n");
  if (heading === undefined) return [head, ...rows].map((line) => wrapped("", line.split(" "), width)).join("\n");
  return [heading, ...(heading === "FLAGS" ? withColor(rows) : rows).map((row) => rowText(heading, row, width))].join(
    "\n",
  );
}

/** Every command takes `--color`, which is none of the argument parser's flags. */
function withColor(rows: readonly string[]): readonly string[] {
  return rows.flatMap((row) => {
    const [, before, gap = ""] = /^(\s*)-h(?:\s+)--help(\s+)/.exec(row) ?? [];
    if (before === undefined) return [row];
    const name = row.slice(0, row.indexOf("--help")).replace("-h", "  ");
    return [row, `${name}--color${gap.slice(1)}Colours always, never, or on a terminal (auto); --color alone: always`];
  });
}

/** A flag, or the name of a command or an argument, and the gap behind it. */
const NAME: Readonly<Record<string, RegExp>> = {
  FLAGS: /^\s*(?:-\w)?\s+\[?--[\w-]*\]?(?:\.\.\.)?\s+(?=\S)/,
  ARGUMENTS: /^\s+\S+(?: \S+)*\s{2,}(?=\S)/,
  COMMANDS: /^\s+\S+(?: \S+)*\s{2,}(?=\S)/,
};

function rowText(heading: string, row: string, width: number): string {
  if (heading === "EXAMPLES") return row;
  if (heading === "USAGE") return wrapped("  ", row.trim().match(USAGE_PART) ?? [], width, "      ");
  const [name = "  "] = NAME[heading]?.exec(row) ?? [];
  return wrapped(name, row.slice(name.length).trim().split(/\s+/), width, " ".repeat(name.length));
}

/** A flag with its value, or a word. */
const USAGE_PART = /\[[^\]]*\](?:\.\.\.)?|\([^)]*\)|<[^>]*>(?:\.\.\.)?|\S+/g;

/**
 * Words in lines.
 *
 * @param start - what stands before the first word
 * @param indent - what stands before the first word of each further line
 */
function wrapped(start: string, words: readonly string[], width: number, indent = ""): string {
  const lines: string[] = [];
  let line = start;
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}
