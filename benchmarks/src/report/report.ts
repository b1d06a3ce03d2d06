import { EVALUATE } from "../measure/deciding.js";
import type { Comparison, Figure, Measurements } from "../measure/everything.js";
import { LARGE } from "../measure/large.js";
import { decidingPeers } from "../peers/engines.js";
import { CALLS } from "../workload/calls.js";
import { targetsOf, verdict } from "./targets.js";
import { drawTable, kilobytes, milliseconds, ratio, type Row } from "./table.js";

/** All tables, as text. */
export function reportOf(measured: Measurements): string {
  const sections = [
    [
      "",
      [measured.machine, "Medians of interleaved rounds. Ratios hold; absolute times are this machine's."].join("\n"),
    ],
    ["Parse, × a hand-written parser", drawParsing(measured)],
    ["Length and time of one parse", drawLinearity(measured)],
    [`Decide one call, compiled, × hand-written JS (${CALLS} calls, all engines agree)`, drawDeciding(measured)],
    ["From the start of a process to its first decision, over an empty Node process", drawFirstDecision(measured)],
    ["Bundles for a browser", drawBundles(measured)],
    [`One \`or\` of ${LARGE} predicates`, drawLarge(measured)],
    ["Analyze: the slowest answer about a condition of each kind", drawAnalyzing(measured)],
    [
      "Whether a condition can be true, and equals another: × logic-solver, on the same skeletons (all answers agree)",
      drawComparisons(measured.solving, showSolving, () => []),
    ],
    ["Targets", drawTargets(measured)],
  ];
  return sections.map(([title, body]) => (title === "" ? body : `${title}\n\n${body}`)).join("\n\n\n");
}

function drawParsing({ parsing }: Measurements): string {
  return drawComparisons(parsing, showParsing, () => []);
}

/** The longest condition has a target in milliseconds. */
function showParsing(figure: Figure, work: string): string {
  return work === "1 MB" ? milliseconds(figure.time) : ratio(figure.ratio);
}

function drawDeciding({ deciding }: Measurements): string {
  const generating = new Set(decidingPeers.filter(({ generatesCode }) => generatesCode).map(({ name }) => name));
  const table = drawComparisons(
    deciding,
    (figure) => ratio(figure.ratio),
    (name) => [generating.has(name) ? "no" : "yes"],
    ["without eval"],
  );
  const met = deciding.map(({ work, met: count }) => `${work} ${count}`).join(", ");
  const note = `${EVALUATE} reads and checks the tree for each call; compile does so once.`;
  return `${table}\n\nCalls that meet the condition: ${met}. ${note}`;
}

/** A row for each engine, a column for each piece of work, and what else there is to say about the engine. */
function drawComparisons(
  comparisons: readonly Comparison[],
  show: (figure: Figure, work: string) => string,
  more: (name: string) => Row,
  moreHead: Row = [],
): string {
  const names = comparisons[0]?.figures.map(({ name }) => name) ?? [];
  const cell = (name: string, { work, figures }: Comparison): string => {
    const figure = figures.find((it) => it.name === name);
    return figure === undefined ? "refuses" : show(figure, work);
  };
  const rows = names.map((name) => [name, ...comparisons.map((it) => cell(name, it)), ...more(name)]);
  return drawTable(["", ...comparisons.map(({ work }) => work), ...moreHead], rows);
}

function drawLinearity({ linearity }: Measurements): string {
  const rows = linearity.map(({ units, time }) => [
    `${units} characters`,
    milliseconds(time),
    `${((time / units) * 1e6).toFixed(0)} ns`,
  ]);
  return drawTable(["", "parse", "a character"], rows);
}

function drawFirstDecision({ firstDecision }: Measurements): string {
  const rows = firstDecision.results.map(({ name, overEmpty }) => [name, milliseconds(overEmpty)]);
  return drawTable([`(empty: ${milliseconds(firstDecision.empty)})`, "over empty"], rows);
}

function drawBundles({ bundles }: Measurements): string {
  const rows = bundles.map(({ name, minified, gzipped }) => [name, kilobytes(minified), kilobytes(gzipped)]);
  return drawTable(["", "minified", "gzipped"], rows);
}

function drawLarge({ large }: Measurements): string {
  const rows = large.map(({ step, time }) => [step, milliseconds(time)]);
  return drawTable(["", "time"], rows);
}

/** A row for each question, a column for each kind of condition; a star where the limit was reached. */
function drawAnalyzing({ analyzing }: Measurements): string {
  const works = [...new Set(analyzing.map(({ work }) => work))];
  const names = [...new Set(analyzing.map(({ question }) => question))];
  const cell = (name: string, work: string): string => {
    const found = analyzing.find((it) => it.question === name && it.work === work);
    return found === undefined ? "" : `${milliseconds(found.slowest)}${found.undecided > 0 ? " *" : ""}`;
  };
  const table = drawTable(
    ["", ...works],
    names.map((name) => [name, ...works.map((work) => cell(name, work))]),
  );
  return `${table}\n\n* stopped at the node limit for one of the conditions, with "undecided" as its answer.`;
}

function showSolving({ time, ratio: times }: Figure): string {
  return `${milliseconds(time)} (${ratio(times)})`;
}

function drawTargets(measured: Measurements): string {
  const rows = targetsOf(measured).map((target) => [
    target.what,
    target.show(target.figure),
    target.show(target.most),
    verdict(target),
  ]);
  const later = ["columnar batch, × hand-written JS", "columnar batch, × DuckDB"];
  const missing = later.map((what) => [what, "", "", "not measured here: comes with a later package"]);
  return drawTable(["", "figure", "at most", ""], [...rows, ...missing]);
}
