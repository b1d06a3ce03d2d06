import { applyFixes, fixAll, lintAndFix, mend, mendedText } from "@recond/linter";
import { type Diagnostic, type Fix, parse, type ParseResult } from "@recond/parser";
import { describe, expect, it } from "vitest";

function insert(word: string): Fix {
  const edits = [{ span: { start: 6, end: 7 }, text: ` ${word} ` }];
  return { title: `Write \`${word}\` between them`, safe: false, edits };
}

/** `mobile repeat`, where a person has to choose the operator. */
function undecided(source = "mobile repeat"): ParseResult {
  const choice: Diagnostic = {
    code: "missing-operator",
    severity: "error",
    message: "Between these terms an operator is missing.",
    span: { start: 6, end: 7 },
    fixes: [],
    alternatives: [insert("and"), insert("or")],
  };
  return { ...parse(source), diagnostics: [choice] };
}

describe("mend", () => {
  it("says with which fixes a text becomes valid", () => {
    expect(mend(parse("mobile AND repeat"), "recording")).toEqual({ texts: ["mobile and repeat"], by: "safe" });
    expect(mend(parse("moblie AND repeat"), "recording")).toEqual({ texts: ["mobile and repeat"], by: "suggested" });
    expect(mend(parse("mobile"), "recording")).toBeUndefined();
    expect(mend(parse("?"), "recording")).toBeUndefined();
  });

  it("follows each alternative, and chooses none", () => {
    const mended = mend(undecided(), "recording");
    expect(mended).toEqual({ texts: ["mobile and repeat", "mobile or repeat"], by: "choice" });
    expect(mended && mendedText(mended, (text) => text)).toBe(
      "fixed, by what was meant:\n  either mobile and repeat\n  or mobile or repeat\n",
    );
  });

  it("offers no text while one of the ways leads nowhere", () => {
    expect(mend(undecided("mobile repeat and blorb"), "recording")).toBeUndefined();
  });
});

describe("where it cannot be seen what is meant", () => {
  it.each([
    "mobile no repeat",
    "mobile?",
    "no mobile? yes",
    "no mobile: yes",
    "not unless mobile",
    "+mobile -repeat",
    "pressed[1] and then [2]",
    "both mobile and landline callers",
    "record nothing except mobile and repeat",
    "mobile, otherwise landline",
    "affiliate = Acme and Zenith",
    "custom_data.zip = 10001-10009",
    "consent given",
  ])("nothing is offered for `%s`", (source) => {
    expect(mend(parse(source), "recording")).toBeUndefined();
  });

  it.each([
    [
      "mobile unless repeat or during_hours",
      "mobile and not (repeat or during_hours)",
      "mobile and not repeat or during_hours",
    ],
    ["mobile except landline and repeat", "mobile and not (landline and repeat)", "mobile and not landline and repeat"],
    ["mobile or repeat except landline", "(mobile or repeat) and not landline", "mobile or repeat and not landline"],
    ["not mobile or repeat)", "not mobile or repeat", "not (mobile or repeat)"],
    ["- mobile\n- not repeat", "mobile\nand not repeat", "mobile\nor not repeat"],
    ["mobile and repeat or landline)", "mobile and repeat or landline", "mobile and (repeat or landline)"],
  ])("each reading of `%s` is offered once", (source, ...texts) => {
    expect(mend(parse(source), "recording")).toEqual({ texts, by: "choice" });
  });

  it("what stands behind a word for a difference is denied", () => {
    for (const source of ["mobile without repeat", "mobile other than repeat"]) {
      expect(mend(parse(source), "recording")).toEqual({ texts: ["mobile and not repeat"], by: "suggested" });
    }
  });
});

describe("an alternative", () => {
  it("is applied by nothing", () => {
    const { source, diagnostics } = undecided();
    expect(applyFixes(source, diagnostics, { suggested: true })).toBe(source);
    expect(fixAll(source, () => diagnostics, { suggested: true })).toMatchObject({ text: source, applied: 0 });
  });
});

describe("a guess", () => {
  it("is told with the path of its condition, and not told of what safe fixes mend", () => {
    const text = `{"ivr_tree":{"record_calls":true,"call_recording_condition":"moblie","whisper_prompt_condition":"repeat AND mobile"}}`;
    const given = { kind: "payload", text, ignores: [], path: [3] } as const;
    const { left } = lintAndFix(given, { options: {}, fixes: "suggested" }, new Set());
    const [guess, ...others] = left.findings.filter(({ code }) => code === "guessed-meaning");
    expect(others).toEqual([]);
    expect(guess).toMatchObject({
      path: [3, "ivr_tree", "call_recording_condition"],
      guess: { before: "moblie", after: "mobile" },
      severity: "error",
    });
  });
});
