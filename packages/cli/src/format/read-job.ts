import type { Environment } from "../terminal/environment.js";
import { isJson } from "../input/kinds.js";
import { readAsked } from "../input/conditions.js";
import type { Asked } from "../input/find-files.js";
import { STANDARD_INPUT } from "../input/read-text.js";
import type { FormatJob } from "./format-job.js";

/**
 * Reads a file that is to be formatted, or standard input.
 *
 * @param inputName - the file that standard input stands for; undefined when it stands for none
 */
export async function readJob(
  { path, isFound }: Extract<Asked, { readonly path: string }>,
  inputName: string | undefined,
  environment: Environment,
): Promise<FormatJob> {
  const isInput = path === STANDARD_INPUT;
  const read = await readAsked({ path, isFound }, environment);
  const file = isInput && inputName !== undefined ? { ...read, name: inputName } : read;
  return { name: file.name, file, kind: isJson(file) ? "payload" : "condition", path: isInput ? undefined : path };
}

/** A condition that came among the arguments. */
export function conditionJob(text: string): FormatJob {
  return { name: text, file: { name: "condition", text, mark: "" }, kind: "condition", path: undefined };
}
