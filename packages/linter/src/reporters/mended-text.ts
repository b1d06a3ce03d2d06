import { showable } from "@recond/parser";
import type { Mended } from "../edits/mend.js";

/**
 * What a condition with mistakes can be mended to, for people: `fixed: …`, or each of the texts among which they have to choose.
 *
 * @param bold - marks the words in front of the texts
 * @param place - what else to call the condition; undefined for nothing
 */
export function mendedText({ texts, by }: Mended, bold: (text: string) => string, place?: string): string {
  const where = place === undefined ? "" : ` (${place})`;
  const [first = "", ...others] = texts.map(shown);
  if (by === "safe") return `${bold(`fixed${where}:`)} ${first}\n`;
  if (others.length === 0) return `${bold(`fixed, if this is what was meant${where}:`)} ${first}\n`;
  const choices = [`  ${bold("either")} ${first}\n`, ...others.map((text) => `  ${bold("or")} ${text}\n`)];
  return `${bold(`fixed, by what was meant${where}:`)}\n${choices.join("")}`;
}

/** As it is written, line by line, without what a terminal obeys. */
function shown(text: string): string {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map(showable)
    .join("\n");
}
