import type { Terms } from "@recond/campaign";
import { lettersOf, nearest } from "@recond/parser";
import { createConditionSubject } from "../../../../rule/condition-subject.js";
import type { PayloadSubject, PlacedCondition } from "../../../../rule/payload-subject.js";
import { plainName } from "../../../conditions/helpers/wrappings.js";
import { namesIn, type WrittenName } from "../../../conditions/helpers/texts-and-names.js";

/** A name in a condition that the campaign does not have. */
export interface UnknownName {
  readonly place: PlacedCondition;
  readonly written: WrittenName;
  /** The names that the campaign has. */
  readonly names: readonly string[];
  /** The one that was likely meant: the same but for case, blanks, `_` and `-`, or the nearest. */
  readonly meant: string | undefined;
}

/**
 * The names in a payload's conditions that the campaign they belong to does not have. One that has quotes and the like around it is
 * another rule's.
 *
 * @param kind - whether the names of regions or those of custom-data fields are looked at
 * @param namesOf - the names that a campaign has; undefined when it does not say
 */
export function* unknownNames(
  payload: PayloadSubject,
  kind: "region" | "custom_data",
  namesOf: (terms: Terms) => readonly string[] | undefined,
): Generator<UnknownName, void> {
  const listOf = new Map<Terms, NameList | undefined>();
  for (const place of payload.conditions) {
    const { terms } = place;
    if (!listOf.has(terms)) listOf.set(terms, nameList(namesOf(terms)));
    const list = listOf.get(terms);
    if (list === undefined) continue;
    for (const written of writtenNames(place, payload)) {
      if ((written.node.kind === "region") !== (kind === "region") || list.has(plainName(written.text))) continue;
      yield { place, written, names: list.names, meant: list.nearest(written.text) };
    }
  }
}

function writtenNames(
  { parsed, condition, vocabulary }: PlacedCondition,
  { options }: PayloadSubject,
): Iterable<WrittenName> {
  if (parsed === undefined || condition === undefined) return [];
  return namesIn(createConditionSubject(parsed.source, condition, vocabulary, options));
}

interface NameList {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  readonly nearest: (name: string) => string | undefined;
}

/** Each name is looked up once: a condition may ask for the same thousands of times. */
function nameList(names: readonly string[] | undefined): NameList | undefined {
  if (names === undefined) return undefined;
  const all = new Set(names);
  const byLooseName = new Map(names.map((name) => [lettersOf(name), name]));
  const found = new Map<string, string | undefined>();
  let comparisons = 0;
  return {
    names,
    has: (name) => all.has(name),
    nearest(name) {
      const loose = lettersOf(name);
      if (!found.has(loose)) found.set(loose, byLooseName.get(loose) ?? similar(loose));
      return found.get(loose);
    },
  };

  function similar(loose: string): string | undefined {
    if (loose.length > LONGEST || comparisons > MOST_COMPARISONS) return undefined;
    comparisons += byLooseName.size;
    return byLooseName.get(nearest(loose, byLooseName.keys()) ?? "");
  }
}

/** Longer names are not compared letter by letter. */
const LONGEST = 255;

/** Only names that differ in nothing but spelling are found after so many, which take about half a second. */
const MOST_COMPARISONS = 100_000;
