import { markdownCode, markdownPlain } from "./markdown.js";
import type { Block, Inline, Report, Table, Words } from "./page-content.js";

/** A report in Markdown, whose charts are their tables. */
export function markdownText(report: Report, about: string): string {
  const blocks = [
    `# ${markdownPlain(report.title)}`,
    ...report.warnings.map((warning) => `**${wordsText(warning)}**`),
    `**${wordsText(report.answer)}**`,
    report.facts.map(([name, words]) => `- ${markdownPlain(name)}: ${wordsText(words)}`).join("\n"),
    ...report.parts.flatMap(({ heading, blocks: inside }) => [`## ${wordsText(heading)}`, ...inside.map(blockText)]),
    markdownPlain(about),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.is) {
    case "words":
      return wordsText(block.words);
    case "list":
      return block.items.map((item) => `- ${wordsText(item)}`).join("\n");
    case "table":
    case "chart":
      return tableText(block.table);
  }
}

function tableText({ caption, head, rows }: Table): string {
  const lines = [
    head.map(({ words }) => wordsText(words)),
    head.map(({ isNumber }) => (isNumber === true ? "---:" : "---")),
    ...rows.map((row) => row.map(wordsText)),
  ];
  return `${markdownPlain(caption)}:\n\n${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`;
}

function wordsText(words: Words): string {
  return words.map(inlineText).join("");
}

function inlineText(part: Inline): string {
  return typeof part === "string" ? markdownPlain(part) : markdownCode(part.code);
}
