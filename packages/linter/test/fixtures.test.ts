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

describe.each(readFixtures("conditions"))("$file: $name", ({ source, options, marks, fixed, safe }) => {
  it("has the marked findings and no others", () => {
    expect(marksOf(lint(source, options))).toEqual(marks.toSorted(inOrder));
  });
  it.runIf(fixed !== undefined)("is mended as written", () => {
    expect(fixAll(source, (text) => lint(text, options), { suggested: true }).text).toBe(fixed);
  });
  it.runIf(safe !== undefined)("is mended by safe fixes as written", () => {
    expect(fixAll(source, (text) => lint(text, options)).text).toBe(safe);
  });
});

describe.each(readFixtures("payloads"))("$file: $name", ({ source, options, marks }) => {
  it("has the marked findings and no others", () => {
    expect(marksOf(lintPayload(source, options))).toEqual(marks.toSorted(inOrder));
  });
});
