import { nearest, quote } from "@recond/parser";
import type { ConditionSubject } from "../../../condition-subject.js";
import type { Found } from "../../../rule.js";
import { withoutOuterBlanks } from "./blanks.js";
import { decodedText, ungarbledText } from "./encodings.js";
import { looseName, plainName } from "./field-names.js";
import { knowledgeIn, listFor } from "./known.js";
import { listIn } from "./lists.js";
import { lookAlikesIn } from "./look-alikes.js";
import { betweenQuotes } from "./quotes.js";
import { type Written, writeInstead } from "./texts-and-names.js";

/** Longer ones are not compared letter by letter. */
const LONGEST = 255;

/**
 * Texts or names that the options' list does not have, with the nearest one that it has. Where another rule's fix leads to one that is
 * known, that rule has said it.
 *
 * @param subject - the condition, with the lists
 * @param all - the texts or names
 * @param what - what each of them is, in the singular: `media type`
 */
export function* findUnknown(subject: ConditionSubject, all: Iterable<Written>, what: string): Generator<Found, void> {
  const isKnown = knowledgeIn(subject);
  const nearestOf = new Map<string, string | undefined>();
  for (const written of all) {
    const list = listFor(subject.known, written);
    const { text, span } = written;
    if (list === undefined || withoutOuterBlanks(text) === "" || isKnown(written) !== false) continue;
    const mended = mendedByOthers(written);
    if (mended.length > 0 && mended.every((each) => isKnown(withText(written, each)) === true)) continue;
    if (!nearestOf.has(text)) nearestOf.set(text, nearestKnown(text, list));
    const near = nearestOf.get(text);
    const advice = near === undefined ? "" : ` Did you mean ${quote(near)}?`;
    yield {
      span,
      message: `${quote(text)} is not among the known ${what}s of the configuration.${advice}`,
      fixes: writeInstead(written, near),
    };
  }
}

/** What the fixes of other rules make of it. */
function mendedByOthers({ is, text }: Written): readonly string[] {
  if (is === "name") {
    const plain = plainName(text);
    return [lookAlikesIn(plain)?.meant ?? plain];
  }
  const trimmed = withoutOuterBlanks(text);
  const mended =
    betweenQuotes(trimmed) ?? decodedText(text) ?? ungarbledText(text) ?? lookAlikesIn(trimmed)?.meant ?? trimmed;
  return listIn(mended)?.items ?? [mended];
}

function withText(written: Written, text: string): Written {
  if (written.is === "name") return { ...written, text };
  return { ...written, text };
}

/** The known one that differs only in letter case and the like; else the one with the fewest wrong letters. */
function nearestKnown(text: string, list: readonly string[]): string | undefined {
  if (text.length > LONGEST) return undefined;
  const same = list.find((each) => looseName(each) === looseName(text));
  if (same !== undefined) return same;
  const byLowerCase = new Map(list.toReversed().map((each) => [each.toLowerCase(), each]));
  const near = nearest(text, byLowerCase.keys());
  return near === undefined ? undefined : byLowerCase.get(near);
}
