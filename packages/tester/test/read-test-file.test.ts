import { type Problem, readTestFile } from "@recond/tester";
import { renderDiagnostics } from "@recond/parser";
import { describe, expect, it } from "vitest";
import { cpuSeconds } from "../../parser/test/cpu-time.js";
import { testFileOf } from "./support/test-files.js";

const EMPTY =
  "1:1 This test file is empty. It needs `campaign` or `condition`, and `cases`. `recond init campaign.json` writes a first one.";

const VALID = `condition: mobile and repeat
cases:
  - name: both
    call: { mobile: true, repeat: true }
    expect: record
`;

/** What is wrong, as `line:column message`. */
function told(text: string, format: "yaml" | "json" = "yaml"): readonly string[] {
  const { testFile, problems } = readTestFile(text, format);
  expect(testFile === undefined).toBe(problems.length > 0);
  return problems.map(({ line, column, message }: Problem) => `${line}:${column} ${message}`);
}

/** A file with one case, whose call is given. */
function withCall(call: string): string {
  return `condition: mobile\ncases:\n  - name: a\n    expect: skip\n    call: ${call}\n`;
}

describe("a test file", () => {
  it("is read from YAML", () => {
    expect(testFileOf(VALID)).toMatchObject({
      format: "yaml",
      subject: { kind: "condition", condition: "mobile and repeat", recordCalls: true, place: { line: 1, column: 12 } },
      cases: [{ name: "both", call: { mobile: true, repeat: true }, expect: "record", place: { line: 3, column: 11 } }],
      coverage: undefined,
    });
  });

  it("is read from JSON", () => {
    const text =
      '{ "campaign": "c.json", "terms": "future", "current": "d.json", "coverage": 87.5, "cases": [{ "name": "a", "call": {}, "expect": "undetermined" }] }';
    expect(testFileOf(text, "json")).toMatchObject({
      format: "json",
      subject: { kind: "campaign", path: "c.json", terms: "future", current: "d.json" },
      cases: [{ name: "a", call: {}, expect: "undetermined" }],
      coverage: 87.5,
      coveragePlace: { line: 1, column: 65 },
    });
  });

  it("may have the line ends of Windows", () => {
    expect(testFileOf(VALID.replaceAll("\n", "\r\n")).cases[0]?.place).toMatchObject({ line: 3, column: 11 });
  });

  it("may begin with a byte-order mark", () => {
    expect(testFileOf(`\uFEFF${VALID}`).cases[0]?.place).toMatchObject({ line: 3, column: 11 });
    expect(
      testFileOf(
        `\uFEFF${VALID.replace(/^.*$/s, '{"condition":"","cases":[{"name":"a","call":{},"expect":"record"}]}')}`,
        "json",
      ).cases,
    ).toHaveLength(1);
  });

  it("keeps a field that is called __proto__", () => {
    const { cases } = testFileOf(withCall('{ custom_data: { __proto__: "x", constructor: "y" } }'));
    const data = cases[0]?.call.custom_data ?? {};
    expect(Object.keys(data)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    const json = '{"condition":"","cases":[{"name":"a","expect":"record","call":{"custom_data":{"__proto__":"x"}}}]}';
    expect(Object.keys(testFileOf(json, "json").cases[0]?.call.custom_data ?? {})).toEqual(["__proto__"]);
    expect(told(withCall("{ __proto__: { mobile: true } }"))).toEqual(["5:13 `__proto__` is no fact of a call."]);
    expect(told(`__proto__: { condition: mobile }\n${VALID}`)[0]).toMatch(/^1:1 There is no key `__proto__` here/);
  });

  it("may have a condition with any quotes and on several lines", () => {
    const folded = `condition: >-\n  mobile and\n  repeat\n${VALID.slice(VALID.indexOf("cases"))}`;
    expect(testFileOf(folded).subject).toMatchObject({ condition: "mobile and repeat" });
  });
});

describe("mistakes in what is tested", () => {
  it.each([
    [
      VALID.replace("condition: mobile and repeat\n", ""),
      "1:1 What is tested is missing. Add `campaign` with the path of a campaign file, or `condition` with a condition.",
    ],
    [
      `${VALID}campaign: ./c.json\n`,
      "6:1 A test file has a `campaign` or a `condition`, not both. Leave out one of them.",
    ],
    [
      VALID.replace("mobile and repeat", "7"),
      "1:12 `condition` must be a condition, not the number 7. Put it in quotes.",
    ],
    [
      VALID.replace("condition: mobile and repeat", "campaign: [a]"),
      "1:11 `campaign` must be the path of a campaign file, not a list.",
    ],
    [
      VALID.replace("condition: mobile and repeat", "campaign: ''"),
      "1:11 `campaign` must be the path of a campaign file, relative to the test file.",
    ],
    [
      VALID.replace("condition: mobile and repeat", "campaign: a\nrecord_calls: true"),
      "2:1 `record_calls` belongs to a `condition`. A `campaign` has its own.",
    ],
    [
      VALID.replace("condition: mobile and repeat", "campaign: a\nterms: futur"),
      "2:8 `terms` must be `current` or `future`, not the text `futur`. Did you mean `future`?",
    ],
    [`${VALID}terms: current\n`, "6:1 `terms` belongs to a `campaign`. A `condition` has none."],
    [`${VALID}record_calls: no\n`, "6:15 `record_calls` must be true or false, not the text `no`."],
    [
      `${VALID}vocabulary: payout\n`,
      "6:1 A test file has no `vocabulary`: only recording conditions decide whether a call is recorded.",
    ],
    [`${VALID}coverge: 100\n`, "6:1 There is no key `coverge` here. Did you mean `coverage`?"],
    [`${VALID}coverage: 101\n`, "6:11 `coverage` must be a number from 0 to 100, not the number 101."],
    [`${VALID}coverage: 100%\n`, "6:11 `coverage` must be a number from 0 to 100, not the text `100%`."],
    [`${VALID}coverage: .nan\n`, "6:11 `coverage` must be a number from 0 to 100, not the number NaN."],
  ])("%j", (text, message) => {
    expect(told(text)).toEqual([message]);
  });

  it("shows the errors of a condition where they stand", () => {
    const rest = VALID.slice(VALID.indexOf("cases"));
    expect(told(`condition: mobile AND repeat\n${rest}`)).toEqual(["1:19 `AND` must be lower case: `and`."]);
    expect(told(`condition: "media_type = \\"x\\" AND repeat"\n${rest}`)).toEqual([
      "1:32 `AND` must be lower case: `and`.",
    ]);
    expect(told(`condition: 'custom_data[it''s] present AND repeat'\n${rest}`)).toEqual([
      "1:40 `AND` must be lower case: `and`.",
    ]);
    // Folded lines are not the text unit by unit: the whole of it is marked, and there is nothing to apply.
    const { problems } = readTestFile(`condition: >-\n  mobile AND\n  repeat\n${rest}`, "yaml");
    expect(problems).toMatchObject([{ code: "letter-case", line: 1, column: 12, fixes: [{ edits: [] }] }]);
  });

  it("offers the fixes of a condition for the test file", () => {
    const { source, problems } = readTestFile(VALID.replace("and", "AND"), "yaml");
    const [edit] = problems[0]?.fixes[0]?.edits ?? [];
    expect(edit?.text).toBe("and");
    expect(source.slice(edit?.span.start, edit?.span.end)).toBe("AND");
  });
});

describe("mistakes in cases", () => {
  it.each([
    [
      'condition: mobile\nguarantees:\n  - name: a\n    never: "landlin or mobile"\n',
      "4:13 There is no term `landlin`. Did you mean `landline`?",
    ],
    ["condition: mobile\nonly: [mobile, mobil]\n", "2:16 There is no term `mobil`. Did you mean `mobile`?"],
    [
      "condition: mobile\nnever: [landline, landline]\n",
      "2:19 There is another guarantee `never landline`. Give each its own name.",
    ],
    [
      "condition: mobile\nguarantees:\n  - name: a\n",
      "3:5 A guarantee has one of `never`, `always` and `only`. This one has none of them.",
    ],
    ["condition: mobile\nguarantees: []\n", "2:13 There are no guarantees here. Add one, or leave out the key."],
    ["condition: mobile\n", "1:1 `cases` is missing: a list of calls and the decisions expected for them."],
    ["condition: mobile\ncases: []\n", "2:8 There are no cases here, so nothing is tested. Add one."],
    ["condition: mobile\ncases: { a: 1 }\n", "2:8 `cases` must be a list, not an object."],
    ["condition: mobile\ncases:\n", "2:7 `cases` must be a list, not null."],
    [
      "condition: mobile\ncases:\n  - a\n",
      "3:5 A case is an object with `name`, `call` and `expect`, not the text `a`.",
    ],
    ["condition: mobile\ncases:\n  -\n", "3:4 A case is an object with `name`, `call` and `expect`, not null."],
    [
      `${VALID}  - { name: both, call: {}, expect: skip }\n`,
      "6:13 The case in line 3 has this name too. Give each case its own.",
    ],
    [
      VALID.replace("name: both", "nam: both"),
      "3:5 `name` is missing in this case: what the call is like, in your words.",
    ],
    [VALID.replace("name: both", "name: ' '"), "3:11 The name is empty. Say what the call is like."],
    [VALID.replace("name: both", "name: 1"), "3:11 `name` must be a text, not the number 1. Put it in quotes."],
    [
      VALID.replace("expect: record", "expect: Record"),
      "5:13 `expect` must be `record`, `skip` or `undetermined`, not the text `Record`. Did you mean `record`?",
    ],
    [
      VALID.replace("expect: record", "expect: true"),
      "5:13 `expect` must be `record`, `skip` or `undetermined`, not true.",
    ],
    [
      VALID.replace("    expect: record\n", ""),
      "3:5 `expect` is missing in this case: `record`, `skip` or `undetermined`.",
    ],
    [
      VALID.replace("    call: { mobile: true, repeat: true }\n", ""),
      "3:5 `call` is missing in this case: the facts of the call.",
    ],
    [
      VALID.replace("    expect", "    expected: skip\n    expect"),
      "5:5 There is no key `expected` here. Did you mean `expect`?",
    ],
  ])("%j", (text, message) => {
    expect(told(text)).toContain(message);
  });

  it.each([
    ["[]", "5:11 The call context must be an object with the facts of one call, not a list."],
    ["{ mobile: yes }", "5:21 `mobile` must be true or false, not the text `yes`."],
    ["{ mobil: true }", "5:13 `mobil` is no fact of a call. Did you mean `mobile`?"],
    ["{ mobile: true, landline: true }", "5:11 `mobile` and `landline` are both true: a phone is never both."],
    [
      "{ pressed: [1] }",
      "5:23 In `pressed`, the number 1 is no key path: keys are 1-9, a-z, W and N, with blanks between them. Put it in quotes.",
    ],
    [
      '{ pressed: ["1", "0"] }',
      "5:28 In `pressed`, the text `0` is no key path: keys are 1-9, a-z, W and N, with blanks between them.",
    ],
    ["{ pressed: 1 }", "5:22 `pressed` must be a list of key paths, not the number 1. Put it in quotes."],
    [
      "{ custom_data: { zip: 93101 } }",
      "5:33 `custom_data[zip]` must be a text, or null for none, not the number 93101. Put it in quotes.",
    ],
    ["{ custom_data: [] }", "5:26 `custom_data` must be an object of partner names and texts, not a list."],
    ["{ media_type: true }", "5:25 `media_type` must be a text, or null for none, not true. Put it in quotes."],
    ["{ unknown: [mobil] }", "5:23 In `unknown`, the text `mobil` names no fact. Did you mean `mobile`?"],
    ["{ duration: -1 }", "5:23 `duration` must be a number of seconds, 0 or more, not the number -1."],
  ])("facts: %s", (call, message) => {
    expect(told(withCall(call))).toEqual([message]);
  });

  it("are all told, in the order of the text, with a code frame each", () => {
    const text = `${VALID}coverage: x\nterms: y\n`;
    const { source, problems } = readTestFile(text, "yaml");
    expect(problems.map(({ line }) => line)).toEqual([6, 7]);
    expect(renderDiagnostics(source, problems, { filename: "a.test.yaml" })).toContain("--> a.test.yaml:6:11");
  });
});

describe("texts that are no test file", () => {
  it.each([
    ["", EMPTY],
    ["# nothing\n", EMPTY],
    ["---\n...\n", "1:4 A test file is an object with `campaign` or `condition`, and `cases`."],
    ["just a text", "1:1 A test file is an object with `campaign` or `condition`, and `cases`."],
    [`${VALID}---\n${VALID}`, "6:1 A second document begins here. A test file is one document: leave out the `---`."],
    [
      "a: &x 1\nb: *x\n",
      "1:4 A test file has no anchors (`&`). Write the value out, or put it in quotes if it is a text.",
    ],
    [
      'condition: media_type = "a #1" and mobile\n',
      "1:28 A `#` behind a blank begins a comment, so that this value ends before it. Put the whole value in single quotes, or write a blank behind the `#` of a comment.",
    ],
    [
      'condition: media_type = "a" #1\n',
      "1:29 A `#` behind a blank begins a comment, so that this value ends before it. Put the whole value in single quotes, or write a blank behind the `#` of a comment.",
    ],
    ["b: *x\n", "1:4 A test file has no aliases (`*`). Write the value out, or put it in quotes if it is a text."],
    ["a: !!binary aGk=\n", "1:4 A test file has no tags (`!`). Put the value in quotes if it is a text."],
    ["%YAML 1.1\n---\na: 1\n", "1:1 A test file has no directives (`%`). Leave out this line."],
    ["a: 1\na: 2\n", "2:1 This key is there twice. Leave out one of them."],
    ["1: a\n", "1:1 A key must be a text. Put it in quotes."],
    ["? [a]\n: b\n", "1:3 A key must be a text. Put it in quotes."],
    ["a:\n\t- b\n", "2:1 A line is indented with spaces, not with tabs."],
    ["a: b: c\n", "1:4 A text with `: ` in it must be in quotes."],
    ['a: "\\q"\n', "1:5 In double quotes a `\\` must be written twice: `\\\\`. Single quotes need none of that."],
  ])("YAML: %j", (text, message) => {
    expect(told(text)).toContain(message);
  });

  it.each([
    ["", EMPTY],
    ["\n\t", EMPTY],
    ["{ // c\n}", "1:3 JSON has no comments. A test file in YAML may have them."],
    ['{ "a": 1, "a": 2 }', "1:11 This key is there twice. Leave out one of them."],
    ['{ "a": 1', "1:9 A `}` is missing here."],
    ["[]", "1:1 A test file is an object with `campaign` or `condition`, and `cases`."],
    ["a: 1", "1:1 This is no JSON."],
  ])("JSON: %j", (text, message) => {
    expect(told(text, "json")).toEqual([message]);
  });
});

describe("texts that are meant to do harm", () => {
  const laughs = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);

  it.each([
    ["a billion laughs", `a0: &a0 x\n${laughs.join("\n")}\n`, /no anchors/],
    ["an anchor in a key", "&a a: 1\n", /no anchors/],
    ["an anchor in a flow", "a: [&b c]\n", /no anchors/],
    ["brackets", `a: ${"[".repeat(30_000)}`, /nested deeper than 100 levels/],
    ["closed brackets", `a: ${"[".repeat(30_000)}${"]".repeat(30_000)}`, /nested deeper than 100 levels/],
    ["braces", "{a: ".repeat(30_000), /nested deeper than 100 levels/],
    ["dashes", "- ".repeat(30_000), /nested deeper than 100 levels/],
    ["commas", `[${",".repeat(500_001)}`, /more than 500,000 parts/],
    ["documents", "---\n".repeat(30_000), /./],
    ["a file of blanks", " ".repeat(2_000_000), /empty/],
    ["a huge file", `${VALID}${"# x\n".repeat(1_000_000)}`, /at most 2,097,152 characters/],
  ])("YAML: %s", (_, text, message) => {
    expect(cpuSeconds(() => expect(told(text)[0]).toMatch(message))).toBeLessThan(10);
  });

  it.each([
    ["brackets", "[".repeat(1_000_000), /nested deeper than 100 levels/],
    ["an open string", `"${"\\".repeat(1_000_000)}`, /./],
    ["a huge file", " ".repeat(3_000_000), /at most 2,097,152 characters/],
  ])("JSON: %s", (_, text, message) => {
    expect(told(text, "json")[0]).toMatch(message);
  });

  it("tells at most 1,000 mistakes", () => {
    const cases = Array.from({ length: 3000 }, (_, index) => `  - { name: a${index}, call: {}, expect: x }\n`);
    expect(readTestFile(`condition: mobile\ncases:\n${cases.join("")}`, "yaml").problems).toHaveLength(1000);
  });

  it("reads thousands of cases", () => {
    const cases = Array.from(
      { length: 4000 },
      (_, index) => `  - { name: a${index}, call: { mobile: true }, expect: record }\n`,
    );
    expect(testFileOf(`condition: mobile\ncases:\n${cases.join("")}`).cases).toHaveLength(4000);
  });
});
