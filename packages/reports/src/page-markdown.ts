import { markdownCode, markdownPlain } from "./markdown.js";
import { type Block, type Fact, type Inline, type Report, SIGNS, type Table, type Words } from "./page-content.js";

/** A report in Markdown, whose charts are their tables. */
export function markdownText(report: Report, about: string): string {
  const blocks = [
    `# ${markdownPlain(report.title)}`,
    ...report.warnings.map((warning) => `**${wordsText(warning)}**`),
    `**${wordsText(report.answer)}**`,
    factsText(report.facts),
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
    case "facts":
      return factsText(block.facts);
    case "sheet":
      return [`### ${wordsText(block.heading)}`, ...block.blocks.map(blockText)].join("\n\n");
    case "folded":
      return [
        `<details><summary>${wordsText(block.summary)}</summary>`,
        ...block.blocks.map(blockText),
        "</details>",
      ].join("\n\n");
  }
}

function factsText(facts: readonly Fact[]): string {
  return facts.map(([name, words]) => `- ${markdownPlain(name)}: ${wordsText(words)}`).join("\n");
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
  if (typeof part === "string") return markdownPlain(part);
  if ("grade" in part) return `${SIGNS[part.grade]} ${markdownPlain(part.text)}`;
  return markdownCode("code" in part ? part.code : part.digest);
}
