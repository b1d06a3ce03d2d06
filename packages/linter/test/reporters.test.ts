import { createReporter, type LintedText, type ReportFormat, type TriedFixes } from "@recond/linter";
import { describe, expect, it } from "vitest";
import { linted, lintedCondition, payloadWith, reportOf } from "./support/linted.js";

const typo = linted("campaigns/spring.json", payloadWith("mobile AND repeat"));
const doubled = linted("campaigns/fall.json", payloadWith("not not repeat and during_hours"));
const clean = linted("clean.json", payloadWith("repeat"));

/** A file whose name, and whose finding, want to leave the report. */
const NASTY = 'a,b:c %0A\n::error::x\u001b[31m<&"]]>\u0007\ud83d\u202e';
const hostile: LintedText = {
  ...linted(NASTY, "{}"),
  findings: [
    {
      code: "never-true",
      severity: "error",
      message: `Bad: ${NASTY} {0} [x](javascript:y)`,
      span: { start: 0, end: 1 },
      fixes: [{ title: NASTY, safe: true, edits: [{ span: { start: 0, end: 1 }, text: NASTY }] }],
      path: [NASTY, 1],
      line: 1,
      column: 1,
    },
  ],
};

/** Two records of a page of results; the second has two lines of its own in front of it. */
const record = linted("page.ndjson", JSON.stringify(JSON.parse(payloadWith("mobile AND 😀"))), {
  firstLine: 4712,
  record: 4711,
});

/** Control characters of a report but line breaks. */
function controlsIn(report: string): readonly string[] {
  return report.match(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/gu) ?? [];
}

describe.each<ReportFormat>([
  "text",
  "json",
  "sarif",
  "github",
  "junit",
  "compact",
  "gitlab",
  "rdjson",
  "checkstyle",
  "markdown",
])("a report as %s", (format) => {
  it("hands no control character to a terminal, whatever files are called and say", () => {
    expect(controlsIn(reportOf(format, [hostile]))).toEqual([]);
  });

  it("is the same whether or not colours are asked for, but for text", () => {
    const coloured = reportOf(format, [typo, clean], { colors: true });
    expect(coloured === reportOf(format, [typo, clean])).toBe(format !== "text");
  });
});

/** What the report for people ends with, behind the count of findings. */
function lastLine(tried: TriedFixes, fixed?: number): string {
  const reporter = createReporter("text");
  const counts = { files: 1, payloads: 1, conditions: 0, errors: 1, warnings: 0, infos: 0, ignored: 0 };
  const written = fixed === undefined ? {} : { fixed };
  reporter.file(typo);
  return reporter.end({ ...counts, ...written, tried }).split(" in 1 file")[1] ?? "";
}

describe("the last line after fixes were tried", () => {
  it.each([
    [{ wanted: "safe", applied: 2, refused: 0 }, undefined, "; 2 can be fixed with --fix\n"],
    [{ wanted: "suggested", applied: 2, refused: 0 }, undefined, "; 2 can be fixed with --fix-suggested\n"],
    [
      { wanted: "safe", applied: 0, refused: 1 },
      undefined,
      "; 1 fix left out, as an error would stay, a choice is open, or another finding would come of it\n",
    ],
    [
      { wanted: "safe", applied: 3, refused: 2 },
      3,
      "; 3 fixed; 2 fixes left out, as an error would stay, a choice is open, or another finding would come of it\n",
    ],
  ] as const)("%j, %j written", (tried, fixed, expected) => {
    expect(lastLine(tried, fixed)).toBe(expected);
  });
});

describe("the report for people", () => {
  it("has a frame for each finding, its place in the payload, and the counts", () => {
    expect(reportOf("text", [typo, clean])).toBe(
      [
        "error[letter-case]: `AND` must be lower case: `and`.",
        " --> campaigns/spring.json:4:41 (ivr_tree.call_recording_condition)",
        "  |",
        '4 |     "call_recording_condition": "mobile AND repeat"',
        "  |                                         ^^^",
        "  = fix: Write `and`",
        "",
        "1 error in 2 files; 1 can be fixed with --fix",
        "",
      ].join("\n"),
    );
  });

  it("counts the lines of an NDJSON file from its start", () => {
    expect(reportOf("text", [record])).toContain(" --> page.ndjson:4712:");
    expect(reportOf("text", [record])).toContain("\n4712 | {");
  });

  it("sums up in words", () => {
    expect(reportOf("text", [])).toBe("No findings in 0 files\n");
    expect(reportOf("text", [clean])).toBe("No findings in 1 file\n");
    expect(reportOf("text", [{ ...clean, ignored: 1200 }])).toBe(
      "No findings in 1 file; 1,200 ignored by the configuration\n",
    );
    expect(reportOf("text", [lintedCondition("moblie")])).toMatch(
      /\n1 error in 1 condition; 1 can be fixed with --fix-suggested\n$/,
    );
    expect(reportOf("text", [typo, linted("a.json", payloadWith("moblie"))])).toMatch(
      /\n2 errors in 2 files; 1 can be fixed with --fix, 1 more with --fix-suggested\n$/,
    );
    expect(reportOf("text", [record, { ...clean, name: record.name, record: 2 }])).toMatch(
      /in 1 file \(2 payloads\)[^\n]*\n$/,
    );
  });

  it("colours the counts by the worst finding", () => {
    expect(reportOf("text", [typo], { colors: true })).toContain("\u001b[1;31m1 error in 1 file");
    expect(reportOf("text", [doubled], { colors: true })).toContain("\u001b[1;33m1 warning in 1 file");
    expect(reportOf("text", [clean], { colors: true })).toBe("\u001b[1;32mNo findings in 1 file\u001b[0m\n");
  });
});

