import { pathText } from "@recond/campaign";
import type { Edit, Fix, Span } from "@recond/parser";
import { counted, group, jsonItems, jsonLine } from "@recond/reports";
import type { Finding } from "../rule/finding.js";
import { fileUri } from "./file-uri.js";
import { createFingerprints } from "./fingerprint.js";
import { offsetOf, regionsIn } from "./regions.js";
import type { LintedText, LintFailure, ReportForm, ReportOptions } from "./report.js";
import { messageText, SARIF_LEVELS, sarifRuleIndexes, sarifRules } from "./sarif-rules.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** A report in SARIF 2.1.0, for code scanning: one log with one run, written while the run goes on. */
export function sarifReporter({ version, homepage }: ReportOptions): ReportForm {
  const items = jsonItems();
  const notifications: object[] = [];
  let isSuccessful = true;
  let listed = 0;
  let leftOut = 0;
  const driver = {
    name: "recond",
    ...(version === undefined ? {} : { version }),
    ...(homepage === undefined ? {} : { informationUri: homepage }),
    rules: sarifRules(),
  };
  return {
    start: () =>
      `{"version":"2.1.0","$schema":"${SCHEMA}","runs":[{"tool":${jsonLine({ driver })},"columnKind":"utf16CodeUnits","results":[`,
    file(linted) {
      const findings = linted.findings.slice(0, MOST_RESULTS - listed);
      listed += findings.length;
      leftOut += linted.findings.length - findings.length;
      return findings.length === 0 ? "" : items(resultsOf({ ...linted, findings }));
    },
    fail(failure) {
      isSuccessful = false;
      notifications.push(notificationOf(failure));
      return "";
    },
    // Findings are what the tool is run for: the run itself succeeded.
    end() {
      if (leftOut > 0) notifications.push(leftOutNotification(leftOut));
      const notes = notifications.length === 0 ? {} : { toolExecutionNotifications: notifications };
      return `\n],"invocations":${jsonLine([{ executionSuccessful: isSuccessful, ...notes }])}}]}\n`;
    },
  };
}

/** Code scanning takes no report with more results. */
const MOST_RESULTS = 25_000;

function notificationOf({ line, column, message, ...file }: LintFailure): object {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    level: "error",
    message: { text: messageText(message) },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file), ...region } }],
  };
}

function leftOutNotification(count: number): object {
  const text = `${counted(count, "result")} left out: code scanning takes ${group(MOST_RESULTS)} of a run. Lint fewer files at a time, or list errors only.`;
  return { level: "warning", message: { text } };
}

function resultsOf(linted: LintedText): readonly object[] {
  const regionOf = sarifRegionsIn(linted);
  const fingerprintOf = createFingerprints();
  return linted.findings.map((finding) => ({
    ...ruleOf(finding.code),
    level: SARIF_LEVELS[finding.severity],
    message: { text: messageText(finding.message) },
    locations: [
      {
        physicalLocation: { artifactLocation: artifactOf(linted), region: regionOf(finding.span) },
        ...(finding.path.length > 0 && { logicalLocations: [{ fullyQualifiedName: pathText(finding.path) }] }),
      },
    ],
    partialFingerprints: { "recondFinding/v1": fingerprintOf(finding, linted.text) },
    ...fixesOf(linted, finding, regionOf),
    ...propertiesOf(linted, finding, regionOf),
  }));
}

function ruleOf(code: string): object {
  const ruleIndex = sarifRuleIndexes.get(code);
  if (ruleIndex !== undefined) return { ruleId: code, ruleIndex };
  return code === "" ? {} : { ruleId: code };
}

function artifactOf({ name, isNoFile }: Pick<LintedText, "name" | "isNoFile">): object {
  const uri = fileUri(name);
  // What is relative counts from the folder that the tool was run in.
  return isNoFile === true || uri.startsWith("file:") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
}

function sarifRegionsIn(linted: LintedText): (span: Span) => object {
  const regionOf = regionsIn(linted);
  const offset = offsetOf(linted);
  return (span) => ({
    ...regionOf(span),
    ...(offset === undefined ? {} : { charOffset: offset + span.start, charLength: span.end - span.start }),
  });
}

/** What SARIF has no place for. Of its `fixes` a viewer may apply any, and no alternative is applied without a choice. */
function propertiesOf(
  linted: LintedText,
  { alternatives = [], guess }: Finding,
  regionOf: (span: Span) => object,
): object {
  const properties = {
    ...(linted.record !== undefined && { record: linted.record }),
    ...(alternatives.length > 0 && { alternatives: alternatives.map((fix) => fixOf(linted, fix, regionOf)) }),
    ...(guess !== undefined && { guess }),
  };
  return Object.keys(properties).length === 0 ? {} : { properties };
}

function fixesOf(linted: LintedText, { fixes }: Finding, regionOf: (span: Span) => object): object {
  const written = fixes.filter(({ edits }) => edits.length > 0).map((fix) => fixOf(linted, fix, regionOf));
  return written.length === 0 ? {} : { fixes: written };
}

function fixOf(linted: LintedText, { title, safe, edits }: Fix, regionOf: (span: Span) => object): object {
  const replacements = edits.map(({ span, text }: Edit) => ({
    deletedRegion: regionOf(span),
    insertedContent: { text },
  }));
  return {
    description: { text: messageText(title) },
    artifactChanges: [{ artifactLocation: artifactOf(linted), replacements }],
    properties: { safe },
  };
}
