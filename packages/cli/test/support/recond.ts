import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** What a run of the command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const bin = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));

/** Hundreds of runs need not all compile the command anew: that is most of the time of a short one. */
const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../../../../node_modules/.cache/recond", import.meta.url)),
};

/** The folder of the examples. */
export const examples: string = fileURLToPath(new URL("../../../../examples", import.meta.url));

interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs `recond` as a process of its own. */
export function recond(args: readonly string[], { input = "", env = {}, cwd }: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, ...compileCache, ...env }, cwd });
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
