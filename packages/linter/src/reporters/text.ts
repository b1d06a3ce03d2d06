import { mapFixes, painter, renderDiagnostics, showable } from "@recond/parser";
import { pathText } from "@recond/campaign";
import type { Finding } from "../rule/finding.js";
import { mendedText } from "./mended-text.js";
import { failurePlace, type LintedText, type LintSummary, type ReportForm } from "./report.js";
import { statisticsText, summaryText } from "./words.js";

/**
 * A report for people: each finding with a code frame, and a line with the counts. No control character of a name or a text comes out.
 *
 * @param colors - colours as ANSI escape sequences
 */
export function textReporter(colors: boolean): ReportForm {
  return {
    file: (linted) =>
      linted.findings.length === 0 ? "" : `${mendedPart(linted, colors)}${framesOf(linted, colors)}\n\n`,
    fail: (failure) =>
      `${painter(colors)("error", "error:")} ${showable(`${failurePlace(failure)}: ${failure.message}`)}\n\n`,
    end: (summary, fixable) => `${statisticsText(summary)}${colored(summaryText(summary, fixable), summary, colors)}\n`,
  };
}

/** What the conditions would be, before what is wrong with them. */
function mendedPart({ mended = [] }: LintedText, colors: boolean): string {
  const bold = (text: string): string => painter(colors)("strong", text);
  const texts = mended.map((each) =>
    mendedText(each, bold, each.path.length === 0 ? undefined : showable(pathText(each.path))),
  );
  return texts.length === 0 ? "" : `${texts.join("")}\n`;
}

function framesOf({ name, text, firstLine, findings }: LintedText, colors: boolean): string {
  const shown = findings.map((finding) => ({
    ...mapFixes(finding, (fix) => ({ ...fix, title: showable(fix.title) })),
    code: showable(finding.code),
    message: showable(finding.message),
  }));
  return renderDiagnostics(text, shown, { colors, filename: showable(name), firstLine, placeName: placeOf });
}

/** What the place is called in the payload. */
function placeOf({ path }: Finding): string | undefined {
  return path.length === 0 ? undefined : `(${showable(pathText(path))})`;
}

/** In the colour of the worst that was found. */
function colored(text: string, { errors, warnings, failures = 0 }: LintSummary, colors: boolean): string {
  const calm = warnings > 0 ? "warning" : "help";
  return painter(colors)(errors + failures > 0 ? "error" : calm, text);
}
