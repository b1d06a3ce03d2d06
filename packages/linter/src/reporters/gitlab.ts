import { jsonItems } from "@recond/reports";
import { plainPath } from "./file-uri.js";
import { createFingerprints } from "./fingerprint.js";
import type { ReportForm } from "./report.js";

/** A report in the JSON of GitLab's Code Quality, which shows the findings in a merge request. */
export function gitlabReporter(): ReportForm {
  const items = jsonItems();
  const fingerprintOf = createFingerprints();
  return {
    start: () => "[",
    file: ({ name, text, firstLine, findings }) =>
      items(
        findings.map((finding) => ({
          description: finding.message,
          check_name: finding.code === "" ? "recond" : finding.code,
          fingerprint: fingerprintOf(finding, text, plainPath(name)),
          severity: SEVERITIES[finding.severity],
          location: { path: plainPath(name), lines: { begin: finding.line + firstLine - 1 } },
        })),
      ),
    fail: ({ name, message, line = 1 }) =>
      items([
        {
          description: message,
          check_name: "recond",
          fingerprint: `unreadable:${plainPath(name)}`,
          severity: "blocker",
          location: { path: plainPath(name), lines: { begin: line } },
        },
      ]),
    end: () => "\n]\n",
  };
}

/** What GitLab calls severities. */
const SEVERITIES = { error: "major", warning: "minor", info: "info" } as const;
