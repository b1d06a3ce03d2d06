import { type Condition, parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { offerFor } from "./support.js";
import { runs } from "../runs.js";

const HEADS = [
  'not F = "A"',
  'not F is "A"',
  'not F contains "A"',
  'F != "A"',
  'F is not "A"',
  'F does not contain "A"',
  'F doesn\u2019t contain "A"',
  'neither F = "A"',
  'F is neither "A"',
  'F contains neither "A"',
  "F is not A",
  "F is neither A",
  'F not in ("A"',
];

/** What says that the second text is denied as well, whichever quotes it has. */
const DENIALS = [
  " and not B",
  " nor B",
  ", nor B",
  ", not B",
  " but not B",
  " or B",
  " and B",
  ", B",
  " / B",
  " and/or B",
];

/** What says that the second text is meant. */
const CONTRASTS = [" but B", ", but B", " but contains B", " but does contain B", " but is B", "; B only"];

const AROUND = ["X", "X and repeat", "repeat and X", "(X)", "X, repeat", "repeat but X", "Record when X"];

function holds(node: Condition, value: string): boolean {
  switch (node.kind) {
    case "and":
      return node.operands.every((operand) => holds(operand, value));
    case "or":
      return node.operands.some((operand) => holds(operand, value));
    case "not":
      return !holds(node.operand, value);
    case "comparison":
      return node.operator === "contains"
        ? value.includes(node.value)
        : (node.operator === "=") === (value === node.value);
    default:
      return true;
  }
}

/** For which values of the field the offer for a text holds; undefined where there is none. */
function valuesOf(source: string): readonly string[] | undefined {
  const offer = offerFor(source);
  const { condition } = offer === undefined ? { condition: undefined } : parse(offer);
  return condition === undefined || condition === null
    ? undefined
    : ["Aa", "Bb", "Cc"].filter((value) => holds(condition, value));
}

it.each([
  ["both texts are denied, or nothing is offered", DENIALS, ["Cc"]],
  ["the first is denied and the second is not, or nothing is offered", CONTRASTS, ["Bb"]],
] as const)("%s", (_law, joins, expected) => {
  const part = fc.tuple(fc.constantFrom(...HEADS), fc.constantFrom(...joins), fc.boolean(), fc.constantFrom(...AROUND));
  fc.assert(
    fc.property(part, ([head, join, isQuoted, around]) => {
      const list = (head + join.replace("B", isQuoted ? '"Bb"' : "Bb"))
        .replace("F", "media_type")
        .replace(/\bA\b/, "Aa");
      const source = around.replace("X", () => (head.includes("(") ? `${list})` : list));
      const values = valuesOf(source);
      expect(values === undefined ? "nothing" : `${source} -> ${offerFor(source) ?? ""}: ${values.join()}`).toBe(
        values === undefined ? "nothing" : `${source} -> ${offerFor(source) ?? ""}: ${expected.join()}`,
      );
    }),
    runs(500),
  );
});
