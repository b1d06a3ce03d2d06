import { createReporter, type Finding, type LintedText, lint, type ReportFormat } from "@recond/linter";
import {
  type FileReport,
  githubReport,
  jsonReport,
  junitReport,
  ownSettings,
  readTestFile,
  runTests,
  suggest,
  terminalReport,
} from "@recond/tester";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

// No control character, no direction mark and no half of a character gets into a report, wherever it stands: in a name, a path, a text.
const CONTROL = /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/u;

const CHARACTERS =
  'ab <&"%:,\t\r\n\u001B\u0007\u007F\u0085\u009B\u061C\u200E\u200F\u2028\u2029\u202A\u202E\u2066\u2069\uD83D\uFFFE';

const hostile = fc
  .array(fc.constantFrom(...Array.from(CHARACTERS)), { minLength: 1, maxLength: 12 })
  .map((characters) => `x${characters.join("")}`);

const FORMATS: Readonly<Record<ReportFormat, true>> = {
  text: true,
  json: true,
  sarif: true,
  github: true,
  junit: true,
  compact: true,
  gitlab: true,
  rdjson: true,
  checkstyle: true,
  markdown: true,
};

function lintReport(format: ReportFormat, text: string): string {
  const source = `affiliate_name = "${text}" AND mobile`;
  const found = [
    ...lint(source),
    { code: text, severity: "info", message: text, span: { start: 0, end: 3 }, fixes: [] } as const,
  ];
  const findings = found.map((each): Finding => ({ ...each, path: [text, 1], line: 1, column: 1 }));
  const linted: LintedText = { name: text, kind: "payload", text: source, firstLine: 1, findings, ignored: 0 };
  const reporter = createReporter(format, { version: text });
  const counts = { files: 1, payloads: 1, conditions: 0, errors: 1, warnings: 0, infos: 1, ignored: 0 };
  return reporter.start() + reporter.file(linted) + reporter.file({ ...linted, record: 2 }) + reporter.end(counts);
}

const testReporters: Readonly<Record<string, (reports: readonly FileReport[]) => string>> = {
  terminal: (reports) => terminalReport(reports),
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
};

/** What a language without control characters can hold of a text. */
function writable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Surrogate}"]/gu, "");
}

function testReports(text: string): readonly FileReport[] {
  const root = {
    condition: `affiliate_name = "${writable(text)}" and custom_data[c] is present`,
    coverage: 100,
    cases: [{ name: text, call: { affiliate_name: text, custom_data: { c: text } }, expect: "skip" }],
  };
  return (["yaml", "json"] as const).map((format) => {
    const { testFile, problems } = readTestFile(JSON.stringify(root), format);
    const settings = testFile && ownSettings(testFile);
    if (testFile === undefined || settings === undefined) return { file: text, problems };
    const results = runTests(testFile, settings, { mutants: true });
    return { file: text, results, suggestions: suggest(testFile, settings) };
  });
}

describe("no control character gets into a report", () => {
  it.each(Object.keys(FORMATS) as readonly ReportFormat[])("of recond lint: %s", (format) => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(lintReport(format, text)).not.toMatch(CONTROL);
      }),
    );
  });

  it.each(Object.entries(testReporters))("of recond test: %s", (_, reportOf) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const failed: FileReport = { file: text, problems: [{ message: text, line: 1, column: 1 }, { message: text }] };
        expect(reportOf([...testReports(text), failed])).not.toMatch(CONTROL);
      }),
      { numRuns: 20 },
    );
  });
});
