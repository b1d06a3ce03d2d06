import type { AskedRows } from "../decisions/asked-rows.js";
import type { RowsOfFile } from "../logs/log-rows.js";
import { type BegunText, piecesOf, type SomeRows } from "../logs/read-file.js";
import type { Block, ReadBlock } from "./block.js";
import { asBuffer, createBlocks, type SharedBytes } from "./blocks.js";
import type { ReadingThreads } from "./reading-threads.js";

/** A block that is with a thread. */
interface Away {
  readonly columns: Block["columns"];
  readonly bytes: SharedBytes;
  readonly answer: Promise<ReadBlock | undefined>;
}

/** How a text is divided: bytes of a block, and blocks that may be away at a time. */
export interface Division {
  readonly size: number;
  readonly most: number;
}

/**
 * Reads a text with the help of threads. Its own reader stays the one who knows: what a thread read counts if this reader would have begun
 * there as the thread did, and otherwise it reads the block itself. So whatever a thread takes the beginning of its block for, the rows are
 * those of a text that is read from front to back.
 *
 * @param threadsFor - the threads, if there are any by now; hears how many bytes are to be read
 */
export async function* readBlocks(
  text: BegunText,
  division: Division,
  threadsFor: (bytes: number) => ReadingThreads | undefined,
): AsyncGenerator<SomeRows<AskedRows>> {
  const { source, reader } = text;
  const queue = createQueue(text, division);
  let hasRows = false;
  for await (const piece of piecesOf(source)) {
    const threads = threadsFor(piece.length);
    // What is said of a log by its first rows must not depend on who reads them.
    if (threads === undefined || !hasRows) {
      const some = reader.push(piece);
      hasRows ||= some.some(({ rows }) => rows.length > 0);
      yield* some;
    } else yield* queue.add(piece, threads);
  }
  yield* queue.end();
  yield* reader.end(source.cut());
}

/** Blocks that are with threads, in the order of the text. */
interface Queue {
  /** Takes bytes in, and gives what is ready. */
  readonly add: (piece: Buffer, threads: ReadingThreads) => AsyncGenerator<SomeRows<AskedRows>>;
  /** Gives all that is left. */
  readonly end: () => AsyncGenerator<SomeRows<AskedRows>>;
}

function createQueue({ source, reader, same }: BegunText, { size, most }: Division): Queue {
  const blocks = createBlocks(size);
  const away: Away[] = [];
  /** With which columns the next block begins, as far as is known. */
  let expected: Block["columns"] = null;

  const readHere = (bytes: SharedBytes): readonly RowsOfFile[] => {
    const rows = reader.push(asBuffer(bytes));
    expected = reader.joint()?.columns ?? expected;
    blocks.giveBack(bytes);
    return rows;
  };
  async function* next(): AsyncGenerator<SomeRows<AskedRows>> {
    const first = away.shift();
    if (first === undefined) return;
    const found = await first.answer;
    const joint = reader.joint();
    if (found === undefined || joint === undefined || joint.columns !== first.columns) {
      yield* readHere(first.bytes);
      return;
    }
    reader.skip(found.lines);
    blocks.giveBack(first.bytes);
    const moved = joint.line - found.firstLine;
    for (const rows of found.asked) yield { made: { ...movedBy(rows, moved), read: source.readSince() } };
  }
  return {
    async *add(piece, threads) {
      for (const bytes of blocks.add(piece)) {
        if (away.length >= most) yield* next();
        const joint = reader.joint();
        if (away.length === 0 && joint === undefined) {
          yield* readHere(bytes);
          continue;
        }
        expected = away.length === 0 && joint !== undefined ? joint.columns : expected;
        away.push({ columns: expected, bytes, answer: threads.read({ same, columns: expected, bytes }) });
      }
    },
    async *end() {
      while (away.length > 0) yield* next();
      yield* readHere(blocks.rest());
    },
  };
}

/** Rows that stand so many lines further down. */
function movedBy(rows: AskedRows, lines: number): AskedRows {
  const { source } = rows;
  const rejected = source.rejected.map((each) => ({ ...each, line: each.line + lines }));
  return { ...rows, source: { ...source, rejected, lines: source.lines.map((line) => line + lines) } };
}
