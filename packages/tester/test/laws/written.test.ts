import { type SuggestedCase, writeCases } from "@recond/tester";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { calls } from "../../../evaluator/test/arbitraries/calls.js";
import { testFileOf } from "../support/test-files.js";
import { newRuns } from "../../../parser/test/runs.js";

const oddTexts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "yes",
    "null",
    "~",
    "1",
    "1e3",
    "- a",
    "a: b",
    "#",
    "'",
    '"',
    "&a",
    "*a",
    "!a",
    "%a",
    "@",
    "`",
    "|",
    ">",
    "",
    "\u0085",
    "\u2028x",
    "\uFEFF",
    "a\nb",
    " a ",
  ),
);

const names = fc.oneof(oddTexts, fc.string({ unit: "binary" })).filter((name) => name.trim() !== "");

const cases: fc.Arbitrary<SuggestedCase> = fc.record({
  name: names,
  call: fc
    .tuple(calls, fc.dictionary(oddTexts, fc.option(oddTexts)), fc.option(oddTexts))
    .map(([call, custom_data, media_type]) => ({ ...call, custom_data, media_type })),
  expect: fc.constantFrom("record", "skip", "undetermined"),
});

it("cases that were written read back as they were", () => {
  const lists = fc.uniqueArray(cases, { minLength: 1, maxLength: 4, selector: ({ name }) => name });
  fc.assert(
    fc.property(lists, (list) => {
      const plain: unknown = JSON.parse(JSON.stringify(list));
      const yaml = testFileOf(`condition: ""\ncases:\n${writeCases(list, "yaml")}`);
      expect(yaml.cases.map(({ name, call, expect: decision }) => ({ name, call, expect: decision }))).toEqual(plain);
      const json = testFileOf(`{"condition":"","cases":[${writeCases(list, "json")}]}`, "json");
      expect(json.cases.map(({ name, call, expect: decision }) => ({ name, call, expect: decision }))).toEqual(plain);
    }),
    newRuns(250),
  );
});
