import { readJson, tooDeepAt } from "@recond/documents";

/** One call of a log, before anybody looked at its facts; or why it could not be read. */
export type LoggedCall = ReadCall | UnreadableCall;

/** A call that could be read. */
export interface ReadCall {
  /** Which call of the log it is, from 1; calls that cannot be read count as well. */
  readonly number: number;
  /** The line it starts on, from 1. */
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A call that could not be read, or a mistake between the calls. */
export interface UnreadableCall {
  /** Which call of the log it is; null for a mistake that is none of a call. */
  readonly number: number | null;
  readonly line: number;
  /** What is wrong, in one sentence. */
  readonly problem: string;
}

/** No shorter text can nest deep enough to be refused. */
const SHALLOW_LENGTH = 500;

const NO_OBJECT = 'A call is a JSON object, such as `{ "mobile": true }`.';

/**
 * Reads the JSON text of one call. Plain `JSON.parse`, so that a field named `__proto__` stays an ordinary one.
 *
 * @returns the call, or a text that says what is wrong
 */
export function readRecord(text: string): ReadCall["value"] | string {
  const value = tryParse(text);
  if (value === undefined) return describe(text);
  return isObject(value) ? value : NO_OBJECT;
}

function isObject(value: unknown): value is ReadCall["value"] {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
