import { basename } from "node:path";
import { vocabulary } from "@recond/parser";
import { isConditionName, isTestFileName } from "../input/kinds.js";

/**
 * What a file is that is none of a campaign and of a condition, but something else that one has to do with: calls, a table, a test file.
 *
 * @param name - of the file
 * @param beginning - the text, or as much of it as tells
 * @returns a sentence with the file's name in it, and one with the command that takes it; undefined when it may be linted
 */
export function otherKind(name: string, beginning: string): string | undefined {
  if (isTestFileName(basename(name))) return isTestFile(name);
  if (isConditionName(name)) return undefined;
  if (/\.(?:csv|tsv)$/i.test(name) || isTable(beginning)) {
    return `\`${name}\` is a table (CSV), and no campaign. \`lint\` takes JSON as the API has it, and conditions.`;
  }
  const names = namesOf(firstObject(beginning));
  if (names.has("cases") && ["condition", "campaign", "record_calls"].some((each) => names.has(each))) {
    return isTestFile(name);
  }
  return isAboutCalls(names) ? isCallLog(name) : undefined;
}

function isTestFile(name: string): string {
  return `\`${name}\` is a test file. \`recond test ${name}\` runs it.`;
}

function isCallLog(name: string): string {
  return `\`${name}\` holds calls, and no campaign. \`recond simulate --campaign FILE --calls ${name}\` decides calls.`;
}

/** A first line with several names between commas, semicolons or tabs, and lines with as many: no condition has such. */
function isTable(text: string): boolean {
  const [head = "", ...lines] = text.split(/\r?\n/, 3);
  const separator = [",", ";", "\t"].find((each) => head.split(each).length > 2);
  if (separator === undefined || !/^[\w" .\-,;\t]+$/.test(head)) return false;
  const width = head.split(separator).length;
  return lines.some((line) => line.split(separator).length === width);
}

/** The beginning of a text up to the end of its first object: that of NDJSON or of a list, or the whole of it. */
function firstObject(text: string): string {
  if (!/^\s*\[?\s*\{/.test(text)) return "";
  const start = text.indexOf("{");
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (mark === "{") depth += 1;
    else if (mark === "}") depth -= 1;
    if (depth === 0 && mark === "}") return text.slice(start, index + 1);
  }
  return "";
}

function namesOf(text: string): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(text);
    return new Set(typeof value === "object" && value !== null ? Object.keys(value) : []);
  } catch {
    // The linter says what is wrong with it.
    return new Set();
  }
}

/** What rows of the platform's reports have, and the answer about calls in progress. */
const REPORT_NAMES = ["transaction_id", "complete_call_id", "call_record_id", "current_calls", "calling_phone_number"];

/** The facts of a call but custom data, which a campaign may have as well. */
const FACT_NAMES: readonly string[] = vocabulary.map(({ fact }) => fact).filter((name) => name !== "custom_data");

const CAMPAIGN_NAMES = ["ivr_tree", "record_calls", "call_recording_condition", "current_terms", "future_terms"];

function isAboutCalls(names: ReadonlySet<string>): boolean {
  if (CAMPAIGN_NAMES.some((name) => names.has(name))) return false;
  if (REPORT_NAMES.some((name) => names.has(name))) return true;
  return FACT_NAMES.some((name) => names.has(name));
}
