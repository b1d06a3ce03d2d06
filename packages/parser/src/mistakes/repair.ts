import type { IToken } from "chevrotain";
import type { Reporter } from "../diagnostics/reporter.js";
import type { VocabularyName } from "../language/vocabulary.js";
import { readBraces } from "./braces.js";
import { cleanTokens } from "./clean.js";
import { readItems } from "./read.js";
import type { Reading } from "./reading.js";
import { buildTokens } from "./structure.js";
import { unwrap } from "./unwrap.js";

/**
 * Turns a source that is not well-formed into tokens that the grammar accepts, and reports everything that had to be changed for it:
 * first what stands around the condition, then what means nothing anywhere, then the spelling, last the structure.
 *
 * @returns tokens without a predicate that could not be read; none when nothing at all could be
 */
export function repair(source: string, vocabulary: VocabularyName, maxNesting: number, reporter: Reporter): IToken[] {
  const region = unwrap(source, reporter);
  const tokens = readBraces(cleanTokens(source, region, reporter), reporter);
  const reading: Reading = { source, tokens, vocabulary, reporter, items: [], position: 0 };
  return buildTokens(reading, readItems(reading), maxNesting);
}
