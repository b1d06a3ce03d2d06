import { counted, element, escapeXml, JUNIT_HEAD, junitSuite, junitTest } from "@recond/reports";
import type { Finding } from "../rule/finding.js";
import { type LintedText, placeIn, type ReportForm } from "./report.js";
import { kindText } from "./words.js";

/** Records of one file in a row that have nothing to tell. */
interface CleanRecords {
  readonly name: string;
  readonly count: number;
  /** Findings in them that are not listed. */
  readonly hidden: number;
}

/**
 * A report in the XML of JUnit, which build servers read: a file is a suite, and each error and each warning a failed test in it. Of an
 * NDJSON file each record with findings is a suite, and all others together are one.
 */
export function junitReporter(): ReportForm {
  let clean: CleanRecords | undefined;
  return {
    start: () => `${JUNIT_HEAD}<testsuites name="recond lint">\n`,
    file(linted) {
      const { name, record, findings, hidden = 0 } = linted;
      const ended = clean === undefined || clean.name === name ? "" : cleanSuite(clean);
      if (ended !== "") clean = undefined;
      if (record === undefined || findings.length > 0) return `${ended}${suiteOf(linted)}`;
      clean = { name, count: (clean?.count ?? 0) + 1, hidden: (clean?.hidden ?? 0) + hidden };
      return ended;
    },
    fail({ name, message, line }) {
      const ended = clean === undefined ? "" : cleanSuite(clean);
      clean = undefined;
      const error = element("error", { message }, escapeXml(message));
      const test = junitTest({ name: "can be read and written", file: name, line }, error);
      return `${ended}${junitSuite({ name, tests: [test], failures: 0, errors: 1 })}`;
    },
    end: () => `${clean === undefined ? "" : cleanSuite(clean)}</testsuites>\n`,
  };
}

function cleanSuite({ name, count, hidden }: CleanRecords): string {
  const test = junitTest({
    name: `no ${hidden > 0 ? "listed " : ""}findings in ${counted(count, "record")}`,
    file: name,
  });
  return junitSuite({ name, tests: [test], failures: 0, errors: 0, output: outputOf(hiddenLines(hidden)) });
}

function suiteOf(linted: LintedText): string {
  const { name, record, findings, hidden = 0 } = linted;
  const failures = findings.filter(({ severity }) => severity !== "info");
  const infos = findings.filter(({ severity }) => severity === "info").map((info) => lineOf(linted, info));
  const passed = junitTest({ name: hidden > 0 ? "no listed findings" : "no errors and no warnings", file: name });
  return junitSuite({
    name: record === undefined ? name : `${name}, record ${record}`,
    tests: failures.length === 0 ? [passed] : failures.map((finding) => failureOf(linted, finding)),
    failures: failures.length,
    errors: 0,
    output: outputOf([...infos, ...hiddenLines(hidden)]),
  });
}

function hiddenLines(hidden: number): readonly string[] {
  return hidden === 0 ? [] : [`${counted(hidden, "finding")} not listed, as only errors were asked for.`];
}

function outputOf(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : element("system-out", {}, escapeXml(lines.join("\n")));
}

function failureOf(linted: LintedText, finding: Finding): string {
  const { name, firstLine } = linted;
  const { code, severity, message, column } = finding;
  const line = finding.line + firstLine - 1;
  const failure = element("failure", { type: severity, message }, escapeXml(lineOf(linted, finding)));
  return junitTest({ name: `${code} at ${line}:${column}`, file: name, line }, failure);
}

function lineOf(linted: LintedText, finding: Finding): string {
  return `${placeIn(linted, finding)}: ${kindText(finding)} ${finding.message}`;
}
