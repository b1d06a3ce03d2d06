import { arch, cpus, platform } from "node:os";
import { measureAnalyzing, measureSolvers, type QuestionResult } from "./analyzing.js";
import { measureBatches } from "./batches.js";
import { type BundleResult, measureBundles } from "./bundles.js";
import type { Effort, Timings } from "./clock.js";
import { BY_HAND, measureDeciding } from "./deciding.js";
import { measureLarge } from "./large.js";
import { measureLinting, type PayloadSizes, SCHEMA } from "./linting.js";
import { measureMemory, type MemoryResult } from "./memory.js";
import { HAND_WRITTEN, measureLinearity, measureParsing } from "./parsing.js";
import { measureFirstDecisions, measureStartUp, type ProcessResults } from "./processes.js";
import { measureReading, PLAIN_READER } from "./reading.js";
import { measureTyping, type TypingResult } from "./typing.js";

/** What one engine took for one piece of work. */
export interface Figure {
  readonly name: string;
  /** Milliseconds for one text parsed, one call decided, one row read. */
  readonly time: number;
  /** The time, as a multiple of the first figure's. */
  readonly ratio: number;
}

/** The figures of one piece of work; the first is the one that the others are measured against. */
export interface Comparison {
  readonly work: string;
  readonly figures: readonly Figure[];
}

/** What is measured, part by part; each can be measured by itself. */
export interface Results {
  /** The first is the peer. */
  readonly solving: readonly Comparison[];
  readonly bundles: readonly BundleResult[];
  readonly firstDecision: ProcessResults;
  readonly startUp: ProcessResults;
  readonly deciding: readonly (Comparison & { readonly met: number })[];
  readonly batches: readonly Comparison[];
  readonly parsing: readonly Comparison[];
  readonly linearity: readonly { readonly units: number; readonly time: number }[];
  readonly large: readonly { readonly step: string; readonly time: number }[];
  readonly analyzing: readonly QuestionResult[];
  readonly linting: PayloadSizes & { readonly comparison: Comparison };
  readonly typing: readonly TypingResult[];
  readonly memory: MemoryResult;
  readonly reading: Comparison;
}

/** The name of a part. */
export type PartName = keyof Results;

/** All that was measured. */
export type Measurements = Partial<Results> & { readonly machine: string };

/** How much time measuring may take. */
export interface Patience {
  /** Whether fewer rounds will do; the figures then vary by a fifth or more. */
  readonly quick: boolean;
  /** Whether what takes half an hour is measured in full. */
  readonly long: boolean;
}

interface Setting extends Patience {
  readonly effort: Effort;
}

/** In the order in which they are measured. */
const parts: { readonly [Name in PartName]: (setting: Setting) => Results[Name] | Promise<Results[Name]> } = {
  // First, while there is little in the memory that the peer's garbage would have to be told from.
  solving: ({ effort }) => measureSolvers(effort).map(({ work, times }) => ({ work, figures: figuresOver(times) })),
  bundles: () => measureBundles(),
  firstDecision: ({ quick }) => measureFirstDecisions(quick ? 5 : 21),
  startUp: ({ quick }) => measureStartUp(quick ? 5 : 31),
  deciding: ({ effort }) =>
    measureDeciding(effort).map(({ work, timings, names, met, calls }) => ({
      work,
      figures: figuresOf(names, timings, BY_HAND, calls),
      met,
    })),
  async batches({ effort }) {
    const results = await measureBatches(effort);
    return results.map(({ work, timings, names, calls }) => ({
      work,
      figures: figuresOf(names, timings, BY_HAND, calls),
    }));
  },
  parsing: ({ effort }) =>
    measureParsing(effort).map(({ work, timings, names, texts }) => ({
      work,
      figures: figuresOf(names, timings, HAND_WRITTEN, texts),
    })),
  linearity: ({ effort }) => measureLinearity(effort),
  large: ({ effort }) => measureLarge(effort.rounds),
  analyzing: ({ effort }) => measureAnalyzing(effort),
  linting({ effort }) {
    const { timings, names, payloads } = measureLinting(effort);
    const figures = figuresOf(names, timings, SCHEMA, payloads.count);
    return { ...payloads, comparison: { work: "a payload", figures } };
  },
  typing: ({ effort }) => measureTyping(effort),
  memory: (patience) => measureMemory(streamLength(patience)),
  async reading({ quick }) {
    const rows = quick ? 20_000 : 100_000;
    const { timings, names } = await measureReading(rows, quick ? 3 : 7);
    return { work: "a row", figures: figuresOf(names, timings, PLAIN_READER, rows) };
  },
};

/** Bytes. */
function streamLength({ quick, long }: Patience): number {
  if (long) return 1_000_000_000;
  return quick ? 10_000_000 : 100_000_000;
}

/** The names of all parts. */
export const partNames: readonly PartName[] = Object.keys(parts).filter(isPartName);

/** Whether a part has this name. */
export function isPartName(name: string): name is PartName {
  return Object.hasOwn(parts, name);
}

/**
 * Measures everything, or only some parts.
 *
 * @param patience - how much time there is
 * @param only - the parts to measure; none: all
 * @param progress - is told what comes next
 */
export async function measureEverything(
  { quick, long }: Patience,
  only: readonly PartName[],
  progress: (next: string) => void,
): Promise<Measurements> {
  const setting = { quick, long, effort: quick ? { rounds: 5, turn: 10 } : { rounds: 21, turn: 30 } };
  const measured: Partial<Results> = {};
  const measureAfter = async (before: Promise<void>, name: PartName): Promise<void> => {
    await before;
    progress(name);
    Object.assign(measured, { [name]: await parts[name](setting) });
  };
  // One after the other: they would disturb each other.
  await partNames.filter((name) => only.length === 0 || only.includes(name)).reduce(measureAfter, Promise.resolve());
  return { machine: describeMachine(), ...measured };
}

/** @param count - how many texts or calls one timed run goes through */
function figuresOf(names: readonly string[], timings: Timings, base: string, count: number): readonly Figure[] {
  return names.map((name) => ({ name, time: timings.time(name) / count, ratio: timings.ratio(name, base) }));
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
