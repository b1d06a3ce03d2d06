import type { Environment } from "../terminal/environment.js";
import { isFile, isJson } from "../input/kinds.js";
import { readText, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import type { FormatJob } from "./format-job.js";

/**
 * Finds out what an argument of `recond fmt` is, and reads it.
 *
 * @param argument - a path, a condition, or `-`
 * @param isExpression - take it as a condition whatever it looks like
 */
export async function readJob(argument: string, isExpression: boolean, environment: Environment): Promise<FormatJob> {
  if (argument === STANDARD_INPUT) return jobOf(await readText(argument, environment), undefined);
  if (isExpression || !isFile(argument)) return conditionJob(argument);
  return jobOf(await readText(argument, environment), argument);
}

function conditionJob(text: string): FormatJob {
  return { name: text, file: { name: "condition", text, mark: "" }, kind: "condition", path: undefined };
}

function jobOf(file: TextFile, path: string | undefined): FormatJob {
  return { name: file.name, file, kind: isJson(file) ? "payload" : "condition", path };
}
