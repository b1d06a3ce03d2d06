import { lettersOf, nearest, quote, remembered } from "@recond/parser";
import type { ConditionSubject } from "../../../../rule/condition-subject.js";
import type { Found } from "../../../../rule/finding.js";
import { withoutOuterBlanks } from "../../helpers/blanks.js";
import { decodedText, ungarbledText } from "../../helpers/encodings.js";
import { betweenQuotes, plainName } from "../../helpers/wrappings.js";
import { knowledgeIn, listFor, writeInstead, type Written } from "../../helpers/texts-and-names.js";
import { listIn } from "../../helpers/lists.js";
import { withOrdinaryCharacters } from "../../helpers/look-alikes.js";

/** Longer ones are not compared letter by letter. */
const LONGEST = 255;
/** After so many different ones it is the list that does not belong to the condition, and nobody needs more advice. */
const MOST_ADVICE = 50;

/**
 * Texts or names that the options' list does not have, with the nearest one that it has. Where another rule's fix leads to one that is
 * known, that rule has said it.
 *
 * @param what - what each of them is, in the singular: `media type`
 */
export function* findUnknown(subject: ConditionSubject, all: Iterable<Written>, what: string): Generator<Found, void> {
  const isKnown = knowledgeIn(subject);
  const nearestOf = createNearest();
  for (const written of all) {
    const list = listFor(subject.known, written);
    const { text, span } = written;
    if (list === undefined || withoutOuterBlanks(text) === "" || isKnown(written) !== false) continue;
    const mended = mendedByOthers(written);
    if (mended.length > 0 && mended.every((each) => isKnown(withText(written, each)) === true)) continue;
    const similar = nearestOf(text, list);
    const advice = similar === undefined ? "" : ` Did you mean ${quote(similar)}?`;
    yield {
      span,
      message: `${quote(text)} is not among the known ${what}s of the configuration.${advice}`,
      fixes: writeInstead(written, similar),
    };
  }
}

/** What the fixes of other rules make of it. */
function mendedByOthers({ is, text }: Written): readonly string[] {
  if (is === "name") return [withOrdinaryCharacters(plainName(text))];
  const trimmed = withoutOuterBlanks(text);
  const mended = betweenQuotes(trimmed) ?? decodedText(text) ?? ungarbledText(text) ?? withOrdinaryCharacters(trimmed);
  return listIn(mended)?.items ?? [mended];
}

function withText(written: Written, text: string): Written {
  if (written.is === "name") return { ...written, text };
  return { ...written, text };
}

/** Finds the nearest known one, and remembers what it found and how the list looks. */
function createNearest(): (text: string, list: readonly string[]) => string | undefined {
  const found = new Map<string, string | undefined>();
  const indexes = new Map<readonly string[], KnownIndex>();
  return (text, list) => {
    if (found.has(text)) return found.get(text);
    if (text.length > LONGEST || found.size >= MOST_ADVICE) return undefined;
    const similar = nearestIn(text, remembered(indexes, list, indexOf));
    found.set(text, similar);
    return similar;
  };
}

/** A list by what people mistake: letter case, blanks, hyphens. */
interface KnownIndex {
  readonly byLooseName: ReadonlyMap<string, string>;
  readonly byLowerCase: ReadonlyMap<string, string>;
}

function indexOf(list: readonly string[]): KnownIndex {
  // The first of several that are alike stays.
  const reversed = list.toReversed();
  return {
    byLooseName: new Map(reversed.map((each) => [lettersOf(each), each])),
    byLowerCase: new Map(reversed.map((each) => [each.toLowerCase(), each])),
  };
}

/** The known one that differs only in letter case and the like; else the one with the fewest wrong letters. */
function nearestIn(text: string, { byLooseName, byLowerCase }: KnownIndex): string | undefined {
  const similar = nearest(text, byLowerCase.keys());
  return byLooseName.get(lettersOf(text)) ?? (similar === undefined ? undefined : byLowerCase.get(similar));
}
