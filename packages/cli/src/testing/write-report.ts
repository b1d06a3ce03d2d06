import type { CallContext, Explanation } from "@recond/evaluator";
import { type FileReport, githubReport, jsonReport, junitReport, terminalReport } from "@recond/tester";
import { showable } from "@recond/parser";
import { createStyle, safeText, type Style } from "@recond/reports";
import type { Campaign } from "../campaign/read-campaign.js";
import type { Environment } from "../terminal/environment.js";
import { replaceText } from "../input/write-text.js";
import { explanationJson, explanationText } from "../decision/explanation.js";
import type { TestRun } from "./run-test-file.js";

/** The ways to report. */
export type TestFormat = "text" | "json" | "junit" | "github";

/** How to report. */
export interface ReportSettings {
  readonly format: TestFormat;
  /** A file for the report; undefined for standard output. */
  readonly path: string | undefined;
  /** Whether the coverage is reported for people even where it is as asked for. */
  readonly coverage: boolean;
}

/** Prints a report, or writes it to a file. */
export async function writeReport(
  runs: readonly TestRun[],
  settings: ReportSettings,
  { output, messages }: Environment,
): Promise<void> {
  const { format, path } = settings;
  if (path === undefined) {
    const text = reportText(runs, settings, output.style);
    await (format === "text" ? output.write(text) : output.writeRaw(text));
    return;
  }
  await replaceText(path, reportText(runs, settings, createStyle(false)));
  await messages.write(`${showable(path)}: written\n`);
}

function reportText(runs: readonly TestRun[], { format, coverage }: ReportSettings, style: Style): string {
  const reports: readonly FileReport[] = runs.map(({ outcome }) => outcome.report);
  switch (format) {
    case "text":
      return safeText(terminalText(runs, reports, coverage, style), style.colors);
    case "json":
      return jsonReport(reports);
    case "junit":
      return junitReport(reports);
    case "github":
      return githubReport(reports);
  }
}

/** Standard error has the code frames already. */
const TOLD = [{ message: "What is wrong is told on standard error." }];

/** A failed case is explained as `recond decide` explains a call. */
function terminalText(
  runs: readonly TestRun[],
  reports: readonly FileReport[],
  coverage: boolean,
  style: Style,
): string {
  const campaigns = new Map<FileReport, Campaign>(
    runs.flatMap(({ outcome }) => ("campaign" in outcome ? [[outcome.report, outcome.campaign]] : [])),
  );
  const explained = (
    { explanation, call }: { readonly explanation: Explanation; readonly call: CallContext },
    report: FileReport,
  ): string => {
    const campaign = campaigns.get(report);
    if (campaign === undefined) return "";
    return explanationText(explanationJson(explanation, call, campaign), campaign, style);
  };
  const untold = reports.map((each) => ("results" in each ? each : { ...each, problems: TOLD }));
  return terminalReport(untold, {
    colors: style.colors,
    coverage,
    explain: ({ explanation, test: { call } }, report) => explained({ explanation, call }, report),
    explainBroken: ({ explanation, proof }, report) =>
      explanation === undefined || proof.verdict !== "broken"
        ? ""
        : explained({ explanation, call: proof.call }, report),
  });
}
