import { createReporter, type LintedText, type ReportFormat, type RuleCount } from "@recond/linter";
import { Ajv } from "ajv";
import { marked } from "marked";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { linted, lintedCondition, payloadWith, reportOf } from "./support/linted.js";

const typo = linted("./campaigns/spring.json", payloadWith("mobile AND repeat"));
const doubled = linted("campaigns/fall.json", payloadWith("not not repeat and during_hours"));
const clean = linted("clean.json", payloadWith("repeat"));
const failed = { name: "gone.json", message: "`gone.json` is no UTF-8.", line: 3, column: 2 };

/** The report of a run in which one file could not be read. */
function failedReport(format: ReportFormat): string {
  const reporter = createReporter(format);
  const counts = { files: 0, payloads: 0, conditions: 0, errors: 0, warnings: 0, infos: 0, ignored: 0, failures: 1 };
  return reporter.start() + reporter.fail(failed) + reporter.end(counts);
}

const filled = { type: "string", minLength: 1 };
const place = { type: "integer", minimum: 1 };

/** An object with these properties and no others. */
function object(properties: object, required: readonly string[] = Object.keys(properties)): object {
  return { type: "object", properties, required, additionalProperties: false };
}

/** What GitLab's page on Code Quality asks for. */
const GITLAB = {
  type: "array",
  items: object({
    description: filled,
    check_name: filled,
    fingerprint: filled,
    severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
    location: object({ path: { type: "string", pattern: "^(?!\\./)." }, lines: object({ begin: place }) }),
  }),
};

const position = object({ line: place, column: place }, ["line"]);
const range = object({ start: position, end: position }, ["start"]);

/** What the schema of the Reviewdog Diagnostic Format allows, as far as it is used here. */
const RDJSON = object({
  source: object({ name: filled, url: filled }, ["name"]),
  diagnostics: {
    type: "array",
    items: object(
      {
        message: filled,
        location: object({ path: filled, range }, ["path"]),
        severity: { enum: ["ERROR", "WARNING", "INFO"] },
        code: object({ value: filled }),
        suggestions: { type: "array", items: object({ range, text: { type: "string" } }) },
      },
      ["message", "location", "severity"],
    ),
  },
});

function valid(report: string, schema: object): unknown {
  const parsed: unknown = JSON.parse(report);
  const ajv = new Ajv();
  ajv.validate(schema, parsed);
  expect(ajv.errors ?? []).toEqual([]);
  return parsed;
}

describe("the report for GitLab", () => {
  it("is a list of what GitLab asks for", () => {
    const report = valid(reportOf("gitlab", [typo, clean, doubled]), GITLAB) as readonly object[];
    expect(report[0]).toMatchObject({
      description: "`AND` must be lower case: `and`.",
      check_name: "letter-case",
      severity: "major",
      location: { path: "campaigns/spring.json", lines: { begin: 4 } },
    });
    expect(report[1]).toMatchObject({ check_name: "double-negation", severity: "minor" });
  });

  it("is an empty list where nothing was found, and has what could not be read", () => {
    expect(valid(reportOf("gitlab", [clean]), GITLAB)).toEqual([]);
    expect(valid(failedReport("gitlab"), GITLAB)).toMatchObject([
      { severity: "blocker", location: { path: "gone.json", lines: { begin: 3 } } },
    ]);
  });

  it("tells apart what is alike: of two files, of two records, twice in a text", () => {
    const twice = payloadWith("mobile AND repeat AND landline");
    const texts = [
      linted("a.json", twice),
      linted("b.json", twice),
      linted("p.ndjson", twice, { record: 1 }),
      linted("p.ndjson", twice, { record: 2, firstLine: 2 }),
    ];
    const found = JSON.parse(reportOf("gitlab", texts)) as readonly { fingerprint: string }[];
    const letterCase = texts.flatMap(({ findings }) => findings);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(letterCase.length);
  });

  it("names a finding as before when its line moves", () => {
    const moved = linted(typo.name, `\n\n${typo.text}`);
    const names = [typo, moved].map(
      (each) => (JSON.parse(reportOf("gitlab", [each])) as readonly { fingerprint: string }[])[0]?.fingerprint,
    );
    expect(names[0]).toBe(names[1]);
  });
});

