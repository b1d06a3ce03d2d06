import { readJson } from "@recond/documents";
import { quote } from "@recond/parser";
import { areOfCampaign, firstNames } from "../records/first-names.js";
import { isSpread } from "../records/spread.js";

/** How much of a log its shape is told from. */
export const SHAPE_BYTES = 4096;

/** What is asked for where a log is JSON, but not as a log is. */
export const ONE_A_LINE = "Put each call on one line, or make it a JSON array: `[ {…}, {…} ]`.";

const WHAT_A_LOG_IS = "A call log is JSON: an object a line, or all of them in one array.";

/**
 * Why a file is no call log as a whole. Said once, in the place of an error for each of its lines.
 *
 * @param bytes - the beginning of the file, from its first character that is no white space
 * @returns what follows the file's name in a message; undefined when it may be a log
 */
export function foreignShape(bytes: Buffer): string | undefined {
  const beginning = bytes.subarray(0, SHAPE_BYTES);
  const text = beginning.toString("utf8");
  if (areOfCampaign(firstNames(text))) return A_CAMPAIGN;
  if (text.startsWith("[")) return undefined;
  return text.startsWith("{") ? (wrapperShape(text) ?? linesShape(text)) : otherShape(text);
}

function otherShape(text: string): string | undefined {
  if (text.includes("\0")) return `is no text. ${WHAT_A_LOG_IS}`;
  if (text.startsWith("<")) return `looks like XML. ${WHAT_A_LOG_IS}`;
  const [first = ""] = text.split(/[\r\n]/);
  return /^[^{}]*[,;\t|][^{}]*$/.test(first) ? `looks like CSV. ${WHAT_A_LOG_IS}` : undefined;
}

function wrapperShape(text: string): string | undefined {
  const wrapper = WRAPPER.exec(text)?.[1];
  if (wrapper === undefined) return undefined;
  return `has its calls inside of ${quote(wrapper)}. Give the list alone: the file begins with \`[\` and ends with \`]\`.`;
}

/**
 * Why a file that begins with an object is not one of an object a line.
 *
 * @param text - its beginning
 * @returns what follows the file's name in a message; undefined when it may be
 */
export function linesShape(text: string): string | undefined {
  if (/\}\s*\r\s*\{/.test(text) && !text.includes("\n")) {
    return "ends its lines with carriage returns alone. Save it with line feeds as line ends.";
  }
  const [first = "", second = ""] = text.split("\n");
  if (first.length < text.length && isSpread(first) && !isCall(second)) {
    return `has a call that goes over several lines. ${ONE_A_LINE}`;
  }
  return isFollowedByComma(first) ? `has commas between its calls, but no \`[\` before them. ${ONE_A_LINE}` : undefined;
}

/** What follows the name of a campaign file. */
export const A_CAMPAIGN = "is a campaign, and no call log. Are `--campaign` and `--calls` the wrong way round?";

/** An object that has a list of objects, perhaps behind texts and numbers: no call has one. */
const WRAPPER = /^\{(?:\s*"[^"\\]*"\s*:\s*(?:"[^"\\]*"|[\w.+-]+)\s*,)*\s*"([^"\\]*)"\s*:\s*\[\s*\{/;

function isFollowedByComma(line: string): boolean {
  const text = line.trim();
  return text.endsWith("},") && isCall(text.slice(0, -1));
}

function isCall(text: string): boolean {
  return text.startsWith("{") && readJson(text).problems.length === 0;
}
