/** Bytes that threads share. */
export type SharedBytes = Uint8Array<SharedArrayBuffer>;

/** The same bytes. */
export function asBuffer({ buffer, byteOffset, length }: SharedBytes): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

/** Cuts a text into blocks of whole lines. */
export interface Blocks {
  /** The blocks that the next bytes complete. One without a line end is what a very long line has so far. */
  readonly add: (bytes: Uint8Array) => readonly SharedBytes[];
  /** What is left at the end. */
  readonly rest: () => SharedBytes;
  /** Takes back a block that has been read, so that its memory serves for another. One that does not end with a line is kept by its reader. */
  readonly giveBack: (block: SharedBytes) => void;
}

const NEWLINE = 0x0a;

/** @param size - bytes of a block, more or less */
export function createBlocks(size: number): Blocks {
  const free: SharedBytes[] = [];
  const nextRoom = (): SharedBytes => free.pop() ?? new Uint8Array(new SharedArrayBuffer(2 * size));
  let room = nextRoom();
  let length = 0;

  /** Takes away what stands before a place. */
  const cut = (end: number): SharedBytes => {
    const block = room.subarray(0, end);
    const rest = room.subarray(end, length);
    room = nextRoom();
    room.set(rest);
    length = rest.length;
    return block;
  };
  return {
    add(bytes) {
      const all: SharedBytes[] = [];
      for (let start = 0; start < bytes.length; start += size) {
        const some = bytes.subarray(start, start + size);
        room.set(some, length);
        length += some.length;
        if (length < size) continue;
        const lineEnd = room.lastIndexOf(NEWLINE, length - 1) + 1;
        if (lineEnd > 0) all.push(cut(lineEnd));
        if (length >= size) all.push(cut(length));
      }
      return all;
    },
    rest: () => room.subarray(0, length),
    giveBack(block) {
      if (block.at(-1) === NEWLINE) free.push(new Uint8Array(block.buffer));
    },
  };
}
