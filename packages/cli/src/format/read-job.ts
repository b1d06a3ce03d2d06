import type { Environment } from "../terminal/environment.js";
import { isJson } from "../input/kinds.js";
import { readText, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import type { FormatJob } from "./format-job.js";

/** Reads a file that is to be formatted, or standard input. */
export async function readJob(path: string, environment: Environment): Promise<FormatJob> {
  const file: TextFile = await readText(path, environment);
  const isInput = path === STANDARD_INPUT;
  return { name: file.name, file, kind: isJson(file) ? "payload" : "condition", path: isInput ? undefined : path };
}

/** A condition that came among the arguments. */
export function conditionJob(text: string): FormatJob {
  return { name: text, file: { name: "condition", text, mark: "" }, kind: "condition", path: undefined };
}
