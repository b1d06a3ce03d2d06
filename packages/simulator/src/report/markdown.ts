import { showable } from "@recond/parser";
import type { Block, Inline, Report, Table, Words } from "./content.js";

/** A report in Markdown, whose charts are their tables. */
export function markdownText(report: Report, about: string): string {
  const blocks = [
    `# ${plain(report.title)}`,
    ...report.warnings.map((warning) => `**${wordsText(warning)}**`),
    `**${wordsText(report.answer)}**`,
    report.facts.map(([name, words]) => `- ${plain(name)}: ${wordsText(words)}`).join("\n"),
    ...report.parts.flatMap(({ heading, blocks: inside }) => [`## ${wordsText(heading)}`, ...inside.map(blockText)]),
    plain(about),
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
  return `${plain(caption)}:\n\n${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`;
}

function wordsText(words: Words): string {
  return words.map(inlineText).join("");
}

/** An element rather than backticks: within it every character can be written. */
function inlineText(part: Inline): string {
  return typeof part === "string" ? plain(part) : `<code>${plain(part.code)}</code>`;
}

/** A text on one line in which Markdown, GitHub and HTML see nothing of their own: no marks, links and mentions. */
function plain(text: string): string {
  return showable(text)
    .replaceAll(/[^\p{L}\p{N}\p{M} .,;'"/=+→%()-]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll("www.", "www&#46;");
}
