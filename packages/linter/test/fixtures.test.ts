import { type Diagnostic, fixAll, lint, lintPayload } from "@recond/linter";
import { describe, expect, it } from "vitest";
import { type Mark, readFixtures } from "./support/fixtures.js";

/** Findings as a fixture draws them, in the order of the text. */
function marksOf(found: readonly Diagnostic[]): readonly Mark[] {
  return found.map(({ code, span: { start, end } }) => ({ code, start, end })).toSorted(inOrder);
}

function inOrder(a: Mark, b: Mark): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1);
}

const conditions = readFixtures("conditions");

describe.each(conditions)("$file: $name", ({ source, options, marks }) => {
  it("has the marked findings and no others", () => {
    expect(marksOf(lint(source, options))).toEqual(marks.toSorted(inOrder));
  });
});

describe("fixes", () => {
  it.each(conditions.filter(({ fixed }) => fixed !== undefined))(
    "of $file, $name, mend it as written",
    ({ source, options, fixed }) => {
      expect(fixAll(source, (text) => lint(text, options), { suggested: true }).text).toBe(fixed);
    },
  );
  it.each(conditions.filter(({ safe }) => safe !== undefined))(
    "of $file, $name, mend it as written where they are safe",
    ({ source, options, safe }) => {
      expect(fixAll(source, (text) => lint(text, options)).text).toBe(safe);
    },
  );
});

describe.each(readFixtures("payloads"))("$file: $name", ({ source, options, marks }) => {
  it("has the marked findings and no others", () => {
    expect(marksOf(lintPayload(source, options))).toEqual(marks.toSorted(inOrder));
  });
});
