import { parse, renderDiagnostics } from "@recond/parser";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";

function frames(source: string, filename?: string): string {
  return renderDiagnostics(source, parse(source).diagnostics, filename === undefined ? {} : { filename });
}

/** The rows of the frame that show the source and the underline. */
function rows(source: string): readonly string[] {
  return frames(source)
    .split("\n")
    .filter((line) => /^ *\d* \|/.test(line))
    .slice(1, 3);
}

describe("a code frame", () => {
  it("says what is wrong, where, and how to mend it", () => {
    expect(frames("mobile AND repeat", "condition.recond")).toBe(
      [
        "error[letter-case]: `AND` must be lower case: `and`.",
        " --> condition.recond:1:8",
        "  |",
        "1 | mobile AND repeat",
        "  |        ^^^",
        "  = fix: Write `and`",
      ].join("\n"),
    );
  });

  it("stands behind the other, with an empty line between", () => {
    const source = "mobile AND moblie";
    expect(frames(source).split("\n\n")).toHaveLength(2);
    expect(frames(source)).toContain("= suggestion: Write `mobile`");
  });

  it("is nothing where nothing is wrong", () => {
    expect(frames("mobile")).toBe("");
  });

  it("shows tabs as blanks", () => {
    expect(rows("\tmobile\tAND repeat")).toEqual(["1 |     mobile    AND repeat", "  |               ^^^"]);
  });

  it("counts two columns for wide characters", () => {
    expect(rows('affiliate_name = "日本 😀" AND mobile')).toEqual([
      '1 | affiliate_name = "日本 😀" AND mobile',
      "  |                            ^^^",
    ]);
  });

  it("counts none for what joins the character before it", () => {
    expect(rows('affiliate_name = "e\u0301" AND mobile')[1]).toBe("  |                      ^^^");
  });

  it("names what cannot be seen, and hands no control character to the terminal", () => {
    expect(rows("mobile\u00a0and repeat")).toEqual(["1 | mobile\u00a0and repeat", "  |       ^"]);
    expect(rows("mobile \u200band repeat")).toEqual(["1 | mobile <U+200B>and repeat", "  |        ^^^^^^^^"]);
    expect(rows("mobile \u3164and repeat")).toEqual(["1 | mobile <U+3164>and repeat", "  |        ^^^^^^^^"]);
    expect(rows("mobile \u001b[31m")).toEqual(["1 | mobile <U+001B>[31m", "  |        ^^^^^^^^"]);
    const shown = frames('affiliate_name = "\u0007\u009b\ud83d\u202e"');
    expect(["\u0007", "\u009b", "\u202e"].filter((character) => shown.includes(character))).toEqual([]);
    expect(shown).not.toMatch(/\p{Surrogate}/u);
  });

  it("underlines each line of a span over several", () => {
    const { diagnostics } = parse("(\n)");
    expect(renderDiagnostics("(\n)", diagnostics).split("\n").slice(1)).toEqual([
      " --> 1:1",
      "  |",
      "1 | (",
      "  | ^",
      "2 | )",
      "  | ^",
    ]);
  });

  it("leaves out the middle of a span over many lines", () => {
    const source = `(${"\n".repeat(40)})`;
    const shown = frames(source).split("\n");
    expect(shown).toContain("  ...");
    expect(shown.length).toBeLessThan(20);
    expect(shown.at(-2)).toBe("41 | )");
  });

  it("finds lines whichever way they end", () => {
    for (const lineBreak of ["\n", "\r\n", "\r"]) {
      const source = ["mobile", "and repeat", "AND landline"].join(lineBreak);
      expect(frames(source)).toContain(" --> 3:1\n  |\n3 | AND landline\n  | ^^^");
    }
  });

  it("points behind the last character where something is missing", () => {
    expect(rows("mobile\nrepeat")).toEqual(["2 | repeat", "  | ^"]);
  });

  it("cuts a long line around what is underlined", () => {
    const source = `${"repeat or ".repeat(500)}mobile AND repeat${" or repeat".repeat(500)}`;
    const [text = "", underline = ""] = rows(source);
    expect(text.length).toBeLessThan(110);
    expect(text).toMatch(/^1 \| ….*mobile AND repeat.*…$/);
    expect(text.slice(underline.indexOf("^"), underline.lastIndexOf("^") + 1)).toBe("AND");
  });

  it("is coloured on demand, and otherwise the same", () => {
    const source = "mobile AND repeat";
    const coloured = renderDiagnostics(source, parse(source).diagnostics, { colors: true });
    expect(coloured).toContain("\u001b[1;31m^^^\u001b[0m");
    expect(stripVTControlCharacters(coloured)).toBe(frames(source));
  });

  it("counts lines from the one that the source starts at, and names places", () => {
    const source = "mobile\nAND repeat";
    const { diagnostics } = parse(source);
    const shown = renderDiagnostics(source, diagnostics, {
      filename: "page.ndjson",
      firstLine: 99,
      placeName: ({ span }) => (span.start === 7 ? "in the second line" : undefined),
    });
    expect(shown.split("\n").slice(1)).toEqual([
      "   --> page.ndjson:100:1 in the second line",
      "    |",
      "100 | AND repeat",
      "    | ^^^",
      "    = fix: Write `and`",
    ]);
  });

  it("shows control characters of a file name", () => {
    const shown = frames("AND", "a\u001b[31m\n.json");
    expect(shown).toContain("--> a<U+001B>[31m<U+000A>.json:1:1");
    expect(frames("AND", "a<U+001B>.json")).toContain("--> a<U+001B>.json:1:1");
  });

  it("survives spans outside the source", () => {
    const odd = { code: "x", severity: "info", message: "x", span: { start: -3, end: 99 }, fixes: [] } as const;
    expect(renderDiagnostics("ab", [odd])).toBe("info[x]: x\n --> 1:1\n  |\n1 | ab\n  | ^^");
  });
});
