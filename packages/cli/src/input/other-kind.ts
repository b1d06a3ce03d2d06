import { basename } from "node:path";
import { areOfCalls, firstNames } from "@recond/simulator";
import { isConditionName, isConfigName, isTestFileName } from "./kinds.js";

/**
 * What a file is that is none of a campaign and of a condition, but something else that one has to do with: calls, a table, a test file, a
 * configuration.
 *
 * @param beginning - the text, or as much of it as tells
 * @returns a sentence with the file's name in it, and one with the command that takes it; undefined when it may be linted
 */
export function otherKind(name: string, beginning: string): string | undefined {
  if (isTestFileName(basename(name))) return isTestFile(name);
  if (isConfigName(basename(name))) {
    return `\`${name}\` is a configuration. \`recond lint --print-config FILE\` prints what holds for a file by it.`;
  }
  if (isConditionName(name)) return undefined;
  if (/\.(?:csv|tsv)$/i.test(name) || isTable(beginning)) {
    return `\`${name}\` is a table (CSV), and no campaign. Give JSON as the API has it, or a condition; \`recond simulate --campaign FILE --calls ${name}\` replays a call log.`;
  }
  if (/\.ya?ml$/i.test(name)) {
    return `\`${name}\` is YAML, and no campaign. Give JSON as the API has it, or a condition; \`recond test ${name}\` runs a test file.`;
  }
  const names = firstNames(beginning);
  if (names.has("cases") && ["condition", "campaign", "record_calls"].some((each) => names.has(each))) {
    return isTestFile(name);
  }
  if (!areOfCalls(names)) return undefined;
  return `\`${name}\` holds calls, and no campaign. \`recond simulate --campaign FILE --calls ${name}\` decides calls.`;
}

function isTestFile(name: string): string {
  return `\`${name}\` is a test file. \`recond test ${name}\` runs it.`;
}

/** A first line with several names between commas, semicolons or tabs, and lines with as many: no condition has such. */
export function isTable(text: string): boolean {
  const [head = "", ...lines] = text.split(/\r?\n/, 3);
  const separator = [",", ";", "\t"].find((each) => head.split(each).length > 2);
  if (separator === undefined || !/^[\w" .\-,;\t]+$/.test(head)) return false;
  const width = head.split(separator).length;
  return lines.some((line) => line.split(separator).length === width);
}
