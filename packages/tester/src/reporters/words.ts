import { counted } from "@recond/reports";
import type { CoverageResult, TestResults } from "../running/test-results.js";
import type { Mutant } from "../running/mutants.js";
import type { Summary } from "./report.js";

/**
 * A percentage that is 100 only when nothing is missing.
 *
 * @param percent - not rounded
 */
export function percentText(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}

/** A coverage in a sentence. */
export function coverageSentence(coverage: CoverageResult): string {
  switch (coverage.is) {
    case "known":
      if (coverage.countable === 0) return "MC/DC coverage 100 %: no predicate changes the decision.";
      return `MC/DC coverage ${percentText(coverage.percent)}: ${coverage.covered} of ${counted(coverage.countable, "predicate")} shown to decide.`;
    case "undecided":
      return `The coverage could not be found out. ${coverage.reason}`;
    case "no-condition":
      return "There is nothing to cover: no condition decides.";
    case "filtered":
      return "Coverage is not judged when only some of the cases run.";
  }
}

/**
 * How a test file lacks coverage.
 *
 * @param results - with `coverageReached` false
 */
export function lackSentence({ coverage, testFile }: TestResults): string {
  return `${coverageSentence(coverage)} The test file asks for ${testFile.coverage ?? 0} %.`;
}

/** What was done to make a mutant. */
export function changeText({ change, part }: Mutant): string {
  return change === "swapped" ? `\`and\` and \`or\` swapped in \`${part}\`` : `\`${part}\` ${change}`;
}

/** Counts in a line. */
export function summaryText(summary: Summary): string {
  const { files, errors, passed, failed, leftOut, lackCoverage } = summary;
  return [
    `${counted(summary.cases, "case")} in ${counted(files, "file")}: ${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
    ...(lackCoverage > 0 ? [`${counted(lackCoverage, "file lacks", "files lack")} coverage`] : []),
    ...(errors > 0 ? [`${counted(errors, "file")} could not run`] : []),
  ].join(", ");
}
