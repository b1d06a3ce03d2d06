import type { CampaignKnowledge, Guarantee } from "@recond/analyzer";
import { comparison, type Condition, customData, flag, presence, pressed, textField } from "@recond/parser";
import * as fc from "fast-check";
import { treesOver } from "./adversarial.js";

const fields = fc.constantFrom(textField("media_type"), textField("media_type"), customData("__proto__"));
const texts = fc.constantFrom("", " ", "a", "A", "ab", " a", "b ", "B", "other");

/** Predicates that other readings tell apart. */
const leaves: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fields, fc.constantFrom("=", "!=", "contains"), texts).map((parts) => comparison(...parts)),
  },
  { weight: 1, arbitrary: fields.map(presence) },
  { weight: 3, arbitrary: fc.constantFrom(["1"], ["1", "1"], ["1", "2"], ["2"]).map((keys) => pressed(...keys)) },
  { weight: 3, arbitrary: fc.constantFrom("mobile", "landline", "repeat", "during_hours").map(flag) },
);

const conditions = treesOver(leaves, 3);

/** Settings. */
export const sides = fc.oneof(
  { weight: 12, arbitrary: conditions.map((condition) => ({ condition, isNone: false })) },
  { weight: 1, arbitrary: fc.constant({ condition: null, isNone: false }) },
  { weight: 1, arbitrary: conditions.map((condition) => ({ condition, isNone: true })) },
);

/** What is promised. */
export const guarantees: fc.Arbitrary<Guarantee> = fc.record({
  kind: fc.constantFrom("never", "always", "only"),
  condition: fc.oneof({ weight: 12, arbitrary: conditions }, { weight: 1, arbitrary: fc.constant(null) }),
});

/** Keys that a campaign's tree cannot produce. */
const impossible = fc.constantFrom<readonly string[] | undefined>(undefined, undefined, ["1 1"], ["1"], ["2", "1 2"]);

/** What a campaign settles. */
export const knowledge = fc.record({ hours: fc.constantFrom(undefined, undefined, true, false), impossible });

export type Known = typeof knowledge extends fc.Arbitrary<infer Value> ? Value : never;

/** Whether calls can press these keys. */
export function canPress(path: string, { impossible: paths = [] }: Known): boolean {
  return !paths.some((each) => path === each || path.startsWith(`${each} `));
}

/** The same as the analyzer takes it. */
export function knowledgeOf(known: Known): CampaignKnowledge {
  return {
    duringHours: known.hours === undefined ? undefined : { is: known.hours, rests: [] },
    canPress: (keys) => canPress(keys.join(" "), known),
  };
}
