import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EMPTY, PROGRAMS } from "../first-decision/programs.js";
import { timingsOf } from "./clock.js";
import { median } from "./median.js";

/** How much longer than a process that does nothing another takes. */
export interface ProcessResult {
  readonly name: string;
  /** Milliseconds from its start to its end. */
  readonly overEmpty: number;
  /** Milliseconds of processors, all of its threads and processes together; only Linux tells. */
  readonly processor: number | undefined;
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
    ...peers(campaign, fileURLToPath(urlOf("./median.js"))),
  });
}

/** What other tools of the kind take for the same: a JSON file formatted, a short program linted, each with no configuration. */
function peers(json: string, program: string): Readonly<Record<string, readonly string[]>> {
  const prettier = binary("prettier/bin/prettier.cjs");
  const eslint = binary("eslint/bin/eslint.js");
  const biome = binary("@biomejs/biome/bin/biome");
  return {
    "prettier --version": [prettier, "--version"],
    "prettier campaign.json": [prettier, "--no-config", json],
    "eslint --version": [eslint, "--version"],
    "eslint, a file of 13 lines": [eslint, "--no-config-lookup", "--rule", "no-undef: error", program],
    "biome --version": [biome, "--version"],
    "biome format campaign.json": [biome, "format", "--indent-style=space", json],
    "biome lint, the same 13 lines": [biome, "lint", program],
  };
}

function binary(path: string): string {
  return fileURLToPath(urlOf(`../../node_modules/${path}`));
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
  const processors = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const before = childrenTime();
      const time = timeProcess(name, argumentsOf[name] ?? []);
      // The first round finds the files on the disk, and V8's code where it is kept.
      if (round === 0) continue;
      times.get(name)?.push(time);
      processors.set(name, (processors.get(name) ?? 0) + childrenTime() - before);
    }
  }
  const timings = timingsOf(times);
  const empty = times.get(EMPTY) ?? [];
  const results = names
    .filter((name) => name !== EMPTY)
    .map((name) => {
      const differences = (times.get(name) ?? []).map((time, round) => time - (empty[round] ?? Number.NaN));
      const processor = ((processors.get(name) ?? 0) - (processors.get(EMPTY) ?? 0)) / rounds;
      return {
        name,
        overEmpty: median(differences),
        processor: existsSync(STATUS) ? processor : undefined,
        ratio: timings.ratio(name, EMPTY),
      };
    });
  return { empty: timings.time(EMPTY), results };
}

/** Where Linux says, among other things, what the processes that this one started and that have ended took. */
const STATUS = "/proc/self/stat";

/** Milliseconds of processors, in steps of ten, that this process's children took; the mean of some is exact. */
function childrenTime(): number {
  if (!existsSync(STATUS)) return 0;
  // Behind the name in parentheses; the times of the children are the 16th and 17th field of the whole.
  const fields = readFileSync(STATUS, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** Milliseconds from the start of a process to its end. */
function timeProcess(name: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const end = performance.now();
  if (status !== 0) throw new Error(`The process of ${name} failed: ${stderr}`);
  return end - start;
}
