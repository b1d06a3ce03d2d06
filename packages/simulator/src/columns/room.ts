/**
 * Room for a column that is needed part after part: the same array each time, as arrays that nobody collects in time would fill the memory.
 *
 * @returns gives an array of a length, with whatever it held before
 */
export function createRoom<
  Column extends {
    readonly buffer: ArrayBufferLike;
    readonly length: number;
    subarray: (begin: number, end: number) => Column;
  },
>(make: (length: number) => Column): (length: number) => Column {
  let column = make(0);
  return (length) => {
    if (length > column.length) {
      letGo(column.buffer);
      column = make(Math.ceil(length * 1.125));
    }
    return column.subarray(0, length);
  };
}

/** Frees the bytes of arrays that nobody needs any more: until somebody collects them tens of megabytes would lie there. */
export function letGo(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
