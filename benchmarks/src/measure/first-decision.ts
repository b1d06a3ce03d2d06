import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EMPTY, PROGRAMS } from "../first-decision/programs.js";
import { type Timings, timingsOf } from "./clock.js";
import { median } from "./median.js";

/** How many milliseconds a process that comes to a decision takes longer than one that does nothing. */
export interface FirstDecisionResult {
  readonly name: string;
  readonly overEmpty: number;
}

/** Starts a process a round for each engine, in turn. */
export function measureFirstDecisions(rounds: number): { empty: number; results: readonly FirstDecisionResult[] } {
  const names = Object.keys(PROGRAMS);
  const times = new Map(names.map((name) => [name, new Array<number>()]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const time = timeProcess(name);
      // The first round finds the files on the disk.
      if (round > 0) times.get(name)?.push(time);
    }
  }
  const timings: Timings = timingsOf(times);
  const empty = times.get(EMPTY) ?? [];
  const results = names
    .filter((name) => name !== EMPTY)
    .map((name) => {
      const differences = (times.get(name) ?? []).map((time, round) => time - (empty[round] ?? Number.NaN));
      return { name, overEmpty: median(differences) };
    });
  return { empty: timings.time(EMPTY), results };
}

const MODULE = fileURLToPath(new URL("../first-decision/programs.js", import.meta.url));
const START = `import { runProgram } from ${JSON.stringify(`file://${MODULE}`)}; await runProgram(process.argv[1]);`;

/** Milliseconds from the start of a process to its end. */
function timeProcess(name: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", START, name], {
    encoding: "utf8",
  });
  const end = performance.now();
  if (status !== 0) throw new Error(`The process of ${name} failed: ${stderr}`);
  return end - start;
}