describe("the report for programs", () => {
  it("is one JSON object with every finding", () => {
    const report: unknown = JSON.parse(reportOf("json", [typo, clean, lintedCondition("moblie")]));
    expect(report).toEqual({
      results: [
        {
          name: "campaigns/spring.json",
          kind: "payload",
          record: null,
          findings: [
            {
              code: "letter-case",
              severity: "error",
              message: "`AND` must be lower case: `and`.",
              path: "ivr_tree.call_recording_condition",
              span: { start: 84, end: 87 },
              line: 4,
              column: 41,
              endLine: 4,
              endColumn: 44,
              fixes: [{ title: "Write `and`", safe: true, edits: [{ span: { start: 84, end: 87 }, text: "and" }] }],
            },
          ],
          ignored: 0,
        },
        { name: "clean.json", kind: "payload", record: null, findings: [], ignored: 0 },
        expect.objectContaining({
          name: "condition",
          kind: "condition",
          findings: [expect.objectContaining({ path: null })],
        }),
      ],
      failures: [],
      summary: {
        files: 2,
        payloads: 2,
        conditions: 1,
        errors: 2,
        warnings: 0,
        infos: 0,
        ignored: 0,
        foreign: 0,
        failures: 0,
        fixed: null,
        fixable: { safe: 1, suggested: 1 },
        refused: null,
      },
    });
  });

  it("keeps every character of names and texts", () => {
    const report = JSON.parse(reportOf("json", [hostile])) as { results: [{ name: string }] };
    expect(report.results[0].name).toBe(NASTY);
  });

  it("counts offsets from the start of the file", () => {
    const text = JSON.stringify(JSON.parse(payloadWith("mobile AND repeat")));
    const start = 1000 + text.indexOf("AND");
    const report = reportOf("json", [linted("page.ndjson", text, { firstLine: 7, firstOffset: 1000, record: 7 })]);
    const span = { start, end: start + 3 };
    expect(JSON.parse(report)).toMatchObject({ results: [{ findings: [{ span, fixes: [{ edits: [{ span }] }] }] }] });
  });

  it("leaves out the records that have nothing to tell", () => {
    const report = reportOf("json", [{ ...clean, record: 1 }, record, { ...clean, record: 4712 }]);
    expect(JSON.parse(report)).toMatchObject({ results: [{ record: 4711, findings: [{ line: 4712 }, {}] }] });
    expect(JSON.parse(reportOf("json", []))).toMatchObject({ results: [], summary: { files: 0 } });
  });
});

describe("the report for editors", () => {
  it("is a line for each finding", () => {
    expect(reportOf("compact", [typo, clean, record]).split("\n")).toEqual([
      "campaigns/spring.json:4:41: error[letter-case] `AND` must be lower case: `and`.",
      expect.stringMatching(/^page\.ndjson:4712:69: error\[letter-case\] /),
      expect.stringMatching(/^page\.ndjson:4712:73: error\[[a-z-]+\] /),
      "",
    ]);
    expect(reportOf("compact", [hostile]).split("\n")).toHaveLength(2);
    expect(reportOf("compact", [])).toBe("");
  });
});

describe("the report for GitHub", () => {
  it("is an annotation for each finding, and the counts", () => {
    expect(reportOf("github", [typo, doubled]).split("\n")).toEqual([
      "::error file=campaigns/spring.json,line=4,col=41,endLine=4,endColumn=44,title=letter-case::`AND` must be lower case: `and`.",
      expect.stringMatching(
        /^::warning file=campaigns\/fall\.json,line=4,col=34,endLine=4,endColumn=41,title=double-negation::/,
      ),
      "1 error, 1 warning in 2 files; 2 can be fixed with --fix",
      "",
    ]);
  });

  it("escapes as the runner unescapes", () => {
    const [line = "", ...rest] = reportOf("github", [hostile]).split("\n");
    expect(rest).toHaveLength(2);
    const [, command = "", properties = "", message = ""] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
    expect(command).toBe("error");
    const file = properties.split(",").find((each) => each.startsWith("file=")) ?? "";
    const visible = NASTY.replace("\u001b", "<U+001B>").replace("\u0007", "<U+0007>").replace("\ud83d", "<U+D83D>");
    expect(unescaped(file.slice("file=".length))).toBe(visible.replace("\u202e", "<U+202E>"));
    expect(unescaped(message)).toContain("Bad: a,b:c %0A\n::error::x<U+001B>[31m");
  });

  it("names no columns of a finding over several lines, and no file where there is none", () => {
    const long = {
      ...typo,
      text: "a\nb",
      findings: typo.findings.map((each) => ({ ...each, span: { start: 0, end: 3 } })),
    };
    expect(reportOf("github", [long])).toContain("::error file=campaigns/spring.json,line=1,endLine=2,title=");
    expect(reportOf("github", [lintedCondition("mobile AND repeat")])).toContain(
      "::error title=letter-case::condition:1:8: `AND` must",
    );
  });
});

/** What GitHub's runner makes of a property: its own escapes and nothing else. */
function unescaped(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
