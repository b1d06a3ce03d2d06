import { renderDiagnostics } from "@recond/parser";
import { readTestFile } from "@recond/tester";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { newRuns } from "../../../parser/test/runs.js";

const VALID = `# A comment
condition: mobile and custom_data[p] = "x"
coverage: 50
cases:
  - name: "first"
    call: { mobile: true, pressed: ["1 1"], custom_data: { p: x } }
    expect: record
  - { name: second, call: {}, expect: undetermined }
`;

const pieces = fc.constantFrom(
  "{",
  "}",
  "[",
  "]",
  ": ",
  "- ",
  "\n",
  "\r\n",
  "  ",
  "\t",
  '"',
  "'",
  "&a",
  "*a",
  "!t",
  "%",
  "?",
  "|",
  ">",
  "#",
  "---\n",
  "\\",
  "\u0000",
  "\uFEFF",
  "\u2028",
  "\uD800",
  "__proto__",
  "null",
  "1e9",
  ",",
);

/** A valid file with some places replaced. */
const damaged = fc
  .array(fc.tuple(fc.nat(VALID.length), fc.nat(6), fc.oneof(pieces, fc.string({ unit: "binary" }))), { maxLength: 4 })
  .map((edits) =>
    edits.reduce((text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length), VALID),
  );

const texts = fc.oneof(
  damaged,
  fc.array(pieces).map((each) => each.join("")),
  fc.string({ unit: "binary" }),
);

it("reading never throws, and says where the mistakes are", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom("yaml" as const, "json" as const), (text, format) => {
      const { source, testFile, problems } = readTestFile(text, format);
      expect(testFile === undefined).toBe(problems.some(({ severity }) => severity === "error"));
      for (const { span, line, column, message } of problems) {
        expect(message).not.toBe("");
        expect(span.start).toBeLessThanOrEqual(source.length);
        expect(source.split(/\r\n|[\r\n]/)[line - 1]?.length).toBeGreaterThanOrEqual(column - 2);
      }
      expect(renderDiagnostics(source, problems)).toEqual(expect.any(String));
    }),
    newRuns(1250),
  );
});
