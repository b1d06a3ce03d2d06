import { requireList } from "@recond/parser";
import { annotation } from "@recond/reports";
import type { GuaranteeResult } from "../running/test-results.js";
import { type ErrorReport, type FileReport, hasRun, type RunReport, summaryOf } from "./report.js";
import { changeText, lackSentence, PROMISES_NOTHING, summaryText, unprovenSentence } from "./words.js";

/**
 * Annotations for GitHub: a line for each failed case, each guarantee that is not proven or promises nothing, each file that lacks coverage or could not run, each mutant that no case notices.
 */
export function githubReport(reports: readonly FileReport[]): string {
  requireList("The reports are a list", reports);
  const lines = reports.flatMap((report) => (hasRun(report) ? runLines(report) : errorLines(report)));
  return `${[...lines, summaryText(summaryOf(reports))].join("\n")}\n`;
}

function errorLines({ file, problems }: ErrorReport): readonly string[] {
  return problems.map(({ message, line, column }) =>
    annotation("error", { file, line, col: column, title: "Test file could not run" }, message),
  );
}

function runLines({ file, results }: RunReport): readonly string[] {
  const { cases, guarantees, coverageReached, testFile, mutants } = results;
  const failed = cases.filter(({ passed }) => !passed);
  const unnoticed = mutants?.mutants.filter(({ noticedBy }) => noticedBy === undefined) ?? [];
  const { line, column } = testFile.coveragePlace ?? testFile.subject.place;
  return [
    ...failed.map(({ test, decision, explanation }) =>
      annotation(
        "error",
        { file, line: test.place.line, col: test.place.column, title: test.name },
        `expected ${test.expect}, but the decision is ${decision}: ${explanation.marked}`,
      ),
    ),
    ...guarantees.flatMap((result) => guaranteeLines(file, result)),
    ...(coverageReached
      ? []
      : [annotation("error", { file, line, col: column, title: "Coverage" }, lackSentence(results))]),
    ...unnoticed.map((mutant) =>
      annotation("warning", { file, title: "Mutant" }, `No case notices this mistake: ${changeText(mutant)}.`),
    ),
  ];
}

function guaranteeLines(file: string, result: GuaranteeResult): readonly string[] {
  const { name, place, why } = result.guarantee;
  const at = { file, line: place.line, col: place.column, title: name };
  if (!result.passed) {
    const reason = why === undefined ? "" : `\nwhy: ${why}`;
    return [annotation("error", at, `${unprovenSentence(result)}${reason}`)];
  }
  return result.isUnbreakable ? [annotation("warning", at, PROMISES_NOTHING)] : [];
}
