import { readJson } from "@recond/documents";
import { isSpread } from "../records/spread.js";

/** What is asked for where a log is JSON, but not as a log is. */
export const ONE_A_LINE = "Put each call on one line, or make it a JSON array: `[ {…}, {…} ]`.";

/**
 * Why a file that begins with an object is not one of an object a line.
 *
 * @param text - its beginning
 * @returns what follows the file's name in a message; undefined when it may be
 */
export function linesShape(text: string): string | undefined {
  if (!text.includes("\n") && /\}[ \t]*\r\s*\{/.test(text)) {
    return "ends its lines with carriage returns alone. Save it with line feeds as line ends.";
  }
  const [first = "", second = ""] = text.split("\n");
  if (first.length < text.length && isSpread(first) && !isCall(second)) {
    return `has a call that goes over several lines. ${ONE_A_LINE}`;
  }
  return isFollowedByComma(first) ? `has commas between its calls, but no \`[\` before them. ${ONE_A_LINE}` : undefined;
}

function isFollowedByComma(line: string): boolean {
  const text = line.trim();
  return text.endsWith("},") && isCall(text.slice(0, -1));
}

function isCall(text: string): boolean {
  return text.startsWith("{") && readJson(text).problems.length === 0;
}
