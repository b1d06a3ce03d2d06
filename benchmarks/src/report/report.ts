import { EVALUATE } from "../measure/deciding.js";
import type { Comparison, Figure, Measurements, Results } from "../measure/everything.js";
import { LARGE } from "../measure/large.js";
import { decidingPeers } from "../peers/engines.js";
import { CALLS } from "../workload/calls.js";
import { targetsOf, verdict } from "./targets.js";
import { drawTable, kilobytes, megabytes, milliseconds, ratio, type Row } from "./table.js";

/** The tables of all that was measured, as text. */
export function reportOf(measured: Measurements): string {
  const { parsing, linearity, deciding, firstDecision, startUp, bundles, large, analyzing, solving } = measured;
  const { linting, typing, memory, reading, batches } = measured;
  const sections = [
    `${measured.machine}\nMedians of interleaved rounds. Ratios hold; absolute times are this machine's.`,
    parsing && section("Parse, × a hand-written parser", drawParsing(parsing)),
    linearity && section("Length and time of one parse", drawLinearity(linearity)),
    deciding &&
      section(
        `Decide one call, compiled, × hand-written JS (${CALLS} calls, all engines agree)`,
        drawDeciding(deciding),
      ),
    batches &&
      section(
        `Decide ${CALLS} calls at once, in columns, × hand-written JS call by call`,
        drawComparisons(
          batches,
          ({ time, ratio: times }) => `${(time * 1_000_000).toFixed(2)} ns  ${times.toFixed(3)}×`,
          () => [],
        ),
      ),
    firstDecision &&
      section(
        "From the start of a process to its first decision, over an empty Node process",
        drawProcesses(firstDecision),
      ),
    startUp &&
      section(
        "Processes that do one thing with the published package, over an empty Node process",
        drawProcesses(startUp),
      ),
    bundles && section("Bundles for a browser", drawBundles(bundles)),
    large && section(`One \`or\` of ${LARGE} predicates`, drawLarge(large)),
    analyzing && section("Analyze: the slowest answer about a condition of each kind", drawAnalyzing(analyzing)),
    solving &&
      section(
        "Whether a condition can be true, and equals another: × logic-solver, on the same skeletons (all answers agree)",
        drawComparisons(solving, showSolving, () => []),
      ),
    linting && section("Lint typical payloads, on one processor", drawLinting(linting)),
    typing && section("Lint a condition at each keystroke of somebody who types it", drawTyping(typing)),
    memory && section("Memory of `recond lint`, a process that reads NDJSON", drawMemory(memory)),
    reading && section("Read the same call log, on one processor", drawReading(reading)),
    section("Targets", drawTargets(measured)),
  ];
  return sections.filter((each) => each !== undefined).join("\n\n\n");
}

function section(title: string, body: string): string {
  return `${title}\n\n${body}`;
}

function drawParsing(parsing: Results["parsing"]): string {
  return drawComparisons(parsing, showParsing, () => []);
}

/** The longest condition has a target in milliseconds. */
function showParsing(figure: Figure, work: string): string {
  return work === "1 MB" ? milliseconds(figure.time) : ratio(figure.ratio);
}

function drawDeciding(deciding: Results["deciding"]): string {
  const generating = new Set(decidingPeers.filter(({ generatesCode }) => generatesCode).map(({ name }) => name));
  const table = drawComparisons(
    deciding,
    (figure) => ratio(figure.ratio),
    (name) => [generating.has(name) ? "no" : "yes"],
    ["without eval"],
  );
  const met = deciding.map(({ work, met: count }) => `${work} ${count}`).join(", ");
  const note = `${EVALUATE} walks the tree for each call.`;
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

function drawLinearity(linearity: Results["linearity"]): string {
  const rows = linearity.map(({ units, time }) => [
    `${units} characters`,
    milliseconds(time),
    `${((time / units) * 1e6).toFixed(0)} ns`,
  ]);
  return drawTable(["", "parse", "a character"], rows);
}

function drawProcesses({ empty, results }: Results["startUp"]): string {
  const rows = results.map(({ name, overEmpty, ratio: times, processor }) => [
    name,
    milliseconds(overEmpty),
    ratio(times),
    processor === undefined ? "" : milliseconds(processor),
  ]);
  return drawTable([`(empty: ${milliseconds(empty)})`, "over empty", "× empty", "processor over empty"], rows);
}

function drawBundles(bundles: Results["bundles"]): string {
  const rows = bundles.map(({ name, minified, gzipped }) => [name, kilobytes(minified), kilobytes(gzipped)]);
  return drawTable(["", "minified", "gzipped"], rows);
}

function drawLarge(large: Results["large"]): string {
  const rows = large.map(({ step, time }) => [step, milliseconds(time)]);
  return drawTable(["", "time"], rows);
}

/** A row for each question, a column for each kind of condition; a star where the limit was reached. */
function drawAnalyzing(analyzing: Results["analyzing"]): string {
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

function drawLinting({ comparison, ...payloads }: Results["linting"]): string {
  const rows = comparison.figures.map(({ name, time, ratio: times }) => [
    name,
    milliseconds(time),
    Math.round(MINUTE / time).toLocaleString("en"),
    ratio(times),
  ]);
  const table = drawTable(["", "a payload", "payloads a minute", "× schema"], rows);
  const { count, units, nodes, conditions, doubtful } = payloads;
  const sizes = `${units.toFixed(0)} characters, IVR trees of ${nodes.toFixed(1)} nodes, ${conditions.toFixed(1)} conditions`;
  return `${table}\n\n${count} payloads; in the mean ${sizes}. ${doubtful} of them have an error or a warning.`;
}

/** Milliseconds. */
const MINUTE = 60_000;

function drawTyping(typing: Results["typing"]): string {
  const rows = typing.map(({ work, keystrokes, p50, p95, p99, slowest }) => [
    `${work}, ${keystrokes} keystrokes`,
    ...[p50, p95, p99, slowest].map(milliseconds),
  ]);
  return drawTable(["", "p50", "p95", "p99", "slowest"], rows);
}

function drawMemory({ bytes, payloads, time, peakAtQuarter, peak }: Results["memory"]): string {
  const rows = [
    ["after a quarter of the stream", megabytes(peakAtQuarter)],
    ["at its end", megabytes(peak)],
  ];
  const table = drawTable(["", "most memory so far"], rows);
  const speed = `${Math.round((payloads / time) * MINUTE).toLocaleString("en")} a minute, reports included`;
  return `${table}\n\n${megabytes(bytes)}, ${payloads.toLocaleString("en")} payloads, ${speed}.`;
}

function drawReading({ figures }: Results["reading"]): string {
  const rows = figures.map(({ name, time, ratio: times }) => [
    name,
    Math.round(SECOND / time).toLocaleString("en"),
    ratio(times),
  ]);
  return drawTable(["", "rows a second", "× JSON.parse a line"], rows);
}

/** Milliseconds. */
const SECOND = 1000;

function drawTargets(measured: Measurements): string {
  const rows = targetsOf(measured).map((target) => [
    target.what,
    target.show(target.figure),
    target.show(target.most),
    verdict(target),
  ]);
  return drawTable(["", "figure", "at most", ""], rows);
}
