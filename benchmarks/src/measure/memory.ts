import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { makePayloads } from "../workload/campaigns/make-payloads.js";

/** The memory of `recond lint` while it reads a long stream of campaigns. */
export interface MemoryResult {
  /** Bytes that were read. */
  readonly bytes: number;
  readonly payloads: number;
  /** Milliseconds from the start of the process to its end. */
  readonly time: number;
  /** Bytes at the most: until a quarter of the stream was read, and until its end. */
  readonly peakAtQuarter: number;
  readonly peak: number;
}

const COMMAND = fileURLToPath(new URL("../../../packages/recond/dist/bin.js", import.meta.url));
const TELL_MEMORY = new URL("../long-run/tell-memory.js", import.meta.url).href;

/**
 * Lints a stream of NDJSON by the command, as a process of its own. The stream is made while it is read.
 *
 * @param bytes - how long the stream is, at least
 */
export async function measureMemory(bytes: number): Promise<MemoryResult> {
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", TELL_MEMORY, COMMAND, "lint", "-"], {
    stdio: ["pipe", "pipe", "inherit", "pipe"],
  });
  const { stdin, stdout } = child;
  const told = child.stdio[3];
  if (stdin === null || stdout === null || !isReadable(told)) throw new TypeError("The process is not connected.");
  const ended = once(child, "close");
  const peak = lastNumber(told);
  const report = lastText(stdout);
  let peakAtQuarter = Number.NaN;
  let payloads = 0;
  // No faster than it is read.
  const stream = streamOf(bytes, (written, count) => {
    payloads = count;
    if (Number.isNaN(peakAtQuarter) && written >= bytes / 4) peakAtQuarter = peak();
  });
  await pipeline(Readable.from(stream), stdin);
  await ended;
  if (!report().includes(`in ${payloads.toLocaleString("en")} payloads`)) {
    throw new Error(`The command has not looked at ${payloads} payloads: ${report()}`);
  }
  return {
    bytes,
    payloads,
    time: performance.now() - start,
    peakAtQuarter: peakAtQuarter * KILOBYTE,
    peak: peak() * KILOBYTE,
  };
}

/** As systems count memory. */
const KILOBYTE = 1024;

/** Payloads, one a line, some lines at a time, as what is read from a disk or a network comes. */
function* streamOf(bytes: number, progress: (written: number, payloads: number) => void): Generator<string> {
  const lines = makePayloads(DISTINCT).map(({ text }) => `${JSON.stringify(JSON.parse(text))}\n`);
  let written = 0;
  for (let count = 0; written < bytes; count += BUNDLE) {
    const start = count % lines.length;
    const bundle = lines.slice(start, start + BUNDLE).join("");
    yield bundle;
    written += Buffer.byteLength(bundle);
    progress(written, count + BUNDLE);
  }
}

/** So many bundles are whole. */
const BUNDLE = 20;
const DISTINCT = 50 * BUNDLE;

function isReadable(stream: Readable | Writable | null | undefined): stream is Readable {
  return stream !== null && stream !== undefined && "read" in stream;
}

/** Reads lines of numbers; gives the last one. */
function lastNumber(from: Readable): () => number {
  const text = lastText(from);
  return () => Number(text().trimEnd().split("\n").at(-1));
}

/** Reads a text of any length; gives the end of it. */
function lastText(from: Readable): () => string {
  let last = "";
  from.setEncoding("utf8").on("data", (text: string) => {
    last = (last + text).slice(-500);
  });
  return () => last;
}
