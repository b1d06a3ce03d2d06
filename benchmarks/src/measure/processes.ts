import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EMPTY, PROGRAMS } from "../first-decision/programs.js";
import { timingsOf } from "./clock.js";
import { median } from "./median.js";

/** How much longer than a process that does nothing another takes. */
export interface ProcessResult {
  readonly name: string;
  /** Milliseconds. */
  readonly overEmpty: number;
  /** The whole, as a multiple of the process that does nothing. */
  readonly ratio: number;
}

/** What processes take from their start to their end. */
export interface ProcessResults {
  /** Milliseconds of the process that does nothing. */
  readonly empty: number;
  readonly results: readonly ProcessResult[];
}

/** Processes that import an engine, and come to a decision. */
export function measureFirstDecisions(rounds: number): ProcessResults {
  const programs = new URL("../first-decision/programs.js", import.meta.url).href;
  const start = `import { runProgram } from "${programs}"; await runProgram(process.argv[1]);`;
  const names = Object.keys(PROGRAMS);
  return measureProcesses(rounds, Object.fromEntries(names.map((name) => [name, [...moduleOf(start), name]])));
}

/** What a target is set for, of processes that do one thing with the package that is published. */
export const VERSION = "recond --version";
export const PARSE = "recond parse mobile";
export const LINT_FILE = "recond lint campaign.json";
export const DECIDE = "import recond/strict and decide";

/** Processes that do one thing with the package that is published. */
export function measureStartUp(rounds: number): ProcessResults {
  const bin = fileURLToPath(urlOf("../../../packages/recond/dist/bin.js"));
  const campaign = fileURLToPath(urlOf("../../../examples/campaign.json"));
  return measureProcesses(rounds, {
    [EMPTY]: moduleOf(""),
    [VERSION]: [bin, "--version"],
    [PARSE]: [bin, "parse", "mobile"],
    "recond fmt mobile": [bin, "fmt", "mobile"],
    "recond analyze mobile": [bin, "analyze", "mobile"],
    "recond lint mobile": [bin, "lint", "mobile"],
    [LINT_FILE]: [bin, "lint", campaign],
    [DECIDE]: decision("strict", "parseStrict", "strict"),
    "import recond and decide": decision("index", "parseOrThrow", "index"),
  });
}

/** A program that decides a call, with what these entries of the package export. */
function decision(entryOfParse: string, parse: string, entryOfCompile: string): readonly string[] {
  return moduleOf(`import { ${parse} } from "${entry(entryOfParse)}";
import { compile } from "${entry(entryOfCompile)}";
if (compile(${parse}("mobile"))({ mobile: true }) !== true) process.exit(1);`);
}

function entry(name: string): string {
  return urlOf(`../../../packages/recond/dist/${name}.js`);
}

function urlOf(path: string): string {
  return new URL(path, import.meta.url).href;
}

function moduleOf(text: string): readonly string[] {
  return ["--input-type=module", "-e", text];
}

/** Starts a process a round for each, in turn; one of them is `EMPTY`. */
function measureProcesses(rounds: number, argumentsOf: Readonly<Record<string, readonly string[]>>): ProcessResults {
  const names = Object.keys(argumentsOf);
  const times = new Map(names.map((name) => [name, new Array<number>()]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const time = timeProcess(name, argumentsOf[name] ?? []);
      // The first round finds the files on the disk, and V8's code where it is kept.
      if (round > 0) times.get(name)?.push(time);
    }
  }
  const timings = timingsOf(times);
  const empty = times.get(EMPTY) ?? [];
  const results = names
    .filter((name) => name !== EMPTY)
    .map((name) => {
      const differences = (times.get(name) ?? []).map((time, round) => time - (empty[round] ?? Number.NaN));
      return { name, overEmpty: median(differences), ratio: timings.ratio(name, EMPTY) };
    });
  return { empty: timings.time(EMPTY), results };
}

/** Milliseconds from the start of a process to its end. */
function timeProcess(name: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const end = performance.now();
  if (status !== 0) throw new Error(`The process of ${name} failed: ${stderr}`);
  return end - start;
}
