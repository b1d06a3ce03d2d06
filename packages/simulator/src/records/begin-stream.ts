/** A stream of which the beginning has been read, to tell what it holds. */
export interface BegunStream {
  /** The beginning, with a byte-order mark. */
  readonly beginning: Buffer;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  /** A byte-order mark before everything else, or nothing. */
  readonly mark: Buffer;
  /** All of it, the beginning in one piece. */
  readonly bytes: AsyncIterable<Buffer>;
  /** Lets go of a stream whose bytes nobody is going to read. */
  readonly close: () => Promise<void>;
}

/**
 * Reads the beginning of a stream.
 *
 * @param source - in pieces of any size
 * @param size - in bytes: the beginning is no shorter, unless the stream is
 */
export async function beginStream(source: AsyncIterable<Uint8Array>, size: number): Promise<BegunStream> {
  const pieces = fromBeginning(source, size);
  const { value: beginning = Buffer.alloc(0) } = await pieces.next();
  return {
    beginning,
    isWhole: beginning.length < size,
    mark: beginning.subarray(0, markLength(beginning)),
    bytes: joined(beginning, pieces),
    close: async () => void (await pieces.return(undefined)),
  };
}

/** The same bytes in pieces of which the first has at least a given size, unless there is less. */
async function* fromBeginning(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer, undefined> {
  let kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (length >= size) {
      yield piece;
      continue;
    }
    kept.push(piece);
    length += piece.length;
    if (length < size) continue;
    yield Buffer.concat(kept);
    kept = [];
  }
  if (length < size) yield Buffer.concat(kept);
}

async function* joined(first: Buffer, others: AsyncGenerator<Buffer, undefined>): AsyncGenerator<Buffer> {
  try {
    yield first;
    yield* others;
  } finally {
    // Whoever stops at the first piece has not come to the others.
    await others.return(undefined);
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function markLength(beginning: Buffer): number {
  return beginning.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}
