import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, onTestFinished, TestRunner } from "vitest";
import { piecesOf, recondInProcess, type Run, type RunOptions } from "./in-process.js";

export type { Run } from "./in-process.js";

/** The command. */
export const bin: string = fileURLToPath(new URL("../../../recond/dist/bin.js", import.meta.url));

/** The folder of the examples. */
export const examples: string = fileURLToPath(new URL("../../../../examples", import.meta.url));

/**
 * Runs `recond` without starting a process, which takes a tenth of the time. `in-process.test.ts` shows that it says the same.
 * With `RECOND_TEST_PROCESSES=1` each run is a process all the same.
 */
export function recond(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return process.env["RECOND_TEST_PROCESSES"] === "1" ? recondProcess(args, options) : recondInProcess(args, options);
}

/** Runs `recond` as a process of its own: with a stack of its own, which nothing has warmed up, and real streams. */
export async function recondProcess(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { input = "", env = {}, cwd } = options;
  const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, FORCE_COLOR: "", ...env }, cwd });
  const run = finished(child);
  // A command that fails early does not read its input.
  child.stdin.on("error", () => {});
  for (const piece of piecesOf(input)) child.stdin.write(piece);
  child.stdin.end();
  return run;
}

function finished(child: ChildProcessWithoutNullStreams): Promise<Run> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => out.push(data));
    child.stderr.on("data", (data: Buffer) => err.push(data));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** A run of `recond` that goes on until it is ended. */
export interface Watching {
  /** Both streams. */
  readonly text: () => string;
  /** Resolves once so many runs have come to their end. */
  readonly runs: (count: number) => Promise<void>;
  /** Presses Ctrl-C; the exit code. */
  readonly end: () => Promise<number | null>;
}

/** Runs `recond` with `--watch`, as a process of its own. */
export function recondWatching(args: readonly string[], cwd?: string): Watching {
  const child = spawn(process.execPath, [bin, ...args, "--watch"], { cwd });
  let text = "";
  child.stdout.on("data", (data: Buffer) => (text += data.toString()));
  child.stderr.on("data", (data: Buffer) => (text += data.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.on("close", resolve);
  });
  return {
    text: () => text,
    runs: (count) =>
      expect
        .poll(() => text.split("Watching for changes").length - 1, { timeout: 20_000 })
        .toBeGreaterThanOrEqual(count),
    end: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** How to run on an input: a long one could overflow the stack, which shows only in a process, as nothing has warmed up its stack. */
export function runnerFor(input: unknown): typeof recond {
  return (typeof input === "string" || Buffer.isBuffer(input)) && input.length > 50_000 ? recondProcess : recond;
}

/** Runs a shell command line in which `recond` is the command under test. */
export function shell(script: string): Promise<Run> {
  return finished(spawn("/bin/bash", ["-c", `recond() { "${process.execPath}" "${bin}" "$@"; }\n${script}`]));
}

/** The one JSON object that a run printed. */
export function json(run: Run): unknown {
  return JSON.parse(run.stdout);
}

/** A folder for the files of one test file, or of one test. */
export async function folder(): Promise<{
  readonly path: string;
  readonly file: (name: string, content: string | Buffer | object) => Promise<string>;
}> {
  const path = await mkdtemp(join(tmpdir(), "recond-"));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  if (TestRunner.getCurrentTest() === undefined) afterAll(remove);
  else onTestFinished(remove);
  return {
    path,
    async file(name, content) {
      const full = join(path, name);
      await writeFile(
        full,
        typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content),
      );
      return full;
    },
  };
}

/** Errors are messages: never a stack trace. */
export const STACK_TRACE: RegExp = /^\s+at .*(?:\.js|node:)/m;
