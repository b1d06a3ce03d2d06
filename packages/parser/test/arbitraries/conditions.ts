import {
  and,
  comparison,
  type Condition,
  customData,
  duration,
  type Flag,
  flag,
  not,
  or,
  presence,
  pressed,
  region,
  type TextField,
  textField,
  type VocabularyName,
} from "@recond/parser";
import * as fc from "fast-check";

/** Field names, some of which other programs stumble over. */
export const FIELD_NAMES: readonly string[] = [
  "product",
  "zip",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "and",
  "not mobile",
  "Preferred Color",
  "'p'",
  "x.y{z}",
  "😀",
];

/** Few texts that overlap, so that comparisons often hold. */
export const TEXTS: readonly string[] = [
  "",
  " ",
  "a",
  "ab",
  "abc",
  "b",
  "A",
  "Chair",
  "Office Chair",
  "\\",
  "\u00a0",
  "😀",
  "and",
];

export const REGION_NAMES: readonly string[] = ["West", "West Coast", "or"];

const KEYS: readonly string[] = ["1", "1", "2", "a", "W", "N"];

const LENGTHS: readonly number[] = [0, 1, 59, 60, 61, 90, 150, 3600];

/** Paths that are often each other's beginnings. */
export const keyPaths: fc.Arbitrary<string[]> = fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 });

const textFields: fc.Arbitrary<TextField> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...FIELD_NAMES).map(customData) },
  { weight: 1, arbitrary: fc.constantFrom("affiliate_name", "media_type", "promo_number_description").map(textField) },
);

const operators = fc.constantFrom("=", "!=", "contains");

const flagNames: Readonly<Record<VocabularyName, readonly Flag["name"][]>> = {
  recording: ["during_hours", "repeat", "landline", "mobile"],
  routing: ["during_hours", "repeat", "landline", "mobile", "sms_sent"],
  payout: ["during_hours", "repeat", "landline", "mobile", "sms_sent"],
};

function predicatesOf(vocabulary: VocabularyName): fc.Arbitrary<Condition> {
  const shared: fc.Arbitrary<Condition>[] = [
    fc.constantFrom(...flagNames[vocabulary]).map(flag),
    fc.constantFrom(...flagNames[vocabulary]).map(flag),
    keyPaths.map((keys) => pressed(...keys)),
    fc.tuple(textFields, operators, fc.constantFrom(...TEXTS)).map((parts) => comparison(...parts)),
    textFields.map(presence),
  ];
  const regions = fc.option(fc.constantFrom(...REGION_NAMES)).map(region);
  if (vocabulary === "recording") return fc.oneof(...shared);
  return vocabulary === "routing" ? fc.oneof(...shared, regions) : fc.oneof(...shared, regions, durations);
}

const durations: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.constantFrom("duration", "connect_duration"),
    fc.constantFrom(">", ">=", "<", "<=", "="),
    fc.constantFrom(...LENGTHS),
  )
  .map((parts) => duration(...parts));

function treesOver(predicates: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => {
    const operands = fc.array(tie("tree"), { minLength: 2, maxLength: 4 });
    return {
      tree: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        { weight: 2, arbitrary: predicates },
        { weight: 1, arbitrary: operands.map((list) => and(...list)) },
        { weight: 1, arbitrary: operands.map((list) => or(...list)) },
        { weight: 1, arbitrary: tie("tree").map(not) },
      ),
    };
  });
  return tree;
}

/** Trees of each vocabulary. */
export const conditionsOf: Readonly<Record<VocabularyName, fc.Arbitrary<Condition>>> = {
  recording: treesOver(predicatesOf("recording")),
  routing: treesOver(predicatesOf("routing")),
  payout: treesOver(predicatesOf("payout")),
};

/** Trees of recording conditions. */
export const conditions: fc.Arbitrary<Condition> = conditionsOf.recording;

/** A tree, and a vocabulary that has its terms. */
export const conditionsOfAny: fc.Arbitrary<{ condition: Condition; vocabulary: VocabularyName }> = fc
  .constantFrom<VocabularyName>("recording", "recording", "routing", "payout")
  .chain((vocabulary) => conditionsOf[vocabulary].map((condition) => ({ condition, vocabulary })));

/** Whether a builder takes the text. */
function canBuild(build: () => unknown): boolean {
  try {
    build();
    return true;
  } catch {
    return false;
  }
}

const anyText = fc
  .oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }))
  .filter((text) => canBuild(() => comparison(textField("media_type"), "=", text)));

const anyName = fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => canBuild(() => customData(name)));

/** Trees with any names, texts and lengths that the builders take. */
export const oddConditions: fc.Arbitrary<Condition> = treesOver(
  fc.oneof(
    fc.tuple(anyName.map(customData), operators, anyText).map((parts) => comparison(...parts)),
    anyName.map(region),
    fc.maxSafeNat().map((seconds) => duration("duration", ">=", seconds)),
    predicatesOf("payout"),
  ),
);