/** The text of a range, which counts bytes. */
function inRange(source: string, { start, end }: Record<"start" | "end", Record<"line" | "column", number>>): string {
  const lines = source.split("\n").map((line) => Buffer.from(line));
  expect(start.line).toBe(end.line);
  return lines[start.line - 1]?.subarray(start.column - 1, end.column - 1).toString() ?? "";
}

interface Rdjson {
  readonly diagnostics: readonly {
    readonly location: { readonly range: Record<"start" | "end", Record<"line" | "column", number>> };
    readonly suggestions?: readonly {
      readonly range: Record<"start" | "end", Record<"line" | "column", number>>;
      readonly text: string;
    }[];
  }[];
}

describe("the report for reviewdog", () => {
  it("is what its schema allows", () => {
    valid(
      reportOf("rdjson", [typo, clean, doubled, lintedCondition("moblie")], { homepage: "https://x.test" }),
      RDJSON,
    );
    valid(failedReport("rdjson"), RDJSON);
    expect(valid(reportOf("rdjson", [clean]), RDJSON)).toEqual({ source: { name: "recond" }, diagnostics: [] });
  });

  it("counts columns in bytes of UTF-8", () => {
    const source =
      '{"name":"é€😀","record_calls":true,"call_recording_condition":"affiliate_name = \\"ü😀\\" AND mobile"}';
    const { diagnostics } = JSON.parse(reportOf("rdjson", [linted("a.json", source)])) as Rdjson;
    const found = diagnostics.find(({ suggestions }) => suggestions !== undefined);
    const [suggestion] = found?.suggestions ?? [];
    if (found === undefined || suggestion === undefined) throw new Error("There is no suggestion.");
    expect(inRange(source, found.location.range)).toBe("AND");
    expect([inRange(source, suggestion.range), suggestion.text]).toEqual(["AND", "and"]);
  });

  it("counts the bytes of a byte-order mark", () => {
    const mark = "\uFEFF";
    const source = '{"record_calls":true,\n"call_recording_condition":"mobile AND repeat"}';
    for (const text of [source, source.replace("\n", "")]) {
      const { diagnostics } = JSON.parse(reportOf("rdjson", [{ ...linted("a.json", text), mark }])) as Rdjson;
      const found = diagnostics.find(({ suggestions }) => suggestions !== undefined);
      if (found === undefined) throw new Error("There is no suggestion.");
      expect(inRange(mark + text, found.location.range)).toBe("AND");
    }
  });

  it("makes one suggestion of a fix that edits several places", () => {
    const source = "mobile AND repeat";
    const edits = [
      { span: { start: 11, end: 17 }, text: "landline" },
      { span: { start: 0, end: 6 }, text: "in_region" },
    ];
    const [finding] = lintedCondition(source).findings;
    if (finding === undefined) throw new Error("There is no finding.");
    const text: LintedText = {
      ...lintedCondition(source),
      findings: [{ ...finding, fixes: [{ title: "", safe: false, edits }] }],
    };
    const { diagnostics } = JSON.parse(reportOf("rdjson", [text])) as Rdjson;
    expect(diagnostics[0]?.suggestions).toEqual([
      { range: { start: { line: 1, column: 1 }, end: { line: 1, column: 18 } }, text: "in_region AND landline" },
    ]);
  });

  it("has lines alone where nobody knows the bytes before a record", () => {
    const record = linted("list.json", `     ${payloadWith("mobile AND repeat").replaceAll(/\n\s*/g, "")}`, {
      record: 2,
    });
    const { diagnostics } = valid(reportOf("rdjson", [record]), RDJSON) as Rdjson;
    expect(diagnostics[0]?.location.range).toEqual({ start: { line: 1 }, end: { line: 1 } });
    expect(diagnostics[0]?.suggestions).toBeUndefined();
  });
});

