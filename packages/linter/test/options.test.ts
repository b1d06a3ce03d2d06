import { InvalidLintOptionsError, type Level, lint, type LintOptions, lintPayload } from "@recond/linter";
import { describe, expect, it } from "vitest";

/** What is said of options that cannot be followed. */
function refused(options: LintOptions): string {
  try {
    lintPayload("{}", options);
  } catch (error) {
    if (error instanceof InvalidLintOptionsError) return error.message;
    throw error;
  }
  return "not refused";
}

/** What is found in a condition, with severities. */
function levels(source: string, rules: LintOptions["rules"] = {}): readonly string[] {
  return lint(source, { rules }).map(({ code, severity }) => `${severity} ${code}`);
}

describe("levels", () => {
  it("switch a rule off, on, and to another severity", () => {
    expect(levels("mobile and landline")).toContain("error never-true");
    expect(levels("mobile and landline", { "never-true": "off" })).not.toContain("error never-true");
    expect(levels("mobile and landline", { "never-true": "info" })).toContain("info never-true");
    expect(levels("mobile or repeat and during_hours")).toEqual([]);
    expect(levels("mobile or repeat and during_hours", { "mixed-operators": "warning" })).toEqual([
      "warning mixed-operators",
    ]);
  });

  it("of warnings of the parser can be changed, too", () => {
    const options = { vocabulary: "routing" } as const;
    const source = 'media_type = "Radio"';
    expect(lint(source, options).map(({ severity }) => severity)).toEqual(["warning"]);
    expect(lint(source, { ...options, rules: { "text-field-elsewhere": "error" } })[0]?.severity).toBe("error");
    expect(lint(source, { ...options, rules: { "text-field-elsewhere": "off" } })).toEqual([]);
  });

  it("are refused where they would have no effect, with what was meant", () => {
    expect(refused({ rules: { "never-tru": "off" } })).toBe("There is no rule `never-tru`. Did you mean `never-true`?");
    expect(refused({ rules: { "never-true": JSON.parse('"warn"') as Level } })).toContain("cannot be `warn`");
    expect(refused({ rules: { "letter-case": "off" } })).toContain("is an error of the language");
    expect(refused({ rules: { "json-syntax": "off" } })).toContain("is always an error");
    expect(refused({ rules: JSON.parse('{ "__proto__": "off" }') as Record<string, Level> })).toContain("no rule");
    expect(refused({ rules: JSON.parse('{ "constructor": "off" }') as Record<string, Level> })).toContain(
      "There is no rule `constructor`.",
    );
  });
});

describe("the present campaign", () => {
  it("has to be a JSON object", () => {
    expect(refused({ current: "[]" })).toBe("The present campaign is no JSON object.");
    expect(refused({ current: "{" })).toContain("The present campaign is no JSON object: ");
  });
});

describe("the limit of proofs", () => {
  it("is told when it was reached", () => {
    const source = Array.from({ length: 40 }, (_, index) => `custom_data[f${index % 20}] contains "${index}"`).join(
      " and not ",
    );
    expect(lint(source, { nodeLimit: 10 }).map(({ code }) => code)).toContain("not-analysed");
    expect(lint(source).map(({ code }) => code)).not.toContain("not-analysed");
  });
});
