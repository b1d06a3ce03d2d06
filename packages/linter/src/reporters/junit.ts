import type { Finding } from "../rule/finding.js";
import type { LintedText, Reporter } from "./report.js";
import { counted, kindText } from "./words.js";
import { element, escapeXml } from "./xml.js";

/** Records of one file in a row that have nothing to tell. */
interface CleanRecords {
  readonly name: string;
  readonly count: number;
}

/**
 * A report in the XML of JUnit, which build servers read: a file is a suite, and each error and each warning a failed test in it. Of an
 * NDJSON file each record with findings is a suite, and all others together are one.
 */
export function junitReporter(): Reporter {
  let clean: CleanRecords | undefined;
  return {
    start: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="recond lint">\n',
    file(linted) {
      const { name, record, findings } = linted;
      const ended = clean === undefined || clean.name === name ? "" : cleanSuite(clean);
      if (ended !== "") clean = undefined;
      if (record === undefined || findings.length > 0) return `${ended}${suiteOf(linted)}`;
      clean = { name, count: (clean?.count ?? 0) + 1 };
      return ended;
    },
    end: () => `${clean === undefined ? "" : cleanSuite(clean)}</testsuites>\n`,
  };
}

function cleanSuite({ name, count }: CleanRecords): string {
  const test = element("testcase", { name: `no findings in ${counted(count, "record")}`, classname: name, file: name });
  return suiteText(name, [test], 0, "");
}

function suiteOf(linted: LintedText): string {
  const { name, record, findings } = linted;
  const failures = findings.filter(({ severity }) => severity !== "info");
  const infos = findings.filter(({ severity }) => severity === "info").map((info) => lineOf(linted, info));
  const passed = element("testcase", { name: "no errors and no warnings", classname: name, file: name });
  return suiteText(
    record === undefined ? name : `${name}, record ${record}`,
    failures.length === 0 ? [passed] : failures.map((finding) => failureOf(linted, finding)),
    failures.length,
    infos.length === 0 ? "" : element("system-out", {}, escapeXml(infos.join("\n"))),
  );
}

function suiteText(name: string, tests: readonly string[], failures: number, output: string): string {
  const inside = [...tests, ...(output === "" ? [] : [output])].map((line) => `\n    ${line}`).join("");
  return `  ${element("testsuite", { name, tests: tests.length, failures, errors: 0 }, `${inside}\n  `)}\n`;
}

function failureOf(linted: LintedText, finding: Finding): string {
  const { name, firstLine } = linted;
  const { code, severity, message, column } = finding;
  const line = finding.line + firstLine - 1;
  const failure = element("failure", { type: severity, message }, escapeXml(lineOf(linted, finding)));
  return element("testcase", { name: `${code} at ${line}:${column}`, classname: name, file: name, line }, failure);
}

function lineOf({ name, firstLine }: LintedText, finding: Finding): string {
  const { line, column, message } = finding;
  return `${name}:${line + firstLine - 1}:${column}: ${kindText(finding)} ${message}`;
}
