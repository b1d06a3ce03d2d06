import { collectGarbage } from "./garbage.js";
import { median } from "./median.js";

/** A piece of work that is timed. */
export interface Job {
  readonly name: string;
  /** Does the work once; what it gives back is kept, so that the engine cannot leave the work out. */
  readonly run: () => unknown;
}

/** How much time measuring may take. */
export interface Effort {
  /** How often each job takes its turn. */
  readonly rounds: number;
  /** For how many milliseconds at least a job runs in its turn. */
  readonly turn: number;
  /** Reads milliseconds: those that go by, unless another clock is given. */
  readonly clock?: () => number;
}

/** Milliseconds that this process has kept processors busy: its collector of garbage and its compiler included, which have their own threads. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What the jobs of one measurement took. */
export interface Timings {
  /** Milliseconds for one run, the median of all rounds. */
  time(name: string): number;
  /** How many times as long as `base` a job took: the median of the ratios within each round. */
  ratio(name: string, base: string): number;
}

/** What the jobs gave back last: kept, so that their work has an effect. */
const results = new Map<string, unknown>();

/**
 * Times jobs in turn, round after round, so that whatever else the machine does hits all of them alike.
 *
 * @param jobs - all do their work in this process; each round starts with another one
 */
export function measure(jobs: readonly Job[], effort: Effort): Timings {
  const turns = jobs.map((job) => ({ job, runs: runsFor(job, effort), times: new Array<number>() }));
  for (let round = 0; round < effort.rounds; round += 1) {
    for (let place = 0; place < turns.length; place += 1) {
      const turn = turns[(place + round) % turns.length];
      turn?.times.push(timeOf(turn.job, turn.runs, effort));
    }
  }
  return timingsOf(new Map(turns.map(({ job, times }) => [job.name, times])));
}

/** How many runs fill a turn; finding that out warms the job up, too: code that runs for less has not been compiled for good. */
function runsFor(job: Job, effort: Effort): number {
  for (let runs = 1; ; runs *= 2) {
    const time = timeOf(job, runs, effort);
    if (time * runs >= Math.max(effort.turn, WARM_UP)) return Math.max(1, Math.round(effort.turn / time));
  }
}

/** Milliseconds. */
const WARM_UP = 200;

/** Milliseconds for one run. */
function timeOf(job: Job, runs: number, { clock = () => performance.now() }: Effort): number {
  let result: unknown;
  collectGarbage();
  const start = clock();
  for (let run = 0; run < runs; run += 1) result = job.run();
  const end = clock();
  results.set(job.name, result);
  return (end - start) / runs;
}

/** Reads times out of what was measured, round by round. */
export function timingsOf(times: ReadonlyMap<string, readonly number[]>): Timings {
  const timesOf = (name: string): readonly number[] => {
    const found = times.get(name);
    if (found === undefined) throw new RangeError(`Nothing was measured for ${name}.`);
    return found;
  };
  return {
    time: (name) => median(timesOf(name)),
    ratio: (name, base) => {
      const bases = timesOf(base);
      return median(timesOf(name).map((time, round) => time / (bases[round] ?? Number.NaN)));
    },
  };
}
