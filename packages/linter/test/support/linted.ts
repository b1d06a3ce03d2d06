import {
  createReporter,
  type Finding,
  lint,
  type LintedText,
  lintPayload,
  type LintSummary,
  type ReportFormat,
  type ReportOptions,
} from "@recond/linter";

/** A file with a payload, as the command hands it to a reporter. */
export function linted(name: string, text: string, more: Partial<LintedText> = {}): LintedText {
  return { name, kind: "payload", text, firstLine: 1, findings: lintPayload(text), ignored: 0, ...more };
}

/** A condition that was given as an argument. */
export function lintedCondition(text: string): LintedText {
  const findings = lint(text).map((found): Finding => ({ ...found, path: [], line: 1, column: found.span.start + 1 }));
  return { name: "condition", isNoFile: true, kind: "condition", text, firstLine: 1, findings, ignored: 0 };
}

/** A payload with one recording condition. */
export function payloadWith(condition: string): string {
  return JSON.stringify({ ivr_tree: { record_calls: true, call_recording_condition: condition } }, null, 2);
}

/** A run in numbers. */
function summaryOf(texts: readonly LintedText[]): LintSummary {
  const findings = texts.flatMap((each) => each.findings);
  const count = (severity: string): number => findings.filter((found) => found.severity === severity).length;
  return {
    files: new Set(texts.filter(({ isNoFile }) => isNoFile !== true).map(({ name }) => name)).size,
    payloads: texts.filter(({ kind }) => kind === "payload").length,
    conditions: texts.filter(({ kind }) => kind === "condition").length,
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    ignored: texts.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}

/** The whole report of a run. */
export function reportOf(format: ReportFormat, texts: readonly LintedText[], options: ReportOptions = {}): string {
  const reporter = createReporter(format, options);
  return [reporter.start(), ...texts.map((each) => reporter.file(each)), reporter.end(summaryOf(texts))].join("");
}
