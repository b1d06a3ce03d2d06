import { compile, evaluate } from "@recond/evaluator";
import { type Condition, parseOrThrow } from "@recond/parser";
import { HAND_WRITTEN } from "../hand-written/predicates.js";
import { type Decider, decidingPeers } from "../peers/engines.js";
import { type KnownCall, makeCalls } from "../workload/calls.js";
import { CONDITIONS, type Size, SIZES } from "../workload/conditions.js";
import { type Effort, type Job, measure, type Timings } from "./clock.js";

/** What deciding the calls took, for one condition. */
export interface DecidingResult {
  readonly work: Size;
  readonly timings: Timings;
  /** The names of those that were measured. */
  readonly names: readonly string[];
  /** How many calls one run decides. */
  readonly calls: number;
  /** How many of them meet the condition. */
  readonly met: number;
}

/** Our own, and the measure of all. */
export const BY_HAND = "hand-written JS";
export const COMPILE = "compile";
export const EVALUATE = "evaluate";

/** An engine with a condition prepared, and the calls in the form that it wants. */
interface Contestant {
  readonly name: string;
  readonly decide: Decider;
  readonly calls: readonly KnownCall[];
}

/** Decides the same calls with every engine, once all of them were found to give the same answers. */
export function measureDeciding(effort: Effort): readonly DecidingResult[] {
  const calls = makeCalls();
  const adapted = new Map(
    decidingPeers.map(({ name, adapt }) => [name, adapt ? calls.map((call) => adapt(call)) : calls]),
  );
  return SIZES.map((work) => {
    const condition = parseOrThrow(CONDITIONS[work]);
    if (condition === null) throw new RangeError("An empty condition decides nothing.");
    const peers = decidingPeers.map(({ name, prepare }) => ({
      name,
      decide: prepare(condition),
      calls: adapted.get(name) ?? calls,
    }));
    const contestants = [...ownEngines(work, condition, calls), ...peers];
    const met = checkAnswers(contestants);
    const jobs = contestants.map((contestant) => jobFor(contestant));
    return { work, timings: measure(jobs, effort), names: jobs.map(({ name }) => name), calls: calls.length, met };
  });
}

function ownEngines(work: Size, condition: Condition, calls: readonly KnownCall[]): readonly Contestant[] {
  return [
    { name: BY_HAND, decide: HAND_WRITTEN[work], calls },
    { name: COMPILE, decide: compile(condition), calls },
    { name: EVALUATE, decide: (call) => evaluate(condition, call), calls },
  ];
}

/** Throws unless all engines give the answers of the first; says how many calls meet the condition. */
function checkAnswers([first, ...others]: readonly Contestant[]): number {
  const expected = first?.calls.map((call) => Boolean(first.decide(call))) ?? [];
  for (const { name, decide, calls } of others) {
    const wrong = calls.findIndex((call, index) => Boolean(decide(call)) !== expected[index]);
    if (wrong >= 0) throw new Error(`${name} decides otherwise: ${JSON.stringify(calls[wrong])}`);
  }
  return expected.filter(Boolean).length;
}

function jobFor({ name, decide, calls }: Contestant): Job {
  return { name, run: () => countMet(decide, calls) };
}

/** All engines are called from this one line, as a program calls the rules that it keeps: nobody's code is inlined here. */
function countMet(decide: Decider, calls: readonly KnownCall[]): number {
  let met = 0;
  for (const call of calls) met += Number(Boolean(decide(call)));
  return met;
}
