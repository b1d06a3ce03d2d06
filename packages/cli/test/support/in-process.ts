import { Readable, Writable } from "node:stream";
import { main, processEnvironment } from "@recond/cli";
import { expect } from "vitest";
import manifest from "../../../recond/package.json" with { type: "json" };

/** What a run of the command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What surrounds a run of the command. */
export interface RunOptions {
  /** What standard input has: a text, or the pieces in which it comes. */
  readonly input?: string | Buffer | readonly Uint8Array[];
  /** On top of the variables of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether nobody reads standard output. Only in this process: with a real pipe it is a race. */
  readonly isClosed?: boolean;
  /** Standard output is a terminal that is so wide. Only in this process. */
  readonly columns?: number;
}

/** Runs `recond` in the process of the test, one run after the other: the working folder is that of the whole process. */
export function recondInProcess(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const run = runAfter(last, args, options);
  last = run;
  return run;
}

let last: Promise<unknown> = Promise.resolve();

async function runAfter(before: Promise<unknown>, args: readonly string[], options: RunOptions): Promise<Run> {
  await Promise.allSettled([before]);
  const clean = stateOfProcess();
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on("warning", note);
  try {
    return await runNow(args, options);
  } finally {
    process.off("warning", note);
    process.chdir(clean.folder);
    // A process would have printed the warnings, and taken what else is left behind for its own.
    expect({ ...stateOfProcess(), warnings }).toEqual({ ...clean, warnings: [] });
  }
}

async function runNow(
  args: readonly string[],
  { input = "", env = {}, cwd = ".", isClosed = false, columns }: RunOptions,
): Promise<Run> {
  process.chdir(cwd);
  const [stdout, stderr] = [new Collector(isClosed), new Collector()];
  if (columns !== undefined) Object.assign(stdout, { isTTY: true, columns });
  const host = {
    stdin: Readable.from(piecesOf(input)),
    stdout,
    stderr,
    env: { ...process.env, FORCE_COLOR: "", ...env },
  };
  const code = await main(args, processEnvironment(host, manifest));
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function stateOfProcess(): { readonly folder: string; readonly exitCode: unknown; readonly listeners: object } {
  const listeners = Object.fromEntries(process.eventNames().map((name) => [name, process.listenerCount(name)]));
  return { folder: process.cwd(), exitCode: process.exitCode, listeners };
}

/** As large as those of a pipe. */
const PIECE_BYTES = 65_536;

/** Standard input in pieces. */
export function piecesOf(input: string | Buffer | readonly Uint8Array[]): readonly Uint8Array[] {
  if (typeof input !== "string" && !Buffer.isBuffer(input)) return input;
  const bytes = Buffer.from(input);
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES));
}

/** Takes what is written to it. */
class Collector extends Writable {
  readonly #pieces: Buffer[] = [];
  readonly #isClosed: boolean;

  constructor(isClosed = false) {
    super();
    this.#isClosed = isClosed;
  }

  override _write(piece: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (!this.#isClosed) this.#pieces.push(piece);
    done(this.#isClosed ? Object.assign(new Error("write EPIPE"), { code: "EPIPE" }) : null);
  }

  text(): string {
    return Buffer.concat(this.#pieces).toString();
  }
}
