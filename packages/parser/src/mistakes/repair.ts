import type { IToken } from "chevrotain";
import type { Reporter } from "../diagnostics/reporter.js";
import type { VocabularyName } from "../language/vocabulary.js";
import { readBraces } from "./braces.js";
import { cleanTokens } from "./clean.js";
import { applyDirectives } from "./directives.js";
import { lostIn } from "./noise.js";
import { readItems } from "./read.js";
import type { AccountingReporter, Reading } from "./reading.js";
import { buildTokens } from "./structure.js";
import { unwrap } from "./unwrap.js";

/**
 * Turns a source that is not well-formed into tokens that the grammar accepts, and reports everything that had to be changed for it:
 * first what stands around the condition, then what means nothing anywhere, then the spelling, last the structure.
 *
 * @returns tokens without a predicate that could not be read; none when nothing at all could be
 */
export function repair(source: string, vocabulary: VocabularyName, maxNesting: number, reporter: Reporter): IToken[] {
  const accounting = accountFor(source, reporter);
  const region = unwrap(source, accounting);
  const tokens = readBraces(cleanTokens(source, region, accounting), accounting);
  const reading: Reading = { source, tokens, vocabulary, reporter: accounting, items: [], directives: [], position: 0 };
  readItems(reading);
  applyDirectives(reading);
  return buildTokens(reading, reading.items, maxNesting);
}

/**
 * A reporter that accounts for every word: where the likeliest fix would lose one that bears meaning, the diagnostic stands without
 * fixes, so that the word stays where it is.
 */
function accountFor(source: string, reporter: Reporter): AccountingReporter {
  return {
    ...reporter,
    report(code, span, message, ...fixes) {
      // What is only counted needs no fixes.
      if (reporter.isFull()) {
        reporter.report(code, span, message);
        return fixes.length > 0;
      }
      const kept = fixes.filter(({ respelt, edits }) => lostIn(source, edits, respelt).length === 0);
      const isMended = fixes.length > 0 && kept[0] === fixes[0];
      reporter.report(code, span, message, ...(isMended ? kept : []));
      return isMended;
    },
  };
}
