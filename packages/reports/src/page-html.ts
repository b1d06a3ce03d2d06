import { showable } from "@recond/parser";
import {
  type Block,
  type Chart,
  type DrawChart,
  type Fact,
  type Figure,
  type Inline,
  type Part,
  type Report,
  SIGNS,
  type Table,
  type Words,
} from "./page-content.js";
import { style } from "./page-style.js";
import { escapeXml } from "./xml.js";

/**
 * A report as a page that needs nothing else: no network, no script.
 *
 * @param draw - without it, charts are their tables
 */
export async function htmlPage(report: Report, about: string, draw?: DrawChart): Promise<string> {
  const parts = await Promise.all(report.parts.map((part, index) => partHtml(part, index, draw)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${textHtml(report.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${textHtml(report.title)}</h1>
${report.warnings.map((warning) => `<p class="warning">${wordsHtml(warning)}</p>\n`).join("")}<p class="answer">${wordsHtml(report.answer)}</p>
<ul class="figures">
${report.figures.map(figureHtml).join("\n")}
</ul>
${factsHtml(report.facts)}
</header>
${parts.join("\n")}
</main>
<footer>${textHtml(about)}</footer>
</body>
</html>
`;
}

function figureHtml({ name, value, more, color }: Figure): string {
  return `<li class="${color}"><strong>${textHtml(value)}</strong> <span>${textHtml(name)}</span> <em>${textHtml(more)}</em></li>`;
}

async function partHtml({ heading, blocks }: Part, index: number, draw: DrawChart | undefined): Promise<string> {
  const id = `part-${index + 1}`;
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${wordsHtml(heading)}</h2>
${await blocksHtml(blocks, id, draw)}
</section>`;
}

async function blocksHtml(blocks: readonly Block[], id: string, draw: DrawChart | undefined): Promise<string> {
  const inside = await Promise.all(blocks.map((block, place) => blockHtml(block, `${id}-${place + 1}`, draw)));
  return inside.join("\n");
}

async function blockHtml(block: Block, id: string, draw: DrawChart | undefined): Promise<string> {
  switch (block.is) {
    case "words":
      return `<p>${wordsHtml(block.words)}</p>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${wordsHtml(item)}</li>`).join("\n")}\n</ul>`;
    case "table":
      return tableHtml(block.table);
    case "facts":
      return factsHtml(block.facts);
    case "sheet":
      return `<article class="sheet ${block.grade}" aria-labelledby="${id}">
<h3 id="${id}">${wordsHtml(block.heading)}</h3>
${await blocksHtml(block.blocks, id, draw)}
</article>`;
    case "folded":
      return `<details>
<summary>${wordsHtml(block.summary)}</summary>
${await blocksHtml(block.blocks, id, draw)}
</details>`;
    case "chart":
      if (draw === undefined) return tableHtml(block.table);
      return `<figure>
<div class="chart" role="group" aria-label="${textHtml(block.chart.title)}" tabindex="0">
${withTitle(await draw(block.chart), block.chart, id)}
</div>
<details>
<summary>The numbers as a table</summary>
${tableHtml(block.table)}
</details>
</figure>`;
  }
}

/** A picture that tells those who do not see it what it shows. */
function withTitle(svg: string, { title, says }: Chart, id: string): string {
  const told = `<title id="${id}-title">${textHtml(title)}</title><desc id="${id}-says">${textHtml(says)}</desc>`;
  return svg.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) => `<svg role="img" aria-labelledby="${id}-title ${id}-says"${attributes}>${told}`,
  );
}

function factsHtml(facts: readonly Fact[]): string {
  return `<dl>
${facts.map(([name, words]) => `<div><dt>${textHtml(name)}</dt><dd>${wordsHtml(words)}</dd></div>`).join("\n")}
</dl>`;
}

function tableHtml({ caption, head, rows }: Table): string {
  const numbers = head.map(({ isNumber }) => isNumber === true);
  const firstText = numbers.indexOf(false);
  const cell = (words: Words, index: number): string => {
    if (index === firstText) return `<th scope="row">${wordsHtml(words)}</th>`;
    return `<td${numbers[index] === true ? ' class="number"' : ""}>${wordsHtml(words)}</td>`;
  };
  const heads = head.map(
    ({ words }, index) => `<th scope="col"${numbers[index] === true ? ' class="number"' : ""}>${wordsHtml(words)}</th>`,
  );
  return `<div class="table" role="group" aria-label="${textHtml(caption)}" tabindex="0">
<table>
<caption>${textHtml(caption)}</caption>
<thead><tr>${heads.join("")}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")}
</tbody>
</table>
</div>`;
}

function wordsHtml(words: Words): string {
  return words.map(inlineHtml).join("");
}

function inlineHtml(part: Inline): string {
  if (typeof part === "string") return textHtml(part);
  if ("code" in part) return `<code>${textHtml(part.code)}</code>`;
  if ("digest" in part) return `<code class="digest">${textHtml(part.digest)}</code>`;
  const { grade, text, isShort = false } = part;
  const word = `<span${isShort ? ' class="unseen"' : ""}>${textHtml(text)}</span>`;
  return `<span class="grade ${grade}"><span aria-hidden="true">${SIGNS[grade]}</span> ${word}</span>`;
}

/** A text in which a browser sees no mark of its own, and a reader every character. */
function textHtml(text: string): string {
  return escapeXml(showable(text));
}
