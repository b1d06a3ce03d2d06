import type { Condition } from "./language/tree.js";
import { DEFAULTS, type ParseOptions, readOptions, readSource } from "./reading/read-source.js";

export type { ParseOptions } from "./reading/read-source.js";

/**
 * Reads a condition that is written exactly as the language wants it, and says nothing of any other: for those who only read valid text,
 * and have no room for the rest of the parser.
 *
 * @param source - the condition's text; a text of white space only is the empty condition ([R1])
 * @returns the tree that `parse` gives, `null` for the empty condition, `undefined` exactly where `parse` finds the condition not valid
 * @throws TypeError when `source` is no string, or the options are none
 */
export function parseStrict(source: string, options: ParseOptions = DEFAULTS): Condition | null | undefined {
  const settings = readOptions(source, options);
  return source.length > settings.maxLength ? undefined : readSource(source, settings);
}
