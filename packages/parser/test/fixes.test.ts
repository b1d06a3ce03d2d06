import { applyFixes, type Diagnostic, parse } from "@recond/parser";
import { expect, it } from "vitest";

function diagnostic(start: number, end: number, text: string, safe = true): Diagnostic {
  const span = { start, end };
  return { code: "x", severity: "error", message: "x", span, fixes: [{ title: "x", safe, edits: [{ span, text }] }] };
}

it("applies safe fixes only, unless it is told otherwise", () => {
  const source = "mobile AND moblie";
  const { diagnostics } = parse(source);
  expect(applyFixes(source, diagnostics)).toBe("mobile and moblie");
  expect(applyFixes(source, diagnostics, { suggested: true })).toBe("mobile and mobile");
});

it("skips a fix that overlaps one already applied", () => {
  expect(applyFixes("abcdef", [diagnostic(1, 3, "X"), diagnostic(2, 4, "Y"), diagnostic(4, 5, "Z")])).toBe("aXdZf");
});

it("keeps insertions at the edge of a replacement, and several at one place in their order", () => {
  expect(
    applyFixes("abc", [diagnostic(1, 1, "("), diagnostic(1, 2, "B"), diagnostic(2, 2, ")"), diagnostic(2, 2, "!")]),
  ).toBe("a(B)!c");
});

it("leaves the text alone where nothing can be fixed", () => {
  expect(applyFixes("abc", [])).toBe("abc");
  expect(applyFixes("abc", [{ ...diagnostic(0, 1, "x"), fixes: [] }])).toBe("abc");
});
