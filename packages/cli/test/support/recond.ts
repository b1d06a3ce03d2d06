import { spawn } from "node:child_process";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type * as Cli from "@recond/cli";
import { afterAll } from "vitest";

/** What a run of the command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const bin = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));

/** The folder of the examples. */
export const examples: string = fileURLToPath(new URL("../../../../examples", import.meta.url));

interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs `recond` here and now if it can be told apart from a process only by its speed; `RECOND_TEST_PROCESSES=1` makes it one anyway. */
export function recond(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  if (process.env["RECOND_TEST_PROCESSES"] === "1") return recondProcess(args, options);
  // One after the other: the folder is that of the whole process.
  const run = runAfter(last, args, options);
  last = run;
  return run;
}

let last: Promise<unknown> = Promise.resolve();

async function runAfter(before: Promise<unknown>, args: readonly string[], options: RunOptions): Promise<Run> {
  await Promise.allSettled([before]);
  return runHere(args, options);
}

/** As Node loads it, so that the tests' tools do not work on it first. */
const { main, processEnvironment } = createRequire(import.meta.url)("@recond/cli") as typeof Cli;

async function runHere(args: readonly string[], { input = "", env = {}, cwd = "." }: RunOptions): Promise<Run> {
  const [stdout, stderr] = [collector(), collector()];
  const folderBefore = process.cwd();
  const nothing = await open("/dev/null");
  const stdin = Object.assign(Readable.from(piecesOf(Buffer.from(input))), { fd: nothing.fd });
  const host = { stdin, stdout: stdout.stream, stderr: stderr.stream, env: { ...process.env, ...env } };
  try {
    process.chdir(cwd);
    const code = await main(args, processEnvironment(host as unknown as NodeJS.Process));
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(folderBefore);
    await nothing.close();
  }
}

/** As large as those of a pipe. */
const PIECE_BYTES = 65_536;

function piecesOf(bytes: Buffer): readonly Buffer[] {
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES));
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    decodeStrings: true,
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString() };
}

/** Runs `recond` as a process of its own, with a stack that nothing has warmed up. */
export function recondProcess(args: readonly string[], { input = "", env = {}, cwd }: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, ...env }, cwd });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => out.push(data));
    child.stderr.on("data", (data: Buffer) => err.push(data));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    // A command that fails early does not read its input.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Runs a shell command line in which `recond` is the command under test. */
export function shell(script: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn("/bin/bash", ["-c", `recond() { "${process.execPath}" "${bin}" "$@"; }\n${script}`]);
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

/** The one JSON object that a run printed. */
export function json(run: Run): unknown {
  return JSON.parse(run.stdout);
}

/** A folder for the files of one test file. */
export async function folder(): Promise<{
  readonly path: string;
  readonly file: (name: string, content: string | Buffer | object) => Promise<string>;
}> {
  const path = await mkdtemp(join(tmpdir(), "recond-"));
  afterAll(() => rm(path, { recursive: true, force: true }));
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
