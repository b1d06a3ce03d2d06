import { DUCKDB, FROM_BITS } from "../measure/batches.js";
import { CORE, STRICT } from "../measure/bundles.js";
import { BY_HAND, COMPILE, EVALUATE } from "../measure/deciding.js";
import type { Comparison, Measurements, Results } from "../measure/everything.js";
import { LINT } from "../measure/linting.js";
import { RECOND } from "../measure/parsing.js";
import { DECIDE, LINT_FILE, PARSE, VERSION } from "../measure/processes.js";
import { decidingPeers } from "../peers/engines.js";
import { kilobytes, milliseconds, ratio } from "./table.js";

/** A figure and the most that it should be. */
export interface Target {
  readonly what: string;
  readonly figure: number;
  readonly most: number;
  readonly show: (value: number) => string;
}

/** What a parser with its own grammar reached, with room for a slow hour. */
const PARSE_RATIOS = { S: 1.5, M: 1.5, L: 1.5 } as const;
/** Milliseconds over an empty process. */
const START_TIMES = { [VERSION]: 25, [PARSE]: 60, [LINT_FILE]: 110, [DECIDE]: 40 };
const DECIDE_RATIOS = { S: 1.5, M: 2.1, L: 2.3 } as const;
/** For those who decide in a loop without compiling. */
const EVALUATE_RATIOS = { S: 3, M: 3, L: 3 } as const;
/** Milliseconds for the slowest answer. */
const ANALYZE_TIMES = {
  "20 predicates": 50,
  "200 predicates": 1000,
  "or of 1,000 operands": 1000,
  "worst cases": 2000,
} as const;
/** Parsers to be ahead of. */
const SLOWER_PARSERS: ReadonlySet<string> = new Set(["@marcbachmann/cel-js", "subscript", "jsep", "cel-js"]);

/** The targets of what was measured, with the figures that were reached. */
export function targetsOf(measured: Measurements): readonly Target[] {
  return [
    ...of(measured.parsing, (parsing) => [
      ...ratioTargets("parse", "hand-written parser", parsing, RECOND, PARSE_RATIOS),
      { what: "parse 1 MB", figure: timeOf(parsing, "1 MB", RECOND), most: 40, show: milliseconds },
      ...parsing.flatMap((comparison) => parserTargets(comparison)),
    ]),
    ...of(measured.linearity, linearityTargets),
    ...of(measured.deciding, (deciding) => [
      ...ratioTargets("compile", BY_HAND, deciding, COMPILE, DECIDE_RATIOS),
      ...ratioTargets("evaluate", BY_HAND, deciding, EVALUATE, EVALUATE_RATIOS),
      ...deciding.map((comparison) => fastestPeerTarget(comparison)),
    ]),
    ...of(measured.batches, batchTargets),
    ...of(measured.startUp, ({ results }) =>
      Object.entries(START_TIMES).map(([name, most]) => ({
        what: `${name}, over an empty process`,
        figure: results.find((result) => result.name === name)?.overEmpty ?? Number.NaN,
        most,
        show: milliseconds,
      })),
    ),
    ...of(measured.bundles, (bundles) => [
      { what: CORE, figure: gzippedSize(bundles, CORE), most: 26_000, show: kilobytes },
      { what: STRICT, figure: gzippedSize(bundles, STRICT), most: 12_000, show: kilobytes },
    ]),
    ...of(measured.analyzing, (results) =>
      Object.entries(ANALYZE_TIMES).map(([work, most]) => analyzeTarget(results, work, most)),
    ),
    ...lintTargets(measured),
  ];
}

/** How many times as fast as by hand a further condition over a batch should be, and as DuckDB on one processor. */
const BATCH_SPEEDS = { S: 50, M: 10, L: 10 } as const;
const DUCKDB_SPEED = 20;

/** Shares of the other's time, since these are figures that should be small. */
function batchTargets(batches: Results["batches"]): readonly Target[] {
  return Object.entries(BATCH_SPEEDS).flatMap(([work, speed]) => {
    const own = timeOf(batches, work, FROM_BITS);
    return [
      {
        what: `columns ${work}, × ${BY_HAND}`,
        figure: own / timeOf(batches, work, BY_HAND),
        most: 1 / speed,
        show: share,
      },
      {
        what: `columns ${work}, × ${DUCKDB}`,
        figure: own / timeOf(batches, work, DUCKDB),
        most: 1 / DUCKDB_SPEED,
        show: share,
      },
    ];
  });
}

