import { beforeBlanks, behindBlanks } from "./blanks.js";
import type { Ending, Mark, MarkFinder, MarkMistake } from "./marks.js";

/** A part of a stream of records. */
export interface Part {
  readonly kind: PartKind;
  /** Where it ends in the bytes of its piece; it begins where the part before it ends. */
  readonly end: number;
}

/**
 * What a part is: a record, without white space around it but that which indents it; what stands between records; a record that is too
 * long to be read; or a mistake between records. A part may have no bytes where something is missing.
 */
export type PartKind = "record" | "between" | "too-long" | "no-bracket" | MarkMistake;

/** Some bytes of a stream, and the parts that they are. All pieces together are the stream, byte for byte. */
export interface Piece {
  readonly bytes: Buffer;
  readonly parts: readonly Part[];
  /** How the stream ends; undefined before its end. */
  readonly ending?: Ending;
}

/** Takes a stream apart that comes in pieces of any size. */
export interface Splitter {
  /** What the next bytes complete. */
  readonly push: (bytes: Buffer) => Piece;
  /** What the end of the stream completes. */
  readonly end: () => Piece;
  /** Whether nothing waits for further bytes: what comes next is a beginning. */
  readonly isEmpty: () => boolean;
}

/** Longest text of one record, in bytes; longer ones are reported and skipped, so that no stream can fill the memory. */
export const MAX_RECORD_BYTES: number = 16 * 1024 * 1024;

const NEWLINE = 0x0a;
const NO_BYTES = Buffer.alloc(0);

/** Cuts a stream at its marks. Never holds more than one record, and the bytes that it was given last. */
export function createSplitter(marks: MarkFinder): Splitter {
  /** The beginning of a record whose mark has not come yet. */
  let held: Buffer[] = [];
  let heldLength = 0;
  /** The present record is too long; it was reported, and the rest of it is passed on. */
  let isSkipping = false;

  const hold = (bytes: Buffer): void => {
    if (bytes.length === 0) return;
    held.push(bytes);
    heldLength += bytes.length;
  };
  const takeHeld = (bytes: Buffer): Buffer => {
    const taken = heldLength === 0 ? bytes : Buffer.concat([...held, bytes]);
    held = [];
    heldLength = 0;
    return taken;
  };
  const isKept = (restLength: number, hasMarks: boolean): boolean =>
    !marks.isOver() && (hasMarks || !isSkipping) && restLength + (hasMarks ? 0 : heldLength) <= MAX_RECORD_BYTES;

  return {
    push(bytes) {
      const found = marks.find(bytes);
      const complete = found.at(-1)?.end ?? 0;
      const isRestKept = isKept(bytes.length - complete, found.length > 0);
      const offset = heldLength;
      const block =
        isRestKept && complete === 0 ? NO_BYTES : takeHeld(isRestKept ? bytes.subarray(0, complete) : bytes);
      if (isRestKept) hold(bytes.subarray(complete));
      const parts = createParts(block);
      for (const mark of found) {
        if (isSkipping) parts.add("between", offset + mark.end);
        else parts.cut(offset + mark.start, mark);
        isSkipping = false;
      }
      const isTooLong = !isRestKept && !marks.isOver() && !isSkipping;
      if (isTooLong) isSkipping = parts.skip();
      else parts.add("between", block.length);
      return { bytes: block, parts: parts.all };
    },
    end() {
      const block = takeHeld(NO_BYTES);
      const parts = createParts(block);
      parts.cut(block.length, { start: 0, end: 0 });
      const ending = marks.ending();
      if (ending === "no-bracket") parts.add(ending, block.length);
      return { bytes: block, parts: parts.all, ending };
    },
    isEmpty: () => heldLength === 0 && !isSkipping,
  };
}

/** Collects the parts of some bytes, from the first byte on. */
interface Parts {
  readonly all: readonly Part[];
  /** Whatever is left before `end` is one part. */
  readonly add: (kind: PartKind, end: number) => void;
  /** Whatever is left before `end` is a record, white space, or both; behind it stands a mark. */
  readonly cut: (end: number, mark: Mark) => void;
  /** Whatever is left is the beginning of a record that is too long. Gives false when it is only white space. */
  readonly skip: () => boolean;
}

function createParts(bytes: Buffer): Parts {
  const all: Part[] = [];
  let done = 0;
  const add = (kind: PartKind, end: number): void => {
    if (kind !== "between") all.push({ kind, end });
    else if (end > done && all.at(-1)?.kind === "between") all[all.length - 1] = { kind, end };
    else if (end > done) all.push({ kind, end });
    done = end;
  };
  return {
    all,
    add,
    cut(end, mark) {
      const markEnd = end + mark.end - mark.start;
      const first = behindBlanks(bytes, done, end);
      if (first === end) {
        add("between", end);
        add(mark.mistake ?? "between", markEnd);
        return;
      }
      if (end - first > MAX_RECORD_BYTES) {
        add("too-long", end);
      } else {
        add("between", lineStart(bytes, done, first));
        add("record", beforeBlanks(bytes, first, end));
      }
      add("between", markEnd);
    },
    skip() {
      const isRecord = behindBlanks(bytes, done) < bytes.length;
      add(isRecord ? "too-long" : "between", bytes.length);
      return isRecord;
    },
  };
}

/** The beginning of the line in which a place stands, no further back than `from`. */
function lineStart(bytes: Buffer, from: number, place: number): number {
  let start = place;
  while (start > from && bytes[start - 1] !== NEWLINE) start -= 1;
  return start;
}
