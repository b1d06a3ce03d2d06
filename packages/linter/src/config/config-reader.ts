import { createReader, type Placed, type Reader, type ReaderWords, type Report, spanOf } from "@recond/documents";
import { quote } from "@recond/parser";

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
  const words = wordsFor(whole);
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

/** How values of a configuration are spoken of. */
const wordsFor = (whole: string): ReaderWords => ({
  subject: (path) => {
    const key = path.findLast((step) => typeof step === "string");
    if (key === undefined) return whole;
    return typeof path.at(-1) === "number" ? `An entry of ${quote(key)}` : quote(key);
  },
  verb: "is",
  object: "a map",
  nothing: "nothing",
  literal: (value) => quote(String(value)),
  anObject: "a map of keys and values",
  aBoolean: "`true` or `false`",
  putInQuotes: "Put it in quotes if it is meant as one.",
  keys: (known) => `Here can be ${known.map((each) => `\`${each}\``).join(", ")}.`,
});
