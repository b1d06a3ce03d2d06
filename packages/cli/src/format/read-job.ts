import { existsSync } from "node:fs";
import type { Environment } from "../environment.js";
import { readText, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import type { FormatJob } from "./format-job.js";

/**
 * Finds out what an argument of `recond fmt` is, and reads it.
 *
 * @param argument - a path, a condition, or `-`
 * @param isExpression - take it as a condition whatever it looks like
 * @param environment - supplies standard input
 */
export async function readJob(argument: string, isExpression: boolean, environment: Environment): Promise<FormatJob> {
  if (argument === STANDARD_INPUT) return jobOf(await readText(argument, environment), undefined);
  if (isExpression || !isFile(argument)) return conditionJob(argument);
  return jobOf(await readText(argument, environment), argument);
}

function conditionJob(text: string): FormatJob {
  return { name: text, file: { name: "condition", text, mark: "" }, kind: "condition", path: undefined };
}

function isFile(argument: string): boolean {
  return /\.(?:json|recond)$/i.test(argument) || existsSync(argument);
}

/** No condition begins with a brace or a bracket. */
function jobOf(file: TextFile, path: string | undefined): FormatJob {
  const isPayload = /^\s*[{[]/.test(file.text) || /\.json$/i.test(file.name);
  return { name: file.name, file, kind: isPayload ? "payload" : "condition", path };
}
