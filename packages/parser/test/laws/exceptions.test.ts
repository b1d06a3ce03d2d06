import { parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "../runs.js";
import { offerFor } from "./support.js";

const DENIED = [
  "not landline",
  "not (landline or repeat)",
  "not not not landline",
  "(not landline)",
  "!landline",
  'media_type != "Radio"',
  'media_type does not contain "Radio"',
  "custom_data[consent] is not present",
];

const EXCEPTIONS = [
  "unless",
  "except",
  "excluding",
  "without",
  "minus",
  "other than",
  "apart from",
  "Unless",
  ", unless",
];

const AROUND = ["X", "during_hours and X", "(X)", "Record when X", "X."];

it("what takes something out of what is denied may put it back: nothing is offered", () => {
  const part = fc.tuple(fc.constantFrom(...DENIED), fc.constantFrom(...EXCEPTIONS), fc.constantFrom(...AROUND));
  fc.assert(
    fc.property(part, ([denied, word, around]) => {
      expect(offerFor(around.replace("X", () => `${denied} ${word} mobile`))).toBeUndefined();
    }),
    runs(150),
  );
});

it("a comma behind what is denied may deny what follows, too: there is nothing to choose from", () => {
  for (const source of [
    "not mobile, landline",
    'media_type != "Radio", mobile',
    "neither mobile, landline nor repeat",
  ]) {
    const comma = parse(source).diagnostics.find(({ span }) => source[span.start] === ",");
    expect(comma).toMatchObject({ code: "unknown-operator", fixes: [] });
    expect(comma?.alternatives).toBeUndefined();
  }
});

it("a `nor` denies what stands in front of it as well, or nothing is offered", () => {
  expect(offerFor("not mobile nor landline")).toBe("not mobile and not landline");
  for (const source of [
    "not (mobile nor landline)",
    "neither (mobile nor landline)",
    "repeat and not (mobile nor landline)",
  ]) {
    expect(offerFor(source)).toBeUndefined();
  }
});
