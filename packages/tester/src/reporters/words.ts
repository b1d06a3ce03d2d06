import { brokenText } from "@recond/analyzer";
import { callText } from "@recond/evaluator";
import { counted } from "@recond/reports";
import type { CoverageResult, GuaranteeResult, Mutant, TestResults } from "../running/test-results.js";
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

/** What is said of a guarantee that holds whatever is recorded. */
export const PROMISES_NOTHING = "No call can break this guarantee, so it promises nothing.";

/**
 * How a guarantee is not proven, in a sentence.
 *
 * @param result - of one that is broken or undecided
 */
export function unprovenSentence({ guarantee, proof }: GuaranteeResult): string {
  if (proof.verdict === "proven") return "";
  if (proof.verdict === "undecided") return `undecided: ${proof.reason}`;
  return `broken: ${brokenText(guarantee.kind, proof, `\`${callText(proof.call)}\``)}`;
}

/** Counts in a line. */
export function summaryText(summary: Summary): string {
  const { cases, files, errors, guarantees, leftOut, lackCoverage } = summary;
  const inFiles = ` in ${counted(files, "file")}`;
  const ofCases = `${counted(cases, "case")}${inFiles}: ${summary.passed} passed${more(summary.failed, "failed")}`;
  const isAlone = cases === 0 && guarantees > 0;
  const ofGuarantees = `${counted(guarantees, "guarantee")}${isAlone ? inFiles : ""}: ${summary.proven} proven${more(summary.broken, "broken")}${more(summary.undecided, "undecided")}`;
  return [
    [...(isAlone ? [] : [ofCases]), ...(guarantees > 0 ? [ofGuarantees] : [])].join("; ") + more(leftOut, "left out"),
    ...(lackCoverage > 0 ? [`${counted(lackCoverage, "file lacks", "files lack")} coverage`] : []),
    ...(errors > 0 ? [`${counted(errors, "file")} could not run`] : []),
  ].join(", ");
}

function more(count: number, what: string): string {
  return count > 0 ? `, ${count} ${what}` : "";
}
