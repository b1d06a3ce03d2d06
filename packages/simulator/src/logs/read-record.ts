import { isRecord } from "@recond/parser";
import { readJson, tooDeepAt } from "@recond/documents";

/** No shorter text can nest deep enough to be refused. */
const SHALLOW_LENGTH = 500;

/** What a JSON object holds, before anybody looked at it. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NO_OBJECT = 'A call is a JSON object, such as `{ "mobile": true }`.';

/**
 * Reads the JSON text of one call. Plain `JSON.parse`, so that a field named `__proto__` stays an ordinary one.
 *
 * @returns the call, or a text that says what is wrong
 */
export function readRecord(text: string): JsonObject | string {
  const value = tryParse(text);
  if (value === undefined) return describe(text);
  return isRecord(value) ? value : NO_OBJECT;
}

function tryParse(text: string): unknown {
  if (text.length > SHALLOW_LENGTH && tooDeepAt(text) !== undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe(text: string): string {
  const [problem] = readJson(text).problems;
  if (problem === undefined) return "This is no JSON.";
  const { start } = problem.span;
  const lines = text.slice(0, start).split("\n");
  const column = `${lines.length > 1 ? `its line ${lines.length}, ` : ""}column ${(lines.at(-1)?.length ?? 0) + 1}`;
  if (problem.isBehind && text[start] === "{") {
    return `Another call begins at ${column}. Put each call on a line of its own, or a \`,\` between the calls of an array.`;
  }
  return `Broken JSON at ${column}: ${problem.message}`;
}
