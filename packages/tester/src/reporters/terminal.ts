import { isUndecided, keepingText, type PredicateCoverage } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { requireList, requireObject, showable } from "@recond/parser";
import { createStyle, type Style } from "@recond/reports";
import type {
  CaseResult,
  CoverageResult,
  GuaranteeResult,
  MutantReport,
  TestResults,
} from "../running/test-results.js";
import { writeCases } from "../test-file/write-cases.js";
import { type ErrorReport, type FileReport, hasRun, type RunReport, summaryOf } from "./report.js";
import {
  changeText,
  coverageSentence,
  lackSentence,
  percentText,
  PROMISES_NOTHING,
  summaryText,
  unprovenSentence,
} from "./words.js";

/** How a report for a terminal looks. */
export interface TerminalOptions {
  /** Colours as ANSI escape sequences; off by default. */
  readonly colors?: boolean | undefined;
  /** Whether the coverage is reported where it is as asked for; on by default. Where it is not, it always is. */
  readonly coverage?: boolean | undefined;
  /** Explains a failed case below it; by default a few lines do. */
  readonly explain?: ((result: CaseResult, report: RunReport) => string) | undefined;
  /** Explains below a broken guarantee why its call is decided so; by default a few lines do. */
  readonly explainBroken?: ((result: GuaranteeResult, report: RunReport) => string) | undefined;
}

/** Predicates that are listed even if nothing is missing; of a longer list only those with something missing are. */
const MOST_PREDICATES = 30;

/** Mutants that are reported; the JSON report has all of them. */
const MOST_MUTANTS = 20;

/**
 * A report for people.
 *
 * @param options - colours, and how failed cases are explained
 */
export function terminalReport(reports: readonly FileReport[], options: TerminalOptions = {}): string {
  requireList("The reports are a list", reports);
  requireObject("The options are an object", options);
  const style = createStyle(options.colors === true);
  const summary = summaryOf(reports);
  const { failed, broken, undecided, errors, lackCoverage } = summary;
  const isFine = failed + broken + undecided + errors + lackCoverage === 0;
  // A file of which the filter leaves nothing is not worth a line.
  const shown = reports.filter(
    (report) => !hasRun(report) || report.results.cases.length + report.results.guarantees.length > 0,
  );
  const parts = shown.map((report) => (hasRun(report) ? runText(report, options, style) : errorText(report, style)));
  return `${[...parts, style[isFine ? "green" : "red"](summaryText(summary))].join("\n\n")}\n`;
}

function errorText({ file, problems }: ErrorReport, style: Style): string {
  const lines = problems.map(({ message, line, column }) => {
    const place = line === undefined ? "" : `${line}:${column ?? 1}  `;
    return `    ${place}${showable(message)}`;
  });
  return [style.bold(showable(file)), `  ${style.red("✗ could not run")}`, ...lines].join("\n");
}

function runText(report: RunReport, options: TerminalOptions, style: Style): string {
  const { results } = report;
  const { explain = explainBriefly, explainBroken = explainBriefly } = options;
  const cases = results.cases.map((result) => caseText(result, () => explain(result, report), style));
  const guarantees = results.guarantees.map((result) =>
    guaranteeText(result, () => explainBroken(result, report), style),
  );
  const isCovered = options.coverage !== false || !results.coverageReached;
  const sections = [
    isCovered ? coverageText(results, style) : "",
    mutantsText(results.mutants, style),
    suggestionsText(report, style),
  ];
  const head = [style.bold(showable(report.file)), ...cases, ...guarantees].join("\n");
  return [head, ...sections.filter((section) => section !== "")].join("\n\n");
}

function caseText({ test, passed, decision }: CaseResult, explain: () => string, style: Style): string {
  const name = showable(test.name);
  if (passed) return `  ${style.green("✓")} ${name}  ${style.dim(decision)}`;
  const sentence = `expected ${test.expect}, but the decision is ${decision} (line ${test.place.line})`;
  return `  ${style.red(`✗ ${name}`)}\n    ${sentence}\n${indented(explain().trimEnd(), 4)}`;
}

