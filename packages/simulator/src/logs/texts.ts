import { isAscii, isUtf8 } from "node:buffer";

const FIRST_BEYOND_ASCII = 0x80;

/** Node keeps the bytes of longer texts outside of its heap, which costs more than it saves. */
const WINDOW_BYTES = 256 * 1024;

/**
 * The texts of ranges of some bytes, asked for in their order; undefined for one that is no UTF-8. ASCII is decoded many ranges at a
 * time, which is much faster.
 */
export function textsIn(bytes: Buffer): (start: number, end: number) => string | undefined {
  const isText = isUtf8(bytes);
  const decode = (start: number, end: number): string | undefined =>
    isText || isUtf8(bytes.subarray(start, end)) ? bytes.toString("utf8", start, end) : undefined;
  /** There is nothing but ASCII from the last range up to here. */
  let known = isAscii(bytes) ? bytes.length : 0;
  let window = "";
  let windowStart = 0;
  return (start, end) => {
    known = Math.max(known, start);
    while (known < end && (bytes[known] ?? 0) < FIRST_BEYOND_ASCII) known += 1;
    if (known < end) return decode(start, end);
    if (end > windowStart + window.length) {
      windowStart = start;
      window = bytes.toString("latin1", start, Math.max(end, start + WINDOW_BYTES));
    }
    return window.slice(start - windowStart, end - windowStart);
  };
}
