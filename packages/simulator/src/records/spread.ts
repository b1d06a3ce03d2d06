import { readJson } from "@recond/documents";

/** Whether a line is the beginning of an object that goes on in the next line, in a file that should have one object a line. */
export function isSpread(line: string): boolean {
  const text = line.trim();
  if (!/^\{(?:.*[,[{:])?$/.test(text)) return false;
  const [problem] = readJson(text).problems;
  return problem !== undefined && problem.span.start >= text.length;
}
