import {
  and,
  comparison,
  type Condition,
  customData,
  duration,
  flag,
  not,
  or,
  presence,
  pressed,
  region,
  textField,
} from "@recond/parser";
import * as fc from "fast-check";
import { conditionsOfAny } from "../../../parser/test/arbitraries/conditions.js";

/** Texts that are parts of each other, blank, or empty. */
const TEXTS = ["", " ", "  ", "\u00a0", "a", "b", "ab", "ba", "aba", "a b", "abab", "other"];

const fields = fc.constantFrom(
  textField("affiliate_name"),
  textField("affiliate_name"),
  textField("media_type"),
  customData("p"),
  customData("__proto__"),
);

const paths = fc.constantFrom(["1"], ["1", "1"], ["1", "1", "2"], ["1", "2"], ["2"]);

const lengths = fc
  .tuple(fc.constantFrom(">", ">=", "<", "<=", "="), fc.constantFrom(0, 1, 2, 60))
  .map(([operator, seconds]) => duration("duration", operator, seconds));

/** Predicates that depend on each other. */
export const predicates: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fields, fc.constantFrom("=", "!=", "contains"), fc.constantFrom(...TEXTS))
      .map((parts) => comparison(...parts)),
  },
  { weight: 1, arbitrary: fields.map(presence) },
  { weight: 2, arbitrary: paths.map((keys) => pressed(...keys)) },
  { weight: 2, arbitrary: fc.constantFrom("mobile", "landline", "repeat").map(flag) },
  { weight: 1, arbitrary: fc.constantFrom(null, "W", "W C").map(region) },
  { weight: 2, arbitrary: lengths },
);

export function treesOver(leaves: fc.Arbitrary<Condition>, most: number): fc.Arbitrary<Condition> {
  return fc.letrec<{ tree: Condition }>((tie) => {
    const operands = fc.array(tie("tree"), { minLength: 2, maxLength: most });
    return {
      tree: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        { weight: 3, arbitrary: leaves },
        { weight: 2, arbitrary: operands.map((list) => and(...list)) },
        { weight: 2, arbitrary: operands.map((list) => or(...list)) },
        { weight: 1, arbitrary: tie("tree").map(not) },
      ),
    };
  }).tree;
}

/** Trees over a few predicates that come again and again. */
const repetitive: fc.Arbitrary<Condition> = fc
  .array(predicates, { minLength: 1, maxLength: 5 })
  .chain((few) => treesOver(fc.constantFrom(...few), 4));

/** Conditions in which predicates imply, exclude and repeat each other. */
export const adversarial: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: repetitive },
  { weight: 1, arbitrary: treesOver(predicates, 4) },
);

/** Conditions of all kinds. */
export const anyConditions: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: adversarial },
  { weight: 1, arbitrary: conditionsOfAny.map(({ condition }) => condition) },
);

/** Conditions over at most three predicates. */
export const smallConditions: fc.Arbitrary<Condition> = fc
  .array(predicates, { minLength: 1, maxLength: 3 })
  .chain((few) => treesOver(fc.constantFrom(...few), 3));
