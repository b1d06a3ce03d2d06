import { tooDeepAt } from "@recond/campaign";
import { jsonProblem } from "../json/document.js";
import { MAX_RECORD_BYTES } from "../records/parts.js";

/** One call of a log, before anybody looked at its facts. */
export type CallRecord = ReadRecord | BadRecord;

/** A call that could be read. */
export interface ReadRecord {
  /** Which call of the log it is, from 1; calls that cannot be read count as well. */
  readonly number: number;
  /** The line it starts on, from 1. */
  readonly line: number;
  readonly value: object;
}

/** A call that could not be read, or a mistake between the calls. */
export interface BadRecord {
  /** Which call of the log it is; null for a mistake that is none of a call. */
  readonly number: number | null;
  readonly line: number;
  /** What is wrong, in one sentence. */
  readonly problem: string;
}

/** Finds the calls in a log that comes in pieces. */
export interface RecordSplitter {
  /** The calls that the next piece completes. */
  readonly push: (bytes: Buffer) => readonly CallRecord[];
  /** The calls that the end of the log completes. */
  readonly end: () => readonly CallRecord[];
}

/** What is said of a call that is longer than the limit. */
export const TOO_LONG: string = `This call is longer than ${MAX_RECORD_BYTES / 1024 / 1024} MB. Check that each call stands on a line of its own.`;

/** What is said of a call with bytes that are no text. */
export const NOT_UTF8 = "This call is no UTF-8 text. Save the log as UTF-8.";

/** No shorter text can nest deep enough to be refused. */
const SHALLOW_LENGTH = 500;

/**
 * Reads the JSON text of one call. Plain `JSON.parse`, so that a field named `__proto__` stays an ordinary one.
 *
 * @param text - the JSON text
 * @param number - which call of the log it is
 * @param line - the line it starts on
 */
export function readRecord(text: string, number: number, line: number): CallRecord {
  const value = tryParse(text);
  if (value === undefined) return { number, line, problem: describe(text) };
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { number, line, value };
  return { number, line, problem: 'A call is a JSON object, such as `{ "mobile": true }`.' };
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
  const problem = jsonProblem(text);
  if (problem === undefined) return "This is no JSON.";
  const { start } = problem.span;
  const lines = text.slice(0, start).split("\n");
  const column = `${lines.length > 1 ? `its line ${lines.length}, ` : ""}column ${(lines.at(-1)?.length ?? 0) + 1}`;
  if (problem.isBehind && text[start] === "{") {
    return `Another call begins at ${column}. Put each call on a line of its own, or a \`,\` between the calls of an array.`;
  }
  return `Broken JSON at ${column}: ${problem.message}`;
}
