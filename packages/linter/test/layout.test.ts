import { lint } from "@recond/linter";
import { parse } from "@recond/parser";
import { describe, expect, it } from "vitest";

/** The readings to choose from, by the layout of a condition. */
function readings(source: string): readonly (readonly string[])[] {
  const found = lint(source).filter(({ code }) => code === "mixed-operators");
  return found.map(({ alternatives = [], fixes }) => {
    expect(fixes).toEqual([]);
    return alternatives.map(({ edits: [edit] }) => {
      const { start = 0, end = 0 } = edit?.span ?? {};
      const text = source.slice(0, start) + (edit?.text ?? "") + source.slice(end);
      expect(parse(text).valid).toBe(true);
      return text;
    });
  });
}

describe("a layout that shows another grouping than there is", () => {
  it.each([
    [
      "mobile or repeat\nand during_hours",
      "mobile or (repeat and during_hours)",
      "(mobile or repeat) and during_hours",
    ],
    [
      "mobile or repeat and\r\nduring_hours",
      "mobile or (repeat and during_hours)",
      "(mobile or repeat) and during_hours",
    ],
    [
      "mobile\n  or repeat\nand during_hours",
      "mobile or (repeat and during_hours)",
      "(mobile or repeat) and during_hours",
    ],
    [
      'not (mobile or media_type = "a  b"  and repeat)',
      'not (mobile or (media_type = "a  b" and repeat))',
      'not ((mobile or media_type = "a  b") and repeat)',
    ],
  ])("of %j, gives both readings", (source, asRead, asLaidOut) => {
    expect(readings(source)).toEqual([[asRead, asLaidOut]]);
  });

  it.each([
    "mobile or repeat and during_hours",
    "mobile\nor repeat\n  and during_hours",
    "mobile\nor repeat and during_hours",
    "mobile or\n(repeat\nand during_hours)",
    "(mobile or repeat)\nand during_hours",
    'mobile or media_type = "a  b" and repeat',
  ])("is not seen in %j", (source) => {
    expect(readings(source)).toEqual([]);
  });

  it("is told with a call that tells the readings apart", () => {
    const [found] = lint("mobile or repeat\nand during_hours");
    expect(found?.message).toContain(
      "They decide a call otherwise with during_hours: false, repeat: true, mobile: true.",
    );
  });
});
