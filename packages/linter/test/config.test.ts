import { type Finding, type Ignore, type LintConfig, readConfig } from "@recond/linter";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

function configOf(text: string, format: "json" | "yaml" = "yaml"): LintConfig {
  const read = readConfig(text, format);
  if ("config" in read) return read.config;
  throw new Error(read.problems.map(({ message }) => message).join("\n"));
}

function problemsOf(text: string, format: "json" | "yaml" = "yaml"): readonly Finding[] {
  const read = readConfig(text, format);
  return "problems" in read ? read.problems : [];
}

/** Problems as `line:column message`. */
function told(text: string, format: "json" | "yaml" = "yaml"): readonly string[] {
  return problemsOf(text, format).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** What an ignore says, wherever it stands. */
function withoutPlace({ rule, reason, files, path, until }: Ignore): Omit<Ignore, "place"> {
  return { rule, reason, ...(files === undefined ? {} : { files, path, until }) };
}

const FULL = `# What is looked at
$schema: ./node_modules/recond/schema/config.schema.json
files:
  - campaigns/**/*.json
  - "*.json"
rules:
  double-negation: error
  never-true: "off"
known:
  custom_data: [product, Lead Source]
  media_type: []
complete: true
max_warnings: 3
ignores:
  - files: campaigns/spring.json
    path: ivr_tree.call_recording_condition
    rule: double-negation
    reason: Written so by the agency.
    until: 2026-12-31
  - { rule: never-true, reason: closed }
`;

describe("a configuration", () => {
  it("is read with all that it can say", () => {
    expect(configOf(FULL)).toEqual({
      files: ["campaigns/**/*.json", "*.json"],
      rules: { "double-negation": "error", "never-true": "off" },
      known: { custom_data: ["product", "Lead Source"], media_type: [] },
      complete: true,
      maxWarnings: 3,
      ignores: [
        {
          files: ["campaigns/spring.json"],
          path: "ivr_tree.call_recording_condition",
          rule: "double-negation",
          reason: "Written so by the agency.",
          until: "2026-12-31",
          place: { path: ["ignores", 0], span: { start: 362, end: 377 }, line: 17, column: 11 },
        },
        {
          rule: "never-true",
          reason: "closed",
          place: { path: ["ignores", 1], span: { start: 450, end: 460 }, line: 20, column: 13 },
        },
      ],
    });
  });

  it("says the same in JSON", () => {
    const { ignores = [], maxWarnings, ...rest } = configOf(FULL);
    const json = JSON.stringify({ ...rest, max_warnings: maxWarnings, ignores: ignores.map(withoutPlace) }, null, 2);
    const read = configOf(json, "json");
    expect({ ...read, ignores: [] }).toEqual({ ...configOf(FULL), ignores: [] });
    expect(read.ignores?.map(withoutPlace)).toEqual(ignores.map(withoutPlace));
  });

  it("may be empty in YAML, and not in JSON", () => {
    expect(configOf("")).toEqual({});
    expect(configOf("# nothing yet\n")).toEqual({});
    expect(configOf("{}", "json")).toEqual({});
    expect(told("", "json")).toEqual(["1:1 This is empty. It should hold a JSON object."]);
  });

  it("tells of every mistake at once, where it is", () => {
    const text = `filse: [a.json]
rules:
  never-treu: error
  double-negation: loud
  letter-case: warning
  never-true: off
maxWarnings: 1
max_warnings: -1
complete: yes
known:
  custom_dta: []
  media_type: [1, " "]
ignores:
  - rule: never-true
  - rule: letter-case
    reason: " "
  - rule: unused-ignore
    reason: noise
    until: 2026-02-30
    path: ""
  - rule: json-syntax
    reason: x
  - never-true
`;
    expect(told(text)).toEqual([
      "1:1 There is no key `filse` here. Did you mean `files`?",
      "3:3 There is no rule `never-treu`. Did you mean `never-true`?",
      "4:20 `double-negation` cannot be `loud`. A level is `off`, `info`, `warning`, `error`.",
      "5:3 `letter-case` is an error of the language: a condition that has it decides nothing. It cannot have another level.",
      "7:1 There is no key `maxWarnings` here. Did you mean `max_warnings`?",
      "8:15 `max_warnings` is a whole number from 0, not `-1`.",
      "9:11 `complete` is `true` or `false`, not the text `yes`.",
      "11:3 There is no key `custom_dta` here. Did you mean `custom_data`?",
      "12:16 An entry of `media_type` is a text, not `1`. Put it in quotes if it is meant as one.",
      "12:19 An entry of `media_type` cannot be empty.",
      "14:5 This ignore has no `reason`. Say why what is found is as it should be.",
      "15:11 `letter-case` is an error of the language and cannot be ignored: a condition that has it decides nothing.",
      "16:13 `reason` cannot be empty.",
      "17:11 `unused-ignore` is about the configuration and cannot be ignored. Under `rules` it can be given another level.",
      "19:12 `2026-02-30` is no day. Write it as `2026-12-31`.",
      "20:11 `path` cannot be empty.",
      "21:11 `json-syntax` cannot be ignored: nothing else is looked at in what is no JSON.",
      "23:5 An entry of `ignores` is a map of keys and values, not the text `never-true`.",
    ]);
    for (const { code, severity, path } of problemsOf(text)) {
      expect({ code, severity }).toEqual({ code: "", severity: "error" });
      expect(path.length).toBeGreaterThan(0);
    }
  });

  it("cannot say a thing twice", () => {
    expect(told("complete: true\nrules: {never-true: info, never-true: off}\ncomplete: false\n")).toEqual([
      "2:27 `never-true` is there twice. Leave out one of them.",
      "3:1 `complete` is there twice. Leave out one of them.",
    ]);
    expect(told('{"complete": true, "complete": false}', "json")).toEqual([
      "1:20 `complete` is there twice. Leave out one of them.",
    ]);
  });

  it.each([
    ["[]", "1:1 A configuration is a map of keys and values, not a list."],
    ["recond", "1:1 A configuration is a map of keys and values, not the text `recond`."],
    ["files: {}", "1:8 `files` is a list, not a map."],
    ["files: '!a.json'", "1:8 A glob names the files that are meant. Leave out the `!`."],
    ["rules: { letter-cas: off }", "1:10 There is no rule `letter-cas`. Did you mean `letter-case`? That is an error"],
    ["files: [a.json", "1:8 This `[` is not closed. Add a `]`, "],
    ["files: [a.json\nrules: {}", "1:8 This `[` is not closed. Add a `]`, "],
    ["rules: { never-true: off\nmax_warnings: 0", "1:8 This `{` is not closed. Add a `}`, "],
    ["files: [\na.json\n]", "1:8 This `[` is not closed. Add a `]`, in the same line or an indented one."],
    ["files:", "1:7 `files` is a list, not nothing."],
    ["rules: []", "1:8 `rules` is a map of keys and values, not a list."],
    ["max_warnings: 1.5", "1:15 `max_warnings` is a whole number from 0, not `1.5`."],
    ["a: 1\n---\nb: 2", "2:1 A second document begins here. A configuration is one document: leave out the `---`."],
    ["known: &a {}", "1:8 A configuration has no anchors (`&`)."],
    ["known: *a", "1:8 A configuration has no aliases (`*`)."],
    ["files: [*.json]", "1:9 A configuration has no aliases (`*`)."],
    ["files: [!old.json]", "1:9 A configuration has no tags (`!`)."],
    ["%YAML 1.1\n---\ncomplete: yes", "1:1 A configuration has no directives (`%`)."],
    ["<<: {}", "1:1 There is no key `<<` here."],
    ["1: 2", "1:1 A key must be a text. Put it in quotes."],
    ["__proto__: {}", "1:1 There is no key `__proto__` here."],
    ["rules:\n\tnever-true: off", "2:1 "],
    ["files: ['a\\*.json']", "1:9 A glob has `/` between folders, on Windows too."],
    ["files: ['(a+)+b']", "1:9 A glob has no `(`, `)` and `|`."],
    ["files: ['*a*a*a*a*a*']", "1:9 This glob has too many `*` and `{…}`."],
    ["files: ['!a.json']", "1:9 A glob names the files that are meant. Leave out the `!`."],
    ["files: ['']", "1:9 An entry of `files` cannot be empty."],
  ])("is refused when it is %j", (text, problem) => {
    const [first = ""] = told(text);
    expect(first.slice(0, problem.length)).toBe(problem);
  });

  it("in JSON is JSON", () => {
    expect(told("complete: true", "json")[0]).toMatch(/^1:1 /);
    expect(told('{"complete": true,}', "json")).toEqual(["1:18 Nothing follows this comma. Remove the comma."]);
    expect(told('{"complete": true} // yes', "json")).toEqual(["1:20 JSON has no comments."]);
  });

  it("has limits, whatever is in it", () => {
    const open = 100_000;
    expect(told("[".repeat(open))).toEqual([expect.stringContaining("nested deeper than 20 levels")]);
    expect(told("[".repeat(open), "json")).toEqual([expect.stringContaining("nested deeper than 500 levels")]);
    expect(told(`${"[".repeat(21)}${"]".repeat(21)}`, "json")).toEqual([
      "1:21 This is nested deeper than 20 levels. No configuration is.",
    ]);
    expect(told("- ".repeat(1000))).toEqual([expect.stringContaining("nested deeper than 20 levels")]);
    expect(told(`# ${"x".repeat(1_000_000)}`)).toEqual([expect.stringContaining("longer than 1,000,000 characters")]);
    expect(
      problemsOf(`rules: {${Array.from({ length: 500 }, (_, index) => `r${index}: off`).join(", ")}}`),
    ).toHaveLength(100);
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      ...Array.from("[]{}:,-#&*!|>'\"%@`?\n \t\\"),
      "files",
      "rules",
      "ignores",
      "rule",
      "reason",
      "until",
      "never-true",
      "off",
      "2026-12-31",
      "\ud83d",
      "\u0000",
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
      fc.string(),
      fc.json(),
    );
    fc.assert(
      fc.property(text, fc.constantFrom("json", "yaml"), (written, format) => {
        const read = readConfig(written, format);
        if ("config" in read) return;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const { span, line, column, message } of read.problems) {
          expect(span.start).toBeLessThanOrEqual(written.length);
          expect(Math.min(line, column)).toBeGreaterThan(0);
          expect(message).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
