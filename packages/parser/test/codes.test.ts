import { applyFixes, diagnosticCodes, parse } from "@recond/parser";
import { describe, expect, it } from "vitest";

const shown = Object.entries(diagnosticCodes).filter(([, page]) => page.bad !== "");

describe.each(shown)("the page of %s", (code, page) => {
  const options = { vocabulary: page.vocabulary ?? "recording" };
  const found = parse(page.bad, options).diagnostics;

  it("shows a condition that brings up the code", () => {
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  it("shows a condition without any mistake", () => {
    expect(parse(page.good, options).diagnostics).toEqual([]);
  });

  it("shows what the first fixes lead to", () => {
    const isFixed = found.every((diagnostic) => diagnostic.fixes.length > 0);
    expect(isFixed || !page.safe).toBe(true);
    expect(isFixed ? applyFixes(page.bad, found, { suggested: true }) : page.good).toBe(page.good);
  });

  it("says of every fix whether it is safe", () => {
    const own = found.filter((diagnostic) => diagnostic.code === code).flatMap((diagnostic) => diagnostic.fixes);
    expect(own.every((fix) => fix.safe === page.safe)).toBe(true);
  });
});