function share(value: number): string {
  return `1/${Math.round(1 / value)}`;
}

function gzippedSize(bundles: Results["bundles"], name: string): number {
  return bundles.find((bundle) => bundle.name === name)?.gzipped ?? Number.NaN;
}

function lintTargets({ linting, typing, memory }: Measurements): readonly Target[] {
  return [
    ...of(linting, ({ comparison }) => [
      {
        what: "lint a payload on one processor (10,000 a minute: 6 ms)",
        figure: timeOf([comparison], comparison.work, LINT),
        most: 6,
        show: milliseconds,
      },
    ]),
    ...of(typing, (results) =>
      results.map(({ work, p95 }) => ({
        what: `lint ${work} at a keystroke, 95 of 100`,
        figure: p95,
        most: 10,
        show: milliseconds,
      })),
    ),
    ...of(memory, (result) => memoryTargets(result)),
  ];
}

/** A short stream ends before the memory has reached what it needs. */
function memoryTargets({ bytes, peak, peakAtQuarter }: Results["memory"]): readonly Target[] {
  if (bytes < 100_000_000) return [];
  const what = "memory of lint at the end of a stream, × at a quarter of it";
  return [{ what, figure: peak / peakAtQuarter, most: 1.1, show: ratio }];
}

/** The targets of a part, if it was measured. */
function of<Part>(part: Part | undefined, targets: (part: Part) => readonly Target[]): readonly Target[] {
  return part === undefined ? [] : targets(part);
}

function ratioTargets(
  verb: string,
  base: string,
  comparisons: readonly Comparison[],
  name: string,
  most: Readonly<Record<string, number>>,
): readonly Target[] {
  return Object.entries(most).map(([work, limit]) => ({
    what: `${verb} ${work}, × ${base}`,
    figure:
      comparisons.find((comparison) => comparison.work === work)?.figures.find((it) => it.name === name)?.ratio ??
      Number.NaN,
    most: limit,
    show: ratio,
  }));
}

function analyzeTarget(analyzing: Results["analyzing"], work: string, most: number): Target {
  const times = analyzing.filter((result) => result.work === work).map(({ slowest }) => slowest);
  return { what: `analyze, slowest answer: ${work}`, figure: Math.max(...times), most, show: milliseconds };
}

function timeOf(comparisons: readonly Comparison[], work: string, name: string): number {
  const figures = comparisons.find((comparison) => comparison.work === work)?.figures;
  return figures?.find((figure) => figure.name === name)?.time ?? Number.NaN;
}

/** Four times the text takes four times the time, up to what collecting garbage adds. */
function linearityTargets(linearity: Results["linearity"]): readonly Target[] {
  const [quarter] = linearity;
  const whole = linearity.at(-1);
  const figure = (whole?.time ?? Number.NaN) / (quarter?.time ?? Number.NaN);
  return [{ what: "parse 1 MB, × a quarter of it (linear: 4)", figure, most: 5, show: ratio }];
}

function parserTargets({ work, figures }: Comparison): readonly Target[] {
  const own = figures.find(({ name }) => name === RECOND)?.time ?? Number.NaN;
  return figures
    .filter(({ name }) => SLOWER_PARSERS.has(name))
    .map(({ name, time }) => ({ what: `parse ${work}, × ${name}`, figure: own / time, most: 1, show: ratio }));
}

/** At least twice as fast as the fastest that makes no code either. */
function fastestPeerTarget({ work, figures }: Comparison): Target {
  const peers = new Set(decidingPeers.filter(({ generatesCode }) => !generatesCode).map(({ name }) => name));
  const fastest = Math.min(...figures.filter(({ name }) => peers.has(name)).map(({ time }) => time));
  const own = figures.find(({ name }) => name === COMPILE)?.time ?? Number.NaN;
  return { what: `compile ${work}, × fastest peer without eval`, figure: own / fastest, most: 0.5, show: ratio };
}

/** `reached`, or by how much it was missed. */
export function verdict({ figure, most }: Target): string {
  return figure <= most ? "reached" : `missed by ${Math.ceil((figure / most - 1) * 100)} %`;
}
