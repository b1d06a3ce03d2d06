import { createReader, mapWords, type Placed, type Reader, type Report, spanOf } from "@recond/documents";

/** Reads values of the types that a configuration has. */
export interface ConfigReader extends Reader {
  readonly report: Report;
  /** A text that is not blank. `problemOf` tells what else is wrong with it, which is reported. */
  readonly filled: (placed: Placed, problemOf?: (text: string) => string | undefined) => string | undefined;
}

/**
 * A reader of the values of a configuration.
 *
 * @param report - is called with what is wrong
 * @param whole - what the outermost value is called
 */
export function createConfigReader(report: Report, whole: string = "A configuration"): ConfigReader {
  const words = mapWords(whole);
  const reader = createReader(words, report);
  const filled: ConfigReader["filled"] = (placed, problemOf) => {
    const { node, path } = placed;
    const text = reader.text(placed, "a text");
    if (text === undefined) return undefined;
    const isBlank = text.trim() === "";
    const problem = isBlank ? `${words.subject(path)} cannot be empty.` : problemOf?.(text);
    if (problem !== undefined) report(problem, spanOf(node), path);
    return isBlank ? undefined : text;
  };
  return { ...reader, report, filled };
}
