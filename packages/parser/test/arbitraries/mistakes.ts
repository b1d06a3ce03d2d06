import * as fc from "fast-check";
import { conditionsOfAny } from "./conditions.js";
import { spell } from "./spell.js";

/** What people write instead, by what they should write. */
const SPELLINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\band\b/g, ["AND", "And", "&&", "&", ","]],
  [/\bor\b/g, ["OR", "Or", "||"]],
  [/\bnot\b/g, ["NOT", "!", "Not"]],
  [/\b(mobile|repeat|landline)\b/g, ["Mobile", "REPEAT", "is_mobile", "moblie"]],
  [/"([^"']*)"/g, ["'$1'", "\u201c$1\u201d", "$1", '""$1""']],
  [/(?<![!<>])=/g, ["==", "===", "<>", "is"]],
  [/ (?=\S)/g, ["\u00a0", "\u200b ", "  "]],
  [/\bpresent\b/g, ["is present", "is not present", "PRESENT", "exists"]],
  [/custom_data\[([^\]]*)\]/g, ['custom_data["$1"]', "custom_data.$1", "custom_data($1)"]],
  [/$/g, [".", ";", ")", " and", "!"]],
  [/\(/g, ["((", "", "["]],
];

/** Valid texts with one to three mistakes in them. */
export const mistakes: fc.Arbitrary<string> = fc
  .tuple(
    conditionsOfAny,
    fc.integer(),
    fc.array(fc.tuple(fc.nat(SPELLINGS.length - 1), fc.nat(4)), { minLength: 1, maxLength: 3 }),
  )
  .map(([{ condition }, seed, chosen]) => chosen.reduce(misspell, spell(condition, seed)));

function misspell(text: string, [which, how]: readonly [number, number]): string {
  const [pattern, spellings] = SPELLINGS[which] ?? [/$/g, [""]];
  return text.replaceAll(pattern, spellings[how % spellings.length] ?? "");
}

/** Pieces that a condition is made of, and pieces that it is not made of. */
const PIECES: readonly string[] = [
  ..."()[]{}\"'!&|=<>.,;:#*/\\-+ \t\n\u0000\u00a0é".split(""),
  "\ud800",
  "\udc00",
  "😀",
  "and",
  "or",
  "not",
  "AND",
  "mobile",
  "repeat",
  "pressed",
  "pressed[1 1]",
  "pressed[112]",
  "custom_data",
  "custom_data[a]",
  "affiliate_name",
  "contains",
  "present",
  "is",
  "in",
  '"x"',
  "''",
  "duration",
  "60",
  "1 min",
  "sec",
  "in_region",
  "/*",
  "//",
  "--",
  "&&",
  "||",
];

/** Any text: heaps of such pieces, and any characters at all. */
export const anySources: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(" ")),
  fc.string({ unit: "binary", maxLength: 60 }),
  mistakes,
);
