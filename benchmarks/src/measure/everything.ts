import { arch, cpus, platform } from "node:os";
import { measureAnalyzing, measureSolvers, type QuestionResult } from "./analyzing.js";
import { type BundleResult, measureBundles } from "./bundles.js";
import type { Timings } from "./clock.js";
import { BY_HAND, measureDeciding } from "./deciding.js";
import { type FirstDecisionResult, measureFirstDecisions } from "./first-decision.js";
import { measureLarge } from "./large.js";
import { HAND_WRITTEN, measureLinearity, measureParsing } from "./parsing.js";

/** What one engine took for one piece of work. */
export interface Figure {
  readonly name: string;
  /** Milliseconds for one text parsed, or one call decided. */
  readonly time: number;
  /** The time, as a multiple of the first figure's. */
  readonly ratio: number;
}

/** The figures of one piece of work; the first is the one that the others are measured against. */
export interface Comparison {
  readonly work: string;
  readonly figures: readonly Figure[];
}

/** All that was measured. */
export interface Measurements {
  readonly machine: string;
  readonly parsing: readonly Comparison[];
  readonly linearity: readonly { readonly units: number; readonly time: number }[];
  readonly deciding: readonly (Comparison & { readonly met: number })[];
  readonly firstDecision: { readonly empty: number; readonly results: readonly FirstDecisionResult[] };
  readonly bundles: readonly BundleResult[];
  readonly large: readonly { readonly step: string; readonly time: number }[];
  readonly analyzing: readonly QuestionResult[];
  /** The first is the peer. */
  readonly solving: readonly Comparison[];
}

/**
 * Measures everything.
 *
 * @param quick - whether fewer rounds will do; the figures then vary by a fifth or more
 * @param progress - is told what comes next
 */
export async function measureEverything(quick: boolean, progress: (next: string) => void): Promise<Measurements> {
  const effort = quick ? { rounds: 5, turn: 10 } : { rounds: 21, turn: 30 };
  // First, while there is little in the memory that the peer's garbage would have to be told from.
  progress("solving");
  const solving = measureSolvers(effort).map(({ work, times }) => ({ work, figures: figuresOver(times) }));
  progress("bundle sizes");
  const bundles = await measureBundles();
  progress("first decisions");
  const firstDecision = measureFirstDecisions(quick ? 5 : 21);
  progress("deciding");
  const deciding = measureDeciding(effort).map(({ work, timings, names, met, calls }) => ({
    work,
    figures: figuresOf(names, timings, BY_HAND, calls),
    met,
  }));
  progress("parsing");
  const parsing = measureParsing(effort).map(({ work, timings, names, texts }) => ({
    work,
    figures: figuresOf(names, timings, HAND_WRITTEN, texts),
  }));
  progress("large conditions");
  const linearity = measureLinearity(effort);
  const large = measureLarge(effort.rounds);
  progress("analyzing");
  const analyzing = measureAnalyzing(effort);
  return {
    machine: describeMachine(),
    parsing,
    linearity,
    deciding,
    firstDecision,
    bundles,
    large,
    analyzing,
    solving,
  };
}

/** @param parts - how many texts or calls one timed run goes through */
function figuresOf(names: readonly string[], timings: Timings, base: string, parts: number): readonly Figure[] {
  return names.map((name) => ({ name, time: timings.time(name) / parts, ratio: timings.ratio(name, base) }));
}

/** The ratios of times that were not taken in turn. */
function figuresOver(times: readonly { readonly name: string; readonly time: number }[]): readonly Figure[] {
  const [base] = times;
  return times.map(({ name, time }) => ({ name, time, ratio: time / (base?.time ?? Number.NaN) }));
}

function describeMachine(): string {
  const processors = cpus();
  return `Node ${process.version}, ${platform()} ${arch()}, ${processors.length} × ${processors[0]?.model.trim() ?? "?"}`;
}