function guaranteeText(result: GuaranteeResult, explain: () => string, style: Style): string {
  const { guarantee, proof, kept } = result;
  const name = showable(guarantee.name);
  if (proof.verdict === "proven") {
    const note = result.isUnbreakable ? `\n    ${style.yellow(PROMISES_NOTHING)}` : "";
    const rests = proof.rests.map((reading) => `[${reading}]`).join(", ");
    const under = guarantee.everyReading === true ? " under every reading" : "";
    const verdict = `proven${under}${rests === "" ? "" : `, rests on ${rests}`}`;
    return `  ${style.green("✓")} ${name}  ${style.dim(verdict)}${note}`;
  }
  const why = guarantee.why === undefined ? "" : `\n    why: ${showable(guarantee.why)}`;
  const sentence = `    ${showable(unprovenSentence(result))} (line ${guarantee.place.line})${why}`;
  if (proof.verdict === "undecided") return `  ${style.yellow(`? ${name}`)}\n${sentence}`;
  const would = kept === undefined ? "" : `\n    would keep it: ${keepingText(kept)}`;
  return `  ${style.red(`✗ ${name}`)}\n${sentence}\n${indented(explain().trimEnd(), 4)}${would}`;
}

function explainBriefly({ explanation }: CaseResult | GuaranteeResult): string {
  if (explanation === undefined) return "";
  const { marked, deciding, truths, missing } = explanation;
  const facts = truths
    .filter(({ node }) => deciding.includes(node))
    .map(({ node, truth }) => `${format(node)} is ${truth === undefined ? "unknown" : String(truth)}`);
  const open = missing.length === 0 ? [] : [`missing: ${missing.join(", ")}`];
  return [...(marked === "" ? [] : [marked]), ...new Set(facts), ...open].map((line) => showable(line)).join("\n");
}

function coverageText(results: TestResults, style: Style): string {
  const { coverage, coverageReached } = results;
  const sentence = coverageReached ? coverageSentence(coverage) : style.red(lackSentence(results));
  return [`  ${sentence}`, ...predicateLines(coverage, style)].join("\n");
}

function predicateLines(coverage: CoverageResult, style: Style): readonly string[] {
  if (coverage.is !== "known" || coverage.predicates.length === 0) return [];
  const { predicates } = coverage;
  const shown = predicates.length <= MOST_PREDICATES ? predicates : predicates.filter(isIncomplete);
  const lines = shown.map((predicate) => predicateLine(predicate, style));
  return lines.length === 0 ? [] : [style.dim("    true  false  decides  predicate"), ...lines];
}

function isIncomplete({ isRemovable, shownToDecide }: PredicateCoverage): boolean {
  return !isRemovable && shownToDecide === undefined;
}

function predicateLine(covered: PredicateCoverage, style: Style): string {
  const cell = (shown: unknown, width: number): string =>
    style[shown === undefined ? "red" : "green"]((shown === undefined ? "no" : "yes").padEnd(width));
  const decides = covered.isRemovable ? style.dim("-".padEnd(9)) : cell(covered.shownToDecide, 9);
  const note = covered.isRemovable ? style.dim("  (can be removed without changing the meaning)") : "";
  return `    ${cell(covered.shownTrue, 6)}${cell(covered.shownFalse, 7)}${decides}${showable(format(covered.predicate))}${note}`;
}

function mutantsText(report: MutantReport | undefined, style: Style): string {
  if (report === undefined) return "";
  const { mutants, noticed, score, equivalent, undecided, leftOut } = report;
  const notes = [
    ...(equivalent > 0 ? [`${equivalent} that mean the same do not count`] : []),
    ...(undecided.length > 0 ? [`${undecided.length} could not be judged`] : []),
    ...(leftOut > 0 ? [`${leftOut} were not tried`] : []),
  ];
  const unnoticed = mutants.filter(({ noticedBy }) => noticedBy === undefined);
  const lines = unnoticed
    .slice(0, MOST_MUTANTS)
    .flatMap((mutant) => [
      `    ${style.yellow("not noticed:")} ${showable(changeText(mutant))}`,
      ...(mutant.example === undefined
        ? []
        : [style.dim(`      a call that tells: ${showable(JSON.stringify(mutant.example))}`)]),
    ]);
  const more = unnoticed.length - MOST_MUTANTS;
  return [
    `  Mutation score ${percentText(score)}: ${noticed} of ${mutants.length} mutants noticed.${notes.length === 0 ? "" : ` ${sentenceCase(notes.join(", "))}.`}`,
    ...lines,
    ...(more > 0 ? [`    and ${more} more`] : []),
  ].join("\n");
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function suggestionsText({ suggestions, results: { testFile } }: RunReport, style: Style): string {
  if (suggestions === undefined) return "";
  if (isUndecided(suggestions)) return `  The missing cases could not be found. ${suggestions.reason}`;
  if (suggestions.length === 0) return "  No case is missing.";
  const title = style.bold("Missing cases, ready to paste under `cases`:");
  return `  ${title}\n\n${writeCases(suggestions, testFile.format).trimEnd()}`;
}

function indented(text: string, width: number): string {
  return text.replaceAll(/^(?=.)/gm, " ".repeat(width));
}
