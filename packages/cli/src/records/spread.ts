import { jsonProblem } from "../json/document.js";

/**
 * Whether a line is the beginning of an object that goes on in the next line.
 *
 * @param line - a line of a file that should have one object a line
 */
export function isSpread(line: string): boolean {
  const text = line.trim();
  if (!/^\{(?:.*[,[{:])?$/.test(text)) return false;
  const problem = jsonProblem(text);
  return problem !== undefined && problem.span.start >= text.length;
}