/** The elements of a report, in their order, as a strict XML parser reads them. */
function elementsOf(xml: string): readonly (readonly [string, object])[] {
  const elements: (readonly [string, object])[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => elements.push([name, attributes]));
  parser.write(xml).close();
  return elements;
}

describe("the report in Checkstyle's XML", () => {
  it("has an element for each file with findings, and one for each finding", () => {
    expect(elementsOf(reportOf("checkstyle", [typo, clean, doubled], { version: "1.2.3" }))).toEqual([
      ["checkstyle", { version: "1.2.3" }],
      ["file", { name: "./campaigns/spring.json" }],
      [
        "error",
        {
          line: "4",
          column: "41",
          severity: "error",
          message: "`AND` must be lower case: `and`.",
          source: "recond.letter-case",
        },
      ],
      ["file", { name: "campaigns/fall.json" }],
      ["error", expect.objectContaining({ severity: "warning", source: "recond.double-negation" })],
    ]);
  });

  it("has what could not be read", () => {
    expect(elementsOf(failedReport("checkstyle")).slice(1)).toEqual([
      ["file", { name: "gone.json" }],
      ["error", { line: "3", column: "2", severity: "error", message: failed.message, source: "recond" }],
    ]);
  });
});

describe("the report in Markdown", () => {
  it("is a table, and the counts", () => {
    const html = marked.parse(reportOf("markdown", [typo, clean, doubled]));
    expect(html).toContain("<td>error</td>\n<td><code>./campaigns/spring.json&#58;4&#58;41</code></td>");
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html).toContain("<strong>recond lint</strong>: 1 error, 1 warning in 3 files");
    expect(reportOf("markdown", [clean])).toBe("**recond lint**: No findings in 1 file\n");
    expect(failedReport("markdown")).toContain("gone");
  });

  it("lets no text out of its cell, whatever it says", () => {
    const nasty = "a|b\n| c | <img src=x> [l](http://x.test) ![i](y) **b** `c` @you #1 www.x.test </code>";
    const [finding] = typo.findings;
    if (finding === undefined) throw new Error("There is no finding.");
    const html = marked.parse(
      reportOf("markdown", [{ ...typo, name: nasty, findings: [{ ...finding, code: nasty, message: nasty }] }]),
    );
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html.match(/<td>/g)).toHaveLength(4);
    expect(html).not.toMatch(/<(?:a|img|em)\b/);
    expect(html.match(/<strong>/g)).toHaveLength(1);
  });
});

describe("what was found by rule", () => {
  const byRule: readonly RuleCount[] = [
    { code: "unreachable-keys", severity: "warning", count: 1200, fixable: 0 },
    { code: "letter-case", severity: "error", count: 7, fixable: 7 },
  ];
  const end = (format: ReportFormat): string => {
    const reporter = createReporter(format);
    const counts = { files: 1, payloads: 1, conditions: 0, errors: 7, warnings: 1200, infos: 0, ignored: 0 };
    return reporter.start() + reporter.end({ ...counts, byRule });
  };

  it("stands before the counts for people, a line each", () => {
    const lines = [
      "1,200  warning[unreachable-keys]",
      "    7  error[letter-case]         7 with a fix",
      "",
      "7 errors",
    ];
    expect(end("text")).toContain(lines.join("\n"));
    expect(end("github")).toContain(lines.join("\n"));
    expect(marked.parse(end("markdown")).match(/<tr>/g)).toHaveLength(3);
  });

  it("is in the report for programs, and in no other", () => {
    expect(JSON.parse(end("json"))).toMatchObject({ summary: { byRule } });
    expect(end("sarif")).not.toContain('"count"');
    for (const format of ["junit", "compact", "gitlab", "rdjson", "checkstyle"] as const) {
      expect(end(format)).not.toContain("1200");
    }
  });
});
