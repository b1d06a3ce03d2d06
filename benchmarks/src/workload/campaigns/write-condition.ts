import type { Random } from "../random.js";

/**
 * A condition of these predicates under `and`, `or` and `not`: in canonical form, and without a part that adds nothing if each
 * predicate is about another fact.
 */
export function writeCondition(random: Random, predicates: readonly string[]): string {
  const word = random.chance(0.6) ? "and" : "or";
  return joined(
    random,
    predicates.map((each) => (!each.includes('"') && random.chance(0.2) ? `not ${each}` : each)),
    word,
  );
}

/** The first one by itself, the rest joined by the other word: so people write, `during_hours and (mobile or repeat and …)`. */
function joined(random: Random, parts: readonly string[], word: "and" | "or"): string {
  if (parts.length <= 3) return parts.join(` ${word} `);
  const cut = 1 + random.below(2);
  const [head, tail] = [parts.slice(0, cut), parts.slice(cut)];
  const rest = joined(random, tail, word === "and" ? "or" : "and");
  return [...head, word === "and" ? `(${rest})` : rest].join(` ${word} `);
}

/** Predicates of a recording condition, each about another fact. */
export function recordingPredicates(random: Random, paths: readonly string[], count: number): readonly string[] {
  return shuffled(random, [
    "during_hours",
    "repeat",
    random.pick(["mobile", "landline"]),
    ...keys(random, paths),
    text(random, "affiliate_name", AFFILIATES),
    text(random, "media_type", MEDIA_TYPES),
    text(random, "promo_number_description", DESCRIPTIONS),
    ...FIELDS.map(([name, values]) => text(random, `custom_data[${name}]`, values)),
  ]).slice(0, count);
}

/** Predicates of a condition in the IVR tree, or of a pay policy. */
export function routingPredicates(random: Random, regions: readonly string[], count: number): readonly string[] {
  return shuffled(random, [
    "during_hours",
    "repeat",
    random.pick(["mobile", "landline"]),
    "sms_sent",
    ...regions.map((region) => `in_region[${region}]`),
  ]).slice(0, count);
}

/** Predicates of a pay policy's condition: those of the IVR tree, and how long the call was. */
export function payoutPredicates(random: Random, regions: readonly string[], count: number): readonly string[] {
  const seconds = random.pick(["45 sec", "1 min", "1 min 30 sec", "2 min"]);
  return [`duration > ${seconds}`, ...routingPredicates(random, regions, count - 1)];
}

/** The items in another order. */
export function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: random.below(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function keys(random: Random, paths: readonly string[]): readonly string[] {
  const [first, ...others] = paths;
  return first === undefined ? [] : [`pressed[${random.pick([first, ...others])}]`];
}

type Words = readonly [string, ...string[]];

function text(random: Random, field: string, values: Words): string {
  const value = random.pick(values);
  return random.pick([`${field} = "${value}"`, `${field} contains "${value}"`, `${field} present`]);
}

const AFFILIATES: Words = ["Acme Media", "Blue Leads", "North Star", "Net Growth", "CallNet"];
const MEDIA_TYPES: Words = ["Radio", "TV", "Paid Search", "Print", "Billboard"];
const DESCRIPTIONS: Words = ["spring sale", "summer sale", "main line"];

const FIELDS: readonly (readonly [string, Words])[] = [
  ["product", ["Sofa", "Chair", "Desk, oak"]],
  ["zip", ["10001", "94110", "73301"]],
  ["plan", ["gold", "silver"]],
  ["landing page", ["/sofas", "/chairs"]],
  ["source", ["web", "mail"]],
];
