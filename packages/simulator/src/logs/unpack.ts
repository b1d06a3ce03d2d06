import { createGunzip, createZstdDecompress } from "node:zlib";
import type { LogCompression } from "./log-rows.js";

/** Packed bytes are unpacked so many at a time: a megabyte of nothing but zeros may be packed in a thousand. */
const STEP_BYTES = 16 * 1024;

/** Pieces that come out; those of Node are smaller. */
const SIZES = { chunkSize: 128 * 1024 };

/** How a file is packed, by its first bytes. */
export function compressionOf(beginning: Uint8Array): LogCompression | null {
  const [first, second, third, fourth] = beginning;
  if (first === 0x1f && second === 0x8b) return "gzip";
  return first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd ? "zstd" : null;
}

/** Whether this Node can unpack it: zstd came with Node 22.15. */
export function canUnpack(compression: LogCompression): boolean {
  return compression === "gzip" || typeof createZstdDecompress === "function";
}

/**
 * Unpacks a file, all of its members.
 *
 * @param onCut - hears why the rest cannot be unpacked; what came before was given
 */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  compression: LogCompression,
  onCut: (problem: string) => void,
): AsyncGenerator<Buffer> {
  const engine = createEngine(compression);
  let given = 0;
  let before: Iterable<Buffer> | AsyncIterable<Buffer> = [];
  try {
    for await (const bytes of packed) {
      for (let start = 0; start < bytes.length && !engine.isOver(); start += STEP_BYTES) {
        const step = bytes.subarray(start, start + STEP_BYTES);
        given += step.length;
        const next = engine.write(step);
        // Whoever takes these works while the next ones are unpacked.
        yield* before;
        before = next;
      }
      if (engine.isOver()) break;
    }
    yield* before;
    yield* engine.end();
    const problem = engine.problem(given);
    if (problem !== undefined) onCut(problem);
  } finally {
    engine.close();
  }
}

/** A stream of zlib, asked step by step: what comes before an error is not lost. */
interface Engine {
  /** Begins at once, and gives what has come out. */
  readonly write: (bytes: Uint8Array) => AsyncIterable<Buffer>;
  readonly end: () => AsyncIterable<Buffer>;
  /** Whether it takes no more bytes. */
  readonly isOver: () => boolean;
  /** @param given - how many bytes it was given */
  readonly problem: (given: number) => string | undefined;
  readonly close: () => void;
}

function createEngine(compression: LogCompression): Engine {
  const stream = compression === "gzip" ? createGunzip(SIZES) : createZstdDecompress(SIZES);
  let out: Buffer[] = [];
  let failure: (Error & { readonly code?: string }) | undefined;
  let isOver = false;
  stream.on("data", (bytes: Buffer) => out.push(bytes));
  /** Steps that have begun. */
  const waiting = new Set<() => void>();
  const stop = (): void => {
    isOver = true;
    for (const done of waiting) done();
  };
  stream.on("end", stop);
  stream.on("error", (error) => {
    failure = error;
    stop();
  });
  async function* whatCame(step: Promise<void>): AsyncGenerator<Buffer> {
    await step;
    const taken = out;
    out = [];
    yield* taken;
  }
  const step = (start: (done: () => void) => unknown): AsyncIterable<Buffer> =>
    whatCame(
      new Promise((resolve) => {
        const done = (): void => {
          waiting.delete(done);
          resolve();
        };
        waiting.add(done);
        if (isOver) done();
        else start(done);
      }),
    );
  return {
    write: (bytes) => step((done) => stream.write(bytes, done)),
    // Over once all has come: `end` calls back before that.
    end: () => step(() => stream.end()),
    isOver: () => isOver,
    problem(given) {
      if (failure?.code === "Z_BUF_ERROR") return `The ${compression} file ends in the middle: the log may go on.`;
      // Node passes over what follows the last member, where that is not looked at as one.
      const isDamaged = failure !== undefined || (compression === "zstd" && stream.bytesWritten < given);
      return isDamaged ? `From here on the ${compression} file is damaged: what follows was not read.` : undefined;
    },
    close: () => void stream.destroy(),
  };
}
