import { requireObject, requireThat } from "@recond/parser";
import type { AskedRows } from "./decisions/asked-rows.js";
import { createSimulation, type ReplayedCall } from "./decisions/create-simulation.js";
import type { LogRows } from "./logs/log-rows.js";
import type { Plan } from "./replay/plan.js";
import { requirePlan } from "./replay/require-plan.js";
import type { Simulation } from "./replay/simulation.js";

/** How a simulation is followed while it runs. */
export interface SimulateOptions {
  /** The names of the files of the log, by which places are told. */
  readonly files?: readonly string[] | undefined;
  /** Takes decided calls, in their order in the log, with the facts that the conditions ask for. It may be slow: it is waited for. */
  readonly onCalls?: ((calls: Iterable<ReplayedCall>) => void | Promise<void>) | undefined;
  /** Hears how many bytes were read, and how many rows there were so far. */
  readonly onProgress?: ((bytes: number, rows: number) => void | Promise<void>) | undefined;
  /** How many bytes may wait in memory for the end of the log, 4 MiB by default; beyond that they wait in a temporary file. */
  readonly memory?: number | undefined;
  /** Ends the simulation early, when it is aborted, as an `AbortSignal` is: what was read so far is the answer, and says that it is partial. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/**
 * Replays a log under the settings of a plan: what would have been recorded.
 *
 * @param log - what `readLog` gives
 * @throws InvalidCallLogError as `readLog` does
 * @throws TemporaryFileError when what waits for the end of the log can be kept nowhere
 * @throws TypeError for a plan that would be misunderstood, such as one with settings for fewer campaigns than it has
 */
export async function simulate(
  plan: Plan,
  log: AsyncIterable<LogRows>,
  options: SimulateOptions = {},
): Promise<Simulation> {
  requireObject("The options are an object", options);
  const isLog = typeof log === "object" && log !== null && Symbol.asyncIterator in log;
  requireThat(isLog, "The log is what `readLog` gives", log);
  return simulateRows(plan, log, options);
}

/** The same with rows of which the predicates may have been asked. */
export async function simulateRows(
  plan: Plan,
  log: AsyncIterable<LogRows | AskedRows>,
  { files = [], onCalls, onProgress, signal, memory = 4 * 1024 * 1024 }: SimulateOptions,
): Promise<Simulation> {
  requirePlan(plan);
  const simulation = createSimulation(plan, files, { keepFacts: onCalls !== undefined, memory });
  let bytes = 0;
  try {
    for await (const rows of log) {
      const calls = simulation.add(rows);
      await onCalls?.(calls);
      bytes += rows.read;
      await onProgress?.(bytes, simulation.rows());
      if (signal?.aborted === true) break;
    }
    for await (const calls of simulation.settle()) await onCalls?.(calls);
    return simulation.result(signal?.aborted === true);
  } finally {
    simulation.close();
  }
}
