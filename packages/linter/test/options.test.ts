import {
  createReporter,
  InvalidLintOptionsError,
  type Level,
  lint,
  type LintOptions,
  lintPayload,
  readConfig,
  type ReportFormat,
} from "@recond/linter";
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

describe("options that cannot be followed", () => {
  it.each([
    ["vocabulary", '"x"', 'The option `vocabulary` is "recording", "routing" or "payout", not `x`.'],
    ["vocabulary", '"__proto__"', "not `__proto__`."],
    ["rules", "3", "The option `rules` is an object of levels by the ids of rules, not `3`."],
    ["rules", "null", "not null."],
    ["rules", "[]", "not a list."],
    ["known", "3", "The option `known` is an object of lists of names, not `3`."],
    ["known", '{ "media_type": "abc" }', "The option `known.media_type` is a list of strings, not `abc`."],
    ["known", '{ "custom_data": [1] }', "The option `known.custom_data` is a list of strings, not a list"],
    [
      "known",
      '{ "nosuch": [] }',
      "The option `known` has no `nosuch`. It has `custom_data`, `media_type`, `affiliate_name`.",
    ],
    ["complete", '"x"', "The option `complete` is `true` or `false`, not `x`."],
    ["current", "{}", "The option `current` is JSON text, a string, not a value of type object."],
    ["terms", '"x"', 'The option `terms` is "current" or "future", not `x`.'],
    ["nodeLimit", "0", "The option `nodeLimit` is a number from 1 on, not `0`."],
    ["nodeLimit", '"x"', "not `x`."],
  ])("%s: %s", (name, value, message) => {
    const options = JSON.parse(`{ "${name}": ${value} }`) as LintOptions;
    expect(refused(options)).toContain(message);
    expect(() => lint("mobile", options)).toThrow(InvalidLintOptionsError);
  });

  it("are no object", () => {
    expect(refused(JSON.parse("null") as LintOptions)).toBe("The options are an object, not null.");
    expect(refused(JSON.parse('"x"') as LintOptions)).toBe("The options are an object, not `x`.");
  });
});

describe("what is no text", () => {
  const [nothing, number] = JSON.parse("[null, 3]") as [string, string];

  it("is refused with a sentence", () => {
    expect(() => lint(nothing)).toThrow(new TypeError("A condition is a string, not null."));
    expect(() => lintPayload(nothing)).toThrow(new TypeError("A payload is a string, not null."));
    expect(() => readConfig(number, "json")).toThrow(new TypeError("A configuration is a string, not the number 3."));
    expect(() => readConfig("{}", JSON.parse('"toml"') as "json")).toThrow(
      new TypeError('A configuration is read as "json" or as "yaml", not the text `toml`.'),
    );
  });

  it("is no form of a report either", () => {
    expect(() => createReporter(JSON.parse('"html"') as ReportFormat)).toThrow(
      new TypeError(
        "There is no report `html`. There is `text`, `json`, `sarif`, `github`, `junit`, `compact`, `gitlab`, `rdjson`, `checkstyle` and `markdown`.",
      ),
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
